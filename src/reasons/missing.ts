// Documents that nobody gave and that would decide, with the command that fetches each.
// https://docs.aws.amazon.com/cli/latest/reference/iam/
import { iamName, parseArn } from '#language/arn.ts';
import { isUnknownAccount } from '#language/unknownAccount.ts';
import { PSEUDO_KEYS } from '#iam/context.ts';
import type { InventoryPrincipal } from '#decision/inventory.ts';
import type { CompiledLevel } from '#decision/model.ts';
import type { Situation } from '#decision/situation.ts';
import type { Missing } from '#decision/verdict.ts';

const inAccount = (account: string | null | undefined): string =>
  account === null || account === undefined || account === '' || isUnknownAccount(account)
    ? ''
    : `  # with credentials of account ${account}`;

const MANAGED_VERSION = (arn: string): string =>
  `aws iam get-policy-version --policy-arn ${arn} --version-id "$(aws iam get-policy --policy-arn ${arn} --query Policy.DefaultVersionId --output text)"`;

/** What a trust policy that was given leaves open, in its own words; empty: nothing, or it was not given. */
export const openInTrust = ({ inPlay }: Situation): string =>
  [...new Set(inPlay.trust.flatMap(({ attached }) => attached.open ?? []))].join(', ');

export function missingTrust(s: Situation): Missing {
  const of = s.target.arn;
  const name = iamName(of);
  const open = openInTrust(s);
  return {
    what: 'trust-policy',
    of,
    command: `aws iam get-role --role-name ${name?.name ?? of}${inAccount(name?.account)}`,
    ...(open === '' ? {} : { open }),
  };
}

/** The account of an end that nobody stated; whoever holds its credentials can ask for it. */
export const missingAccount = (arn: string): Missing => ({
  what: 'account',
  of: arn,
  command: 'aws sts get-caller-identity --query Account --output text',
});

/** The single policies of a principal that are named but were not given. */
function namedPolicies(record: InventoryPrincipal): readonly Missing[] {
  const { kind, name, account, missingPolicies = [], missingInline = [], missingGroups = [] } = record;
  return [
    ...missingPolicies.map((arn) => ({
      what: 'managed-policy' as const,
      of: arn,
      command: MANAGED_VERSION(arn),
    })),
    ...missingInline.map((policy) => ({
      what: 'inline-policy' as const,
      of: policy,
      // Texts that do not say which policies these are describe them.
      command: /^[\w+=,.@-]+$/.test(policy)
        ? `aws iam get-${kind}-policy --${kind}-name ${name} --policy-name ${policy}${inAccount(account)}`
        : `aws iam get-account-authorization-details${inAccount(account)}`,
    })),
    ...missingGroups.map((group) => ({
      what: 'group-policies' as const,
      of: group,
      command: `aws iam get-account-authorization-details --filter Group LocalManagedPolicy${inAccount(account)}`,
    })),
  ];
}

function missingIdentity({ source }: Situation): readonly Missing[] {
  const record = source.principal?.record;
  const named = record?.policies === undefined ? [] : namedPolicies(record);
  if (named.length > 0) return named;
  if (source.kind === 'anyone') return [{ what: 'identity-policy', of: source.id, command: '' }];
  // One command carries inline, attached and group policies with their documents.
  const command = `aws iam get-account-authorization-details${inAccount(source.account)}`;
  return [{ what: 'identity-policy', of: source.principalArn ?? source.id, command }];
}

function missingBoundary({ source }: Situation): Missing {
  const of = source.principalArn ?? source.id;
  const named = source.principal?.record.missingBoundary;
  if (named !== undefined) return { what: 'boundary', of, command: MANAGED_VERSION(named) };
  const name = iamName(of);
  const kind = name?.kind === 'user' ? 'user' : 'role';
  const query = kind === 'user' ? 'User.PermissionsBoundary' : 'Role.PermissionsBoundary';
  return {
    what: 'boundary',
    of,
    command: `aws iam get-${kind} --${kind}-name ${name?.name ?? of} --query ${query}${inAccount(name?.account)}`,
  };
}

const missingGuardrails = (what: 'scp' | 'rcp', levels: readonly CompiledLevel[]): readonly Missing[] =>
  levels.flatMap(({ missing }) => missing.map(({ of, command }) => ({ what, of, command })));

/** The documents among the needs of a decision. */
export function missingOf(s: Situation, needs: readonly string[]): readonly Missing[] {
  return [
    ...(needs.includes(PSEUDO_KEYS.trustPolicy) ? [missingTrust(s)] : []),
    ...(needs.includes(PSEUDO_KEYS.identityPolicy) ? missingIdentity(s) : []),
    ...(needs.includes(PSEUDO_KEYS.boundary) ? [missingBoundary(s)] : []),
    ...(needs.includes(PSEUDO_KEYS.scp) ? missingGuardrails('scp', s.inPlay.scp) : []),
    ...(needs.includes(PSEUDO_KEYS.rcp) ? missingGuardrails('rcp', s.inPlay.rcp) : []),
  ];
}

/** By service: how to read the resource's own policy. `resource` is the ARN's last field up to the first slash. */
const RESOURCE_POLICY: Readonly<Record<string, (resource: string, arn: string) => string>> = {
  s3: (bucket) => `aws s3api get-bucket-policy --bucket ${bucket}`,
  sqs: (queue) =>
    `aws sqs get-queue-attributes --queue-url "$(aws sqs get-queue-url --queue-name ${queue} --query QueueUrl --output text)" --attribute-names Policy`,
  sns: (_, arn) => `aws sns get-topic-attributes --topic-arn ${arn}`,
  kms: (_, arn) => `aws kms get-key-policy --key-id ${arn} --policy-name default`,
  lambda: (_, arn) => `aws lambda get-policy --function-name ${arn}`,
  secretsmanager: (_, arn) => `aws secretsmanager get-resource-policy --secret-id ${arn}`,
  dynamodb: (_, arn) => `aws dynamodb get-resource-policy --resource-arn ${arn}`,
  ecr: (_, arn) =>
    `aws ecr get-repository-policy --repository-name ${parseArn(arn)?.resource.replace(/^repository\//, '') ?? arn}`,
};

export function missingResourcePolicy(arn: string): Missing {
  const parsed = parseArn(arn);
  const resource = parsed?.resource.split('/')[0] ?? arn;
  const service = parsed?.service ?? '';
  const make = Object.hasOwn(RESOURCE_POLICY, service) ? RESOURCE_POLICY[service] : undefined;
  const command = make?.(resource, arn) ?? `aws ${service} help  # the resource policy of ${arn}, if any`;
  return { what: 'resource-policy', of: arn, command };
}
