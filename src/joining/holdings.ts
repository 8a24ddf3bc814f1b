// Attachments, memberships and boundaries put together into what each user, role and group has. What is attached but
// not here stays missing, by name; what nobody listed stays unknown.
import { iamName } from '#language/arn.ts';
import type { PolicyType } from '#language/policy.ts';
import type { AttachedPolicy, InventoryPrincipal } from '#decision/inventory.ts';
import type { Problem } from '#text/problem.ts';
import type { Held } from './holders.ts';
import { isPlain, sumUp, type Sum } from './heldSum.ts';
import { sameDocument } from './sameDocument.ts';

type Find = (arn: string) => AttachedPolicy | undefined;

interface Parts {
  readonly policies: readonly AttachedPolicy[];
  readonly missing: readonly string[];
}

function documentsOf(arns: readonly string[], type: PolicyType, find: Find): Parts {
  const policies: AttachedPolicy[] = [];
  const missing: string[] = [];
  for (const arn of arns) {
    const found = find(arn);
    if (found) policies.push(found.type === type ? found : { ...found, type });
    else missing.push(arn);
  }
  return { policies, missing };
}

const union = (a: readonly string[] = [], b: readonly string[] = []): readonly string[] =>
  b.length === 0 ? a : [...new Set([...a, ...b])];

const keep = <K extends string>(key: K, list: readonly string[]): { readonly [P in K]?: readonly string[] } =>
  (list.length > 0 ? { [key]: list } : {}) as { readonly [P in K]?: readonly string[] };

type GroupOf = (name: string) => InventoryPrincipal | undefined;

/** Of one user: what comes through groups. */
function inherited(groups: readonly string[], groupOf: GroupOf) {
  const policies: AttachedPolicy[] = [];
  const missing: string[] = [];
  const unknown: string[] = [];
  for (const name of groups) {
    const group = groupOf(name);
    if (!group?.policies) unknown.push(name);
    for (const policy of group?.policies ?? []) policies.push({ ...policy, group: name });
    missing.push(...(group?.missingPolicies ?? []));
  }
  return { policies, missing, unknown };
}

/** What is there of that name already, and what another text gives besides; AWS keeps one of each name. */
function withMore(
  own: readonly AttachedPolicy[],
  more: readonly Held[],
  problems: Problem[],
): readonly AttachedPolicy[] {
  const policies = [...own];
  for (const { arn, holding, origin } of more) {
    const policy = holding.alsoHas;
    if (!policy) continue;
    const at = policies.findIndex(
      ({ group, name, type }) => name === policy.name && type === policy.type && group === undefined,
    );
    const there = policies[at];
    if (!there) policies.push(policy);
    else if (!sameDocument(there.document, policy.document)) {
      policies[at] = policy;
      problems.push({
        code: 'STATED-TWICE',
        severity: 'warning',
        message: `${arn}: its policy ${policy.name} is stated twice and differs. This one counts.`,
        document: origin.document,
        place: policy.place,
      });
    }
  }
  return policies;
}

/** Nearly everybody in an account's details: all is listed, and every document is there. null: not so. */
function asListed(base: InventoryPrincipal, sum: Sum, find: Find): InventoryPrincipal | null {
  if (!isPlain(sum) || base.unknownSlots !== undefined || base.missingInline !== undefined) return null;
  const attached = sum.attached?.map(find) ?? [];
  if (!attached.every((one): one is AttachedPolicy => one?.type === 'identity')) return null;
  return { ...base, policies: [...(base.policies ?? []), ...attached] };
}

