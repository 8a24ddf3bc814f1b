// What AWS says when it refuses to save a policy, and what it comes to.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_roles.html
import { arnFields, isAccountId, isPlaceholderAccount } from '#language/arn.ts';

export interface SavingRefusal {
  readonly code: string;
  /** `g` flag. */
  readonly test: RegExp;
  readonly says: (found: readonly (string | undefined)[]) => string;
}

const NOT_THERE =
  'A user or role has to exist when a policy names it: create it first (in Terraform: refer to the resource, or depends_on), and write its path and the case of its name as they are.';

/** Why AWS does not know an `AWS` principal, by what can be seen in it. */
function unknownPrincipal(value: string): string {
  const [, , service = '', , account = '', resource = ''] = arnFields(value);
  if (/[*?]/.test(value))
    return 'A principal cannot hold wildcards: name the account, and add ArnLike on aws:PrincipalArn.';
  if (/^A(?:ID|RO)A[A-Z0-9]{10,}$/.test(value))
    return 'This is the id of a user or role that was deleted: name one that exists.';
  if (!value.startsWith('arn:') && !isAccountId(value))
    return 'That is no account id and no ARN of an account, user, role or session.';
  if (service === 'iam' && /^\d+$/.test(account) && !isAccountId(account))
    return `${account} has ${account.length} digits; an account id has 12.`;
  if (isPlaceholderAccount(account) && /^[\w-]*$/.test(account) && !/\d/.test(account))
    return `${account} stands where the 12 digits of an account belong.`;
  if (service === 'sts' && resource.startsWith('assumed-role/') && !resource.slice(13).includes('/'))
    return 'The ARN of a session ends with the name of the session; whoever is meant by any session is named by the ARN of the role.';
  if (resource.startsWith('role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_'))
    return 'Roles of Identity Center have the region in their path, unless it is us-east-1: role/aws-reserved/sso.amazonaws.com/<region>/AWSReservedSSO_…. Simpler: name the account, with ArnLike on aws:PrincipalArn.';
  if (resource.replace(/^role\//, '').startsWith('AWSReservedSSO_'))
    return 'Roles of Identity Center have a path: role/aws-reserved/sso.amazonaws.com/<region>/AWSReservedSSO_….';
  if (/^(?:group|policy|instance-profile)\//.test(resource))
    return `A ${resource.slice(0, resource.indexOf('/')).replace('-', ' ')} can be no principal: name the users or roles themselves.`;
  return resource === 'root' || isAccountId(value)
    ? 'There is no such account, or it was closed.'
    : NOT_THERE;
}

function refusedPrincipal(kind: string, value: string): string {
  const said = `AWS knows no principal ${value}, so it saved nothing. `;
  if (kind === 'SERVICE') return `${said}That is no name of a service: most are <service>.amazonaws.com.`;
  if (kind === 'FEDERATED')
    return `${said}The identity provider is not in the account, or its ARN is written otherwise: aws iam list-open-id-connect-providers and list-saml-providers show those that are.`;
  return said + unknownPrincipal(value);
}

/** Its words stand in `text/refusals.ts`, too. */
export const SAVING_REFUSALS: readonly SavingRefusal[] = [
  {
    code: 'REFUSED-PRINCIPAL',
    test: /Invalid principal in policy: {0,4}\\?"([A-Za-z]{2,16})\\?" {0,4}: {0,4}\\?"([^"\\\n]{1,400})/g,
    says: ([, kind = '', value = '']) => refusedPrincipal(kind.toUpperCase(), value),
  },
  {
    code: 'REFUSED-PRINCIPAL-HERE',
    test: /Policy document should not specify a principal/gi,
    says: () =>
      'A policy with a Principal was attached as a permissions policy (to a user, group or role). Who may assume a role stands in the trust policy of that role; a permissions policy names the role in Resource and has no Principal.',
  },
  {
    code: 'REFUSED-NO-PRINCIPAL',
    test: /The passed in policy has a statement with no principals|Missing required field Principal/gi,
    says: () =>
      'A statement of the trust policy names nobody: its Principal is missing or empty (in Terraform often a list or variable that is empty).',
  },
  {
    code: 'REFUSED-RESOURCE',
    test: /Has prohibited field Resource/gi,
    says: () =>
      'A trust policy has no Resource: the role itself is the resource. A statement with Resource belongs into a permissions policy.',
  },
  {
    code: 'REFUSED-ACTION',
    test: /AssumeRole policy may only specify STS AssumeRole actions/gi,
    says: () =>
      'A permissions policy was given as a trust policy: there only sts:AssumeRole… , sts:TagSession, sts:SetSourceIdentity and sts:SetContext may stand.',
  },
  {
    code: 'REFUSED-LENGTH',
    test: /Cannot exceed quota for ACLSizePerRole: (\d+)/gi,
    says: ([, most = '2048']) =>
      `The trust policy has more than ${most} characters. Put values of one key into one list, or name the account with a condition; the quota can be raised to 8192.`,
  },
];
