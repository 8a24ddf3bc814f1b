variable "partner" {
  description = "The account of the partner"
  type        = string
}
