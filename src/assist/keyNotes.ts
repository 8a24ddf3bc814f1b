// What people trip over with single condition keys, beside who sets them (#iam/conditionKeys.ts).
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html

const SERVICE_ONLY =
  'It exists only when a service calls with its own principal: for a user or a role it is missing.';
const NETWORK = 'Missing when the call does not go through a VPC endpoint.';
const MFA =
  'Missing for access keys of a user (no session), for services and for federated callers. Sessions of AssumeRole carry none, as AWS documents it.';
const ORGANIZATION =
  'Missing outside of organizations, for services, and for calls with SAML or a web identity.';
const TAGS = 'Present only when the caller passes tags, which needs `sts:TagSession` as well.';
const ALWAYS = 'Every call has it.';

/** By name, lower-cased; of a family with its slash. */
const NOTES: Readonly<Record<string, string>> = {
  'aws:principalarn':
    'With the path, and never the ARN of a session. The ARN with `:root` is the root user alone. Services and federated callers have none.',
  'aws:principalaccount': 'Services have none.',
  'aws:principalorgid': ORGANIZATION,
  'aws:principalorgpaths': `Such as \`o-example/r-ab12/ou-ab12-11111111/\`. ${ORGANIZATION}`,
  'aws:principaltag/':
    'A session tag counts before a tag of the role with the same name. Services and federated callers have none.',
  'aws:principaltype':
    '`User`, `AssumedRole` for roles and their sessions, `Account` for the root user, or `FederatedUser`.',
  'aws:principalisawsservice':
    'Use it with BoolIfExists: it is not certain that calls with SAML or a web identity have it.',
  'aws:principalservicename': SERVICE_ONLY,
  'aws:principalservicenameslist': SERVICE_ONLY,
  'aws:userid': 'Of a user `AIDA…`; of a role `AROA…:` and the name of its session.',
  'aws:username': 'Without the path. Roles, sessions and services have none.',
  'aws:federatedprovider': 'Missing for users, and for roles that nobody federated became.',
  'aws:tokenissuetime': 'Missing for access keys of a user.',
  'aws:multifactorauthpresent': `${MFA} A Deny should use BoolIfExists with false.`,
  'aws:multifactorauthage': MFA,
  'aws:sourceidentity':
    'It is what the calling session has already; what this call would set is `sts:SourceIdentity`.',
  'aws:sourcearn': SERVICE_ONLY,
  'aws:sourceaccount': SERVICE_ONLY,
  'aws:sourceorgid': SERVICE_ONLY,
  'aws:sourceorgpaths': SERVICE_ONLY,
  'aws:requesttag/': TAGS,
  'aws:tagkeys': TAGS,
  'sts:transitivetagkeys': TAGS,
  'aws:requestedregion': `The region of the endpoint of STS; the global endpoint counts as us-east-1. ${ALWAYS}`,
  'aws:currenttime': ALWAYS,
  'aws:epochtime': ALWAYS,
  'aws:securetransport': 'STS is reached by TLS only, so for the assumption of roles it is true.',
  'aws:sourceip':
    'Missing when the call goes through a VPC endpoint, and when a service calls on somebody’s behalf.',
  'aws:sourcevpc': NETWORK,
  'aws:sourcevpcarn': NETWORK,
  'aws:sourcevpce': NETWORK,
  'aws:vpcsourceip': NETWORK,
  'aws:vpceaccount': NETWORK,
  'aws:vpceorgid': NETWORK,
  'aws:vpceorgpaths': NETWORK,
  'aws:viaawsservice': 'AssumeRole is called directly, so there it is false.',
  'aws:calledvia': 'AssumeRole is called directly, so there it is missing.',
  'aws:calledviafirst': 'AssumeRole is called directly, so there it is missing.',
  'aws:calledvialast': 'AssumeRole is called directly, so there it is missing.',
  'sts:externalid':
    'In AssumeRole only; missing unless the caller sends it. The console’s Switch Role cannot send one.',
  'sts:rolesessionname': 'Every call that becomes a role has it; `*` is therefore no restriction.',
  'sts:sourceidentity':
    'It is what this call would set, and needs `sts:SetSourceIdentity` as well; what the calling session has already is `aws:SourceIdentity`.',
  'sts:requestcontextproviders': 'In AssumeRole only, and needs `sts:SetContext` as well.',
  'sts:requestcontext/': 'In AssumeRole only, and needs `sts:SetContext` as well.',
  'sts:durationseconds': 'In AssumeRole it is always missing: limit the duration by MaxSessionDuration.',
  'sts:awsservicename': 'Missing when somebody assumes a role.',
  'sts:taskpolicyarn': 'Missing when somebody assumes a role.',
  'sts:roleauthorizedbyidp': 'In AssumeRoleWithWebIdentity only.',
  'saml:aud': 'In AssumeRoleWithSAML only: the Recipient of the assertion, no audience as tokens have it.',
  'saml:doc': 'In AssumeRoleWithSAML only: account id, slash, name of the provider.',
  'ec2:sourceinstancearn': 'On sessions that EC2 started, and missing elsewhere.',
  'ec2:roledelivery': 'On sessions that EC2 started, and missing elsewhere.',
  'lambda:sourcefunctionarn': 'On sessions that Lambda started, and missing elsewhere.',
};

export const NOTED_KEYS: readonly string[] = Object.keys(NOTES);

/** null: nothing beyond what the table of keys says. */
export function keyNote(key: string): string | null {
  const lower = key.toLowerCase();
  const slash = lower.indexOf('/');
  const isClaim = /^[^:]*\.[^:]+:/.test(lower);
  if (isClaim) {
    const host = lower.slice(0, lower.lastIndexOf(':'));
    return `Only calls with a token of ${host} have it.`;
  }
  const own = NOTES[lower] ?? NOTES[slash < 0 ? '' : lower.slice(0, slash + 1)];
  return own ?? (lower.startsWith('saml:') ? 'In AssumeRoleWithSAML only.' : null);
}
