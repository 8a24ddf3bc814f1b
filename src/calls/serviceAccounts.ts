// Kubernetes service accounts that name a role: IAM roles for service accounts, and EKS Pod Identity.
// https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html
// https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html
import { iamName } from '#language/arn.ts';
import { EKS_PODS, EKS_TAGS } from '#language/eksTags.ts';
import type { JsonPath } from '#language/policy.ts';
import type { Attempt, Inventory } from '#decision/inventory.ts';
import { type HarvestNote, type Origin, placeAt } from '#harvest/harvest.ts';
import { isList, member, text } from '#text/json.ts';
import { podCalls } from './podCalls.ts';

export interface ServiceAccountCalls {
  readonly attempts: readonly Attempt[];
  readonly notes: readonly HarvestNote[];
}

const NONE: ServiceAccountCalls = { attempts: [], notes: [] };
const STS = 'sts.amazonaws.com';

interface Account {
  readonly name: string;
  readonly namespace: string | undefined;
}

/** A pod gets a token of its cluster for the account. */
function webIdentity(
  role: string,
  audience: string,
  { name, namespace }: Account,
  path: JsonPath,
  origin: Origin,
): ServiceAccountCalls {
  if (iamName(role)?.kind !== 'role') {
    const message = `Service account ${name}: ${role} is no ARN of a role.`;
    return { attempts: [], notes: [{ code: 'SERVICE-ACCOUNT-ROLE', severity: 'warning', message, path }] };
  }
  const notes: HarvestNote[] =
    namespace === undefined
      ? [
          {
            code: 'SERVICE-ACCOUNT-NAMESPACE',
            severity: 'info',
            message: `Service account ${name} does not say its namespace, which is a part of the subject: it depends on where it is applied.`,
            path,
          },
        ]
      : [];
  const attempt: Attempt = {
    source: null,
    target: role,
    action: 'sts:AssumeRoleWithWebIdentity',
    outcome: 'planned',
    origin: 'serviceAccount',
    name: `service account ${namespace === undefined ? '' : `${namespace}/`}${name}`,
    context: { 'aws:tagkeys': null, 'sts:transitivetagkeys': null },
    token: {
      issuer: 'oidc.eks.*',
      claims: {
        aud: audience,
        ...(namespace === undefined ? {} : { sub: `system:serviceaccount:${namespace}:${name}` }),
      },
    },
    place: placeAt(origin, path),
  };
  return { attempts: [attempt], notes };
}

interface Association {
  readonly role: string;
  readonly cluster: string | undefined;
  readonly account: Account;
  readonly tagsOff: boolean;
  /** A second role, perhaps of another account, that EKS assumes with the first one. */
  readonly second: string | undefined;
  readonly externalId: string | undefined;
}

function podContext({ cluster, account: { name, namespace }, tagsOff }: Association): Inventory['context'] {
  if (tagsOff)
    return { 'eks:disablesessiontags': 'true', 'aws:tagkeys': null, 'sts:transitivetagkeys': null };
  const tags = {
    'eks-cluster-name': cluster,
    'kubernetes-namespace': namespace,
    'kubernetes-service-account': name,
  };
  return Object.fromEntries(
    Object.entries(tags).flatMap(([key, value]) =>
      value === undefined ? [] : [[`aws:requesttag/${key}`, value]],
    ),
  );
}

function podIdentity(association: Association, path: JsonPath, origin: Origin): ServiceAccountCalls {
  const { account, externalId, role, second } = association;
  const name = `pod identity of ${account.namespace ?? '?'}/${account.name}`;
  const call = (source: string, target: string, context: Inventory['context'], after?: string): Attempt => ({
    source,
    target,
    action: 'sts:AssumeRole',
    outcome: 'planned',
    origin: 'serviceAccount',
    name: after === undefined ? name : `${name}, second role`,
    context,
    ...(after === undefined ? {} : { after }),
    place: placeAt(origin, path),
  });
  return {
    attempts: [
      call(EKS_PODS, role, podContext(association)),
      ...(second === undefined
        ? []
        : [
            call(
              role,
              second,
              {
                'sts:externalid': externalId ?? null,
                // All tags of EKS are transitive.
                ...(association.tagsOff ? {} : { 'session:inheritedtransitivetags': EKS_TAGS }),
              },
              name,
            ),
          ]),
    ],
    notes: [],
  };
}

