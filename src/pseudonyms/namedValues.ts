// Values that a key beside them calls names, in JSON, YAML, HCL, profiles and command lines. What the engine joins into
// the inventory it says itself; these are the names that no verdict needs.
const KEYS = [
  'RoleName',
  'UserName',
  'GroupName',
  'PolicyName',
  'InstanceProfileName',
  'PermissionSetName',
  'ExternalId',
  'RoleSessionName',
  'SourceIdentity',
  'AccountName',
  'AccountAlias',
  'MasterAccountEmail',
  'DisplayName',
  'role_name',
  'user_name',
  'group_name',
  'policy_name',
  'role_session_name',
  'session_name',
  'external_id',
  'source_identity',
  'account_name',
  'alias',
  'bucket',
  'bucketName',
  'BucketName',
  'source_profile',
  'namespace',
  'serviceAccountName',
  'role-name',
  'user-name',
  'group-name',
  'policy-name',
  'role-session-name',
  'external-id',
  'profile',
  'principalId',
  'sessionName',
  'userName',
  'roleName',
].join('|');

const VALUE = String.raw`(?:"(?<double>[^"\n]{1,256})"|'(?<single>[^'\n]{1,256})'|(?<bare>[\w+=.@*?/-]{1,256}))`;
const NAMED = new RegExp(
  String.raw`(?<![\w-])(?:--)?["']?(?:${KEYS})["']?(?:[ \t]*[:=][ \t]*|[ \t]+(?=[\w"'])|(?=["']))${VALUE}`,
  'g',
);
const BLOCKS = /\[(?:profile )?(?<own>[\w+=.@/-]+)\]/g;
/** Filled in elsewhere, or no text at all. */
const NO_NAME =
  /^(?:!|\$|true$|false$|null$|None$|var\.|local\.|each\.|data\.|aws_|module\.|arn:|default$|\d+$)|\$\{/;

export function* namedValues(text: string): Generator<string> {
  for (const { groups = {} } of text.matchAll(NAMED)) {
    const value = groups['double'] ?? groups['single'] ?? groups['bare'] ?? '';
    if (!NO_NAME.test(value)) yield value;
  }
  for (const { groups } of text.matchAll(BLOCKS)) if (groups?.['own'] !== undefined) yield groups['own'];
}

/** Names of things in a CloudFormation template: keys, and values of references. */
export function* logicalIds(text: string): Generator<string> {
  for (const { groups } of text.matchAll(
    /["']?(?<id>[A-Za-z0-9]+)["']?[ \t]*:\s*\{?\s*["']?Type["']?[ \t]*:\s*["']?AWS::/g,
  ))
    if (groups?.['id'] !== undefined) yield groups['id'];
}