function completed(
  base: InventoryPrincipal,
  sum: Sum,
  find: Find,
  groupOf: GroupOf,
  problems: Problem[],
): InventoryPrincipal {
  const plain = asListed(base, sum, find);
  if (plain !== null) return plain;
  const own = documentsOf(union(sum.attached, sum.alsoAttached), 'identity', find);
  const bound = documentsOf(typeof sum.boundary === 'string' ? [sum.boundary] : [], 'boundary', find);
  const through = inherited(union(sum.groups, sum.alsoIn), groupOf);
  const listedOnes = [...(base.policies ?? []), ...own.policies];
  const policies = [
    ...withMore(listedOnes, sum.alsoHas ?? [], problems),
    ...bound.policies,
    ...through.policies,
  ];
  const missingPolicies = [...new Set([...own.missing, ...through.missing])];
  const given = new Set((base.policies ?? []).map(({ name }) => name));
  const allLists =
    sum.whole ||
    base.policies !== undefined ||
    (sum.attached !== undefined &&
      sum.inlineNames !== undefined &&
      (base.kind !== 'user' || sum.groups !== undefined));
  const missingInline = [
    ...(base.missingInline ?? []),
    ...(sum.inlineNames ?? []).filter((name) => !given.has(name)),
    ...(sum.alsoOpen ?? []),
    ...(sum.part && !allLists ? [`the other policies of ${base.name}`] : []),
  ];
  const any =
    own.policies.length +
      through.policies.length +
      missingPolicies.length +
      missingInline.length +
      through.unknown.length >
    0;
  const boundaryOpen = bound.missing.length > 0;
  const others = (base.unknownSlots ?? []).filter(
    (slot) => slot !== 'boundary' || sum.boundary === undefined,
  );
  // A boundary is known although nothing else is: the policies are kept, the identity side stays open.
  const identityOpen = !allLists && !any;
  const slots: readonly PolicyType[] = [
    ...(boundaryOpen ? (['boundary'] as const) : []),
    ...(identityOpen && bound.policies.length > 0 ? (['identity'] as const) : []),
    ...others,
  ];
  const { unknownSlots: _, ...rest } = base;
  return {
    ...rest,
    ...(identityOpen && bound.policies.length === 0 ? {} : { policies }),
    ...(slots.length > 0 ? { unknownSlots: [...new Set(slots)] } : {}),
    ...keep('missingPolicies', missingPolicies),
    ...keep('missingInline', missingInline),
    ...keep('missingGroups', through.unknown),
    ...(boundaryOpen && sum.boundary ? { missingBoundary: sum.boundary } : {}),
  };
}

/** Somebody who is only listed: a record without anything of its own. */
function stub({ arn, origin, holding }: Held): InventoryPrincipal | null {
  const named = iamName(arn);
  if (named?.kind !== 'user' && named?.kind !== 'role' && named?.kind !== 'group') return null;
  const { kind, account, name } = named;
  const open = kind === 'group' ? {} : { unknownSlots: ['boundary'] as const };
  return { arn, kind, account, name, place: { ...origin, path: holding.path }, ...open };
}

/** What was listed only in part and is taken to be all, as with everything that is pasted. */
function partial(arn: string, sum: Sum, kind: string, name: string): Problem | null {
  if (sum.whole || sum.attached === undefined || sum.inlineNames !== undefined) return null;
  if (sum.attached.length === 0) return null;
  return {
    code: 'INLINE-NOT-LISTED',
    severity: 'info',
    message: `The inline policies of ${arn} were not listed: it is taken to have those that stand in these texts. aws iam list-${kind}-policies --${kind}-name ${name} lists them.`,
    document: sum.first.origin.document,
    place: { ...sum.first.origin, path: sum.first.holding.path },
  };
}

const madeElsewhere = (name: string, { origin, holding }: Held): Problem => ({
  code: 'MADE-ELSEWHERE',
  severity: 'info',
  message: `${name} is made elsewhere: of what it may do, only what stands here is known.`,
  document: origin.document,
  place: { ...origin, path: holding.path },
});

/** Readers that name attached policies themselves: documents of other pieces, or AWS's, are put in. */
function withFound(principal: InventoryPrincipal, find: Find): InventoryPrincipal {
  const { policies, missing } = documentsOf(principal.missingPolicies ?? [], 'identity', find);
  if (policies.length === 0) return principal;
  const { missingPolicies: _, ...rest } = principal;
  return {
    ...rest,
    policies: [...(principal.policies ?? []), ...policies],
    ...keep('missingPolicies', missing),
  };
}

/** Completes the principals in place, groups first because users have what their groups have. */
export function attach(
  principals: Map<string, InventoryPrincipal | null>,
  held: readonly Held[],
  find: Find,
): readonly Problem[] {
  const problems: Problem[] = [];
  const sums = sumUp(held, problems);
  const groups = new Map<string, InventoryPrincipal>();
  const groupKey = (account: string, name: string) => `${account} ${name}`;
  const complete = (arn: string, sum: Sum): void => {
    const base = principals.get(arn) ?? stub(sum.first);
    if (!base) return;
    const done = completed(base, sum, find, (name) => groups.get(groupKey(base.account, name)), problems);
    if (sum.part && !principals.get(arn)) problems.push(madeElsewhere(done.name, sum.first));
    principals.set(arn, done);
    if (done.kind === 'group') groups.set(groupKey(done.account, done.name), done);
    const told = partial(arn, sum, done.kind, done.name);
    if (told) problems.push(told);
  };
  for (const principal of principals.values()) {
    if (principal?.kind === 'group') groups.set(groupKey(principal.account, principal.name), principal);
  }
  const isGroup = (arn: string) => arn.includes(':group/');
  for (const [arn, sum] of sums) if (isGroup(arn)) complete(arn, sum);
  for (const [arn, sum] of sums) if (!isGroup(arn)) complete(arn, sum);
  for (const [arn, principal] of principals) {
    if (principal?.missingPolicies && !sums.has(arn)) principals.set(arn, withFound(principal, find));
  }
  return problems;
}
