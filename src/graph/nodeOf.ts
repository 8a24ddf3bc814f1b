// One principal or resource as a node: its kind, where it belongs, its name and its second line.
import { iamName, parseArn } from '#language/arn.ts';
import { callerKind, type CallerKind } from '#language/caller.ts';
import { parseOnce } from '#language/parseOnce.ts';
import type { Policy, PolicyType } from '#language/policy.ts';
import type { AttachedPolicy, InventoryPrincipal } from '#decision/inventory.ts';
import { shortName } from '#decision/names.ts';
import type { AccessWord } from '#assume/resourceAccess.ts';
import type { GraphNode, NodeKind } from './accessGraph.ts';
import { NODE_LOOK } from './look.ts';
import { inPlainSight } from '#text/unseen.ts';
import { serviceName } from './serviceName.ts';

interface Mention {
  readonly kind: NodeKind;
  /** Second line of a node without a document of its own. */
  readonly detail: string;
}

const MENTIONS: Readonly<Record<CallerKind, Mention>> = {
  user: { kind: 'user', detail: 'user · only mentioned' },
  role: { kind: 'role', detail: 'role · only mentioned' },
  session: { kind: 'session', detail: 'session of the role' },
  account: { kind: 'account', detail: 'who is permitted' },
  root: { kind: 'user', detail: 'root user' },
  federatedUser: { kind: 'session', detail: 'federated user' },
  service: { kind: 'service', detail: 'AWS service' },
  saml: { kind: 'federated', detail: 'SAML provider' },
  oidc: { kind: 'federated', detail: 'OIDC provider' },
  anyone: { kind: 'anyone', detail: 'any principal, any account' },
};

/** A group, or what no request can come from: only a wrong policy names it. */
const NO_CALLER: Mention = { kind: 'group', detail: 'not a caller' };

const counted = (count: number, one: string, many: string): string =>
  count === 0 ? `no ${many}` : `${count} ${count === 1 ? one : many}`;

/** By policy, for many roles share one trust policy. */
const TRUSTED = new WeakMap<Policy, readonly string[]>();

/** Principal entries in Allow statements of a trust policy, each spelling once. */
function trustedIn(policy: Policy): readonly string[] {
  const known = TRUSTED.get(policy);
  if (known !== undefined) return known;
  const entries = policy.statements
    .filter((statement) => statement.effect === 'Allow')
    .flatMap((statement) => statement.principals ?? [])
    .map(({ key, value }) => `${key} ${value}`);
  const each = [...new Set(entries)];
  TRUSTED.set(policy, each);
  return each;
}

/** How many of them all trust policies of a role have together. */
function trusted({ trust = [] }: InventoryPrincipal): number {
  const policies = trust.map(({ document }) => parseOnce(document, 'trust'));
  const [only] = policies;
  if (only !== undefined && policies.length === 1) return trustedIn(only).length;
  return new Set(policies.flatMap(trustedIn)).size;
}

function countOfType(policies: readonly AttachedPolicy[], type: PolicyType): number {
  let count = 0;
  for (const policy of policies) if (policy.type === type) count++;
  return count;
}

function policyWords(principal: InventoryPrincipal): string {
  if (principal.policies === undefined) return 'policies not given';
  const count = countOfType(principal.policies, 'identity');
  const { missingPolicies = [], missingInline = [] } = principal;
  return counted(count + missingPolicies.length + missingInline.length, 'policy', 'policies');
}

/** `role · trusts 2 · 1 policy`, `user · no policies`: short enough for the node. */
function declaredDetail(principal: InventoryPrincipal): string {
  const word = NODE_LOOK[principal.kind].word;
  if (principal.kind !== 'role') return `${word} · ${policyWords(principal)}`;
  if (principal.trust === undefined) return `${word} · ${policyWords(principal)}, no trust`;
  const count = trusted(principal);
  const trust = count === 0 ? 'trusts nobody' : `trusts ${count}`;
  return principal.policies === undefined
    ? `${word} · ${trust}`
    : `${word} · ${trust} · ${policyWords(principal)}`;
}

/** A user, role or group of which some document was given. */
export function declaredNode(principal: InventoryPrincipal): GraphNode {
  return {
    id: principal.arn,
    kind: principal.kind,
    account: principal.account === '' ? null : principal.account,
    label: inPlainSight(principal.name),
    detail: declaredDetail(principal),
    declared: true,
    guessed: principal.guessed === true,
  };
}

function mentionedLabel(id: string, kind: CallerKind | null): string {
  if (kind === 'anyone') return 'anyone';
  if (kind === 'account') return 'anyone here';
  if (kind === 'service') return serviceName(id);
  const name = iamName(id);
  if (kind === 'oidc') return shortName(id);
  if (name === null) return id;
  if (name.kind === 'root') return 'root user';
  return name.session === undefined ? name.name : `${name.name}/${name.session}`;
}

/** Who stands at one end of an edge without a document of its own. Never fails, whatever the id is. */
export function mentionedNode(id: string): GraphNode {
  const caller = callerKind(id);
  const account = caller === 'account' ? id : (parseArn(id)?.account ?? '');
  const mention = caller === null ? NO_CALLER : MENTIONS[caller];
  return {
    id,
    kind: mention.kind,
    account: account === '' ? null : account,
    label: inPlainSight(mentionedLabel(id, caller)),
    detail: mention.detail,
    declared: false,
    guessed: false,
  };
}

/** The node of a resource: a bucket stands for its objects as well, anything else for itself as written. */
export const resourceId = ({ resource, service }: Pick<AccessWord, 'resource' | 'service'>): string =>
  service === 's3' ? (resource.split('/')[0] ?? resource) : resource;

/** A resource that a policy names. */
export function resourceNode(access: AccessWord): GraphNode {
  return {
    id: resourceId(access),
    kind: 'resource',
    account: access.account === '' ? null : access.account,
    label: inPlainSight(access.resourceName),
    detail: `${serviceName(access.service)} resource`,
    declared: false,
    guessed: false,
  };
}
