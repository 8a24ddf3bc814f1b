// The rules that an explanation names (iam-semantics 6.2), with the AWS page each comes from.
import type { Verdict } from '#decision/verdict.ts';

export type RuleId = 'R1' | 'R2' | 'R3' | 'R4' | 'R5' | 'R6' | 'R7' | 'R8' | 'R9';

const GUIDE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/';

export const RULES: Readonly<Record<RuleId, Verdict['rule']>> = {
  R1: {
    id: 'R1',
    text: 'Same account, named directly: inside one account AWS needs one yes when the trust policy names this user or role itself.',
    page: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html',
  },
  R2: {
    id: 'R2',
    text: 'Same account, account named: the trust policy only delegates to the account, so an identity-based policy has to allow it as well.',
    page: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html',
  },
  R3: {
    id: 'R3',
    text: 'Cross-account: both sides have to say yes, the role’s trust policy and the caller’s own account.',
    page: `${GUIDE}reference_policies_evaluation-logic-cross-account.html`,
  },
  R4: {
    id: 'R4',
    text: 'An AWS service has no identity-based policies: the trust policy decides alone.',
    page: `${GUIDE}reference_policies_elements_principal.html`,
  },
  R5: {
    id: 'R5',
    text: 'A federated identity has no identity-based policies: the trust policy decides alone, by what the token says.',
    page: `${GUIDE}id_roles_providers.html`,
  },
  R6: {
    id: 'R6',
    text: 'An explicit deny wins over every allow, wherever it stands.',
    page: `${GUIDE}reference_policies_evaluation-logic_policy-eval-denyallow.html`,
  },
  R7: {
    id: 'R7',
    text: 'A ceiling (SCP, permissions boundary or session policy) grants nothing, but it has to allow the call as well.',
    page: `${GUIDE}reference_policies_evaluation-logic_policy-eval-denyallow.html`,
  },
  R8: {
    id: 'R8',
    text: 'AWS has no such call, whatever the policies say.',
    page: `${GUIDE}id_credentials_sts-comparison.html`,
  },
  R9: {
    id: 'R9',
    text: 'Same account or not: not known. The pair is judged both ways, and where the two differ the account decides.',
    page: `${GUIDE}reference_policies_evaluation-logic-cross-account.html`,
  },
};
