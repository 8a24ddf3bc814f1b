variable "partner_account_id" {
  description = "Who works for us."
  type        = string
}
