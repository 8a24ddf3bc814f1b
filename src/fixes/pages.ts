// The AWS page that each kind of repair rests on.
import type { GateName } from '#decision/verdict.ts';

const GUIDE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/';
const ORG = 'https://docs.aws.amazon.com/organizations/latest/userguide/';

export const PAGES = {
  trust: `${GUIDE}id_roles_update-role-trust-policy.html`,
  permission: `${GUIDE}id_roles_use_permissions-to-switch.html`,
  boundary: `${GUIDE}access_policies_boundaries.html`,
  session: `${GUIDE}access_policies.html#policies_session`,
  scp: `${ORG}orgs_manage_policies_scps_evaluation.html`,
  rcp: `${ORG}orgs_manage_policies_rcps_evaluation.html`,
  principal: `${GUIDE}reference_policies_elements_principal.html`,
  externalId: `${GUIDE}id_roles_common-scenarios_third-party.html`,
  identityCenter: 'https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html',
  service: `${GUIDE}confused-deputy.html`,
  oidc: `${GUIDE}id_roles_create_for-idp_oidc.html`,
  saml: `${GUIDE}id_roles_create_for-idp_saml.html`,
  tags: `${GUIDE}id_session-tags.html`,
  sourceIdentity: `${GUIDE}id_credentials_temp_control-access_monitor.html`,
  condition: `${GUIDE}reference_policies_elements_condition.html`,
  operators: `${GUIDE}reference_policies_elements_condition_operators.html`,
  keys: `${GUIDE}reference_policies_condition-keys.html`,
  deny: `${GUIDE}reference_policies_evaluation-logic_policy-eval-denyallow.html`,
  grammar: `${GUIDE}reference_policies_grammar.html`,
  compare: `${GUIDE}id_credentials_sts-comparison.html`,
  assumeRoot: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html',
} as const satisfies Record<string, string>;

export const pageOf = (gate: GateName): string => PAGES[gate];