const accountIn = (value: unknown, fallback?: string): Account => ({
  name: text(member(value, 'name')) ?? fallback ?? '?',
  namespace: text(member(value, 'namespace')),
});

/** As `aws eks describe-pod-identity-association` and manifests of its controller spell it. */
export function associationCalls(value: unknown, path: JsonPath, origin: Origin): ServiceAccountCalls {
  const either = (...keys: readonly string[]): string | undefined =>
    keys.map((key) => text(member(value, key))).find((one) => one !== undefined);
  const role = either('roleArn', 'roleARN');
  const name = either('serviceAccount', 'serviceAccountName');
  if (role === undefined || name === undefined || iamName(role)?.kind !== 'role') return NONE;
  const off = member(value, 'disableSessionTags');
  return podIdentity(
    {
      role,
      cluster: either('clusterName'),
      account: { name, namespace: either('namespace') },
      tagsOff: off === true || off === 'true',
      second: either('targetRoleArn', 'targetRoleARN'),
      externalId: either('externalId', 'externalID'),
    },
    path,
    origin,
  );
}

const ANNOTATION = 'eks.amazonaws.com/role-arn';

function serviceAccount(value: unknown, path: JsonPath, origin: Origin): ServiceAccountCalls {
  const metadata = member(value, 'metadata');
  const annotations = member(metadata, 'annotations');
  const role = text(member(annotations, ANNOTATION));
  if (role === undefined) return NONE;
  const audience = text(member(annotations, 'eks.amazonaws.com/audience')) ?? STS;
  return webIdentity(
    role,
    audience,
    accountIn(metadata),
    [...path, 'metadata', 'annotations', ANNOTATION],
    origin,
  );
}

const joined = (all: readonly ServiceAccountCalls[]): ServiceAccountCalls => ({
  attempts: all.flatMap(({ attempts }) => attempts),
  notes: all.flatMap(({ notes }) => notes),
});

/** eksctl: service accounts and associations of a cluster. */
function clusterConfig(value: unknown, path: JsonPath, origin: Origin): ServiceAccountCalls {
  const iam = member(value, 'iam');
  const list = (key: string): readonly unknown[] => {
    const all = member(iam, key);
    return isList(all) ? all : [];
  };
  return joined([
    ...list('serviceAccounts').map((one, i) => {
      const role = text(member(one, 'attachRoleARN'));
      const at = [...path, 'iam', 'serviceAccounts', i];
      return role === undefined
        ? NONE
        : webIdentity(role, STS, accountIn(member(one, 'metadata')), at, origin);
    }),
    ...list('podIdentityAssociations').map((one, i) =>
      associationCalls(one, [...path, 'iam', 'podIdentityAssociations', i], origin),
    ),
  ]);
}

/** Containers of one pod ask for one role: told once. */
function pods(value: unknown, path: JsonPath, origin: Origin): ServiceAccountCalls {
  const namespace = text(member(member(value, 'metadata'), 'namespace'));
  const all = new Map(podCalls(value, path).map((call) => [`${call.role} ${call.serviceAccount}`, call]));
  return joined(
    [...all.values()].map(({ audience = STS, path: place, role, serviceAccount: name }) =>
      webIdentity(role, audience, { name, namespace }, place, origin),
    ),
  );
}

type Kind = (value: unknown, path: JsonPath, origin: Origin) => ServiceAccountCalls;

/** By `kind` of a manifest. */
const KINDS: Readonly<Record<string, Kind>> = {
  ServiceAccount: serviceAccount,
  ClusterConfig: clusterConfig,
  PodIdentityAssociation: (value, path, origin) =>
    associationCalls(member(value, 'spec'), [...path, 'spec'], origin),
};

/** Every object of a manifest that is read, lists opened; null: of a kind that says nothing here. */
export function manifestCalls(
  value: unknown,
  path: JsonPath,
  origin: Origin,
): readonly (ServiceAccountCalls | null)[] {
  const kind = text(member(value, 'kind')) ?? '';
  const items = member(value, 'items');
  if (kind.endsWith('List') && isList(items)) {
    return items.flatMap((item, i) => manifestCalls(item, [...path, 'items', i], origin));
  }
  const read = Object.hasOwn(KINDS, kind) ? KINDS[kind] : pods;
  const calls = read?.(value, path, origin) ?? null;
  return [calls !== null && calls.attempts.length + calls.notes.length > 0 ? calls : null];
}
