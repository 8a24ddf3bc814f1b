// What the other documents say about an owner: a role that somebody may assume needs a trust policy, and a
// principal that a role trusts needs (or has) the permission.
import type { Harvest } from '#harvest/harvest.ts';
import type { PolicyType } from '#language/policy.ts';
import { iamName, parseArn } from '#language/arn.ts';
import { addScore, type Scores } from './ownerEvidence.ts';
import { assumeTargets, namedPrincipals, namedProviders } from './policyNames.ts';

/** Somebody with documents; `arn` null: nobody knows yet whose they are. */
export interface Holder {
  readonly arn: string | null;
  readonly account: string | null;
  /** Its source says so: a trust policy that it has leaves no room for another. */
  readonly settled: boolean;
  readonly hasTrust: boolean;
  /** Users and roles that its trust policies name. */
  readonly trusts: readonly string[];
  /** Roles that its permissions policies let it assume. */
  readonly targets: readonly string[];
  /** It is the web identity of a call into a role of this account, and has no policies. */
  readonly isToken?: true;
}

const accountOf = (arn: string | null): string | null =>
  arn === null ? null : (iamName(arn)?.account ?? null);

/** Reads the documents once; there may be thousands of holders and hundreds of questions. */
export function holderOf(
  arn: string | null,
  settled: boolean,
  documents: { readonly trust: readonly unknown[]; readonly identity: readonly unknown[] },
): Holder {
  return {
    arn,
    account: accountOf(arn),
    settled,
    hasTrust: documents.trust.length > 0,
    trusts: [...new Set(documents.trust.flatMap((trust) => namedPrincipals(trust).arns))],
    targets: [...new Set(documents.identity.flatMap(assumeTargets))],
  };
}

export const withOwner = (holder: Holder, arn: string | null): Holder => ({
  ...holder,
  arn,
  account: accountOf(arn),
});

/** Somebody tried to assume a role: an error message, an event or a profile says so. ARNs of user or role, and of role. */
export interface Call {
  /** null: with a web identity. */
  readonly source: string | null;
  readonly target: string;
}

/** Calls beyond these tell nothing more of whose a policy is. */
const MOST_CALLS = 500;

/** Who tried which role, as users and roles: a session stands for its role. */
export const callsOf = (harvests: readonly Harvest[]): readonly Call[] =>
  harvests
    .flatMap(({ attempts }) => attempts ?? [])
    .slice(0, MOST_CALLS)
    .flatMap(({ action, source, target }): readonly Call[] => {
      if (source === null && target !== null && action === 'sts:AssumeRoleWithWebIdentity')
        return [{ source, target }];
      const name = source === null ? null : iamName(source);
      if (name === null || source === null || target === null) return [];
      if (name.kind === 'user' || name.kind === 'role') return [{ source, target }];
      if (name.kind !== 'session') return [];
      return [{ source: `arn:${name.partition}:iam::${name.account}:role/${name.name}`, target }];
    });

const NOBODY = { account: null, settled: false, hasTrust: false, trusts: [], targets: [] } as const;
/** Whoever trusts the caller is most likely the role that was called, and the other way round. */
export const callerOf = ({ source, target }: Call): Holder => ({
  ...NOBODY,
  arn: source,
  account: source === null ? accountOf(target) : accountOf(source),
  targets: [target],
  ...(source === null ? { isToken: true } : {}),
});
export const calledOf = ({ source, target }: Call): Holder => ({
  ...NOBODY,
  arn: target,
  account: accountOf(target),
  trusts: source === null ? [] : [source],
});

/** Both sides name each other; the trust policy names the whole account; nobody knows whose the other side is. */
const MUTUAL = 6;
const ACCOUNT = 3;
const HALF = 2.5;
const TAKEN = -7;

/** The role that others are allowed to assume, best when the trust policy names those others. */
function trustEvidence(document: unknown, holders: readonly Holder[], scores: Scores): void {
  const principals = namedPrincipals(document);
  const homes = new Set(namedProviders(document).map((provider) => parseArn(provider)?.account));
  for (const holder of holders) {
    const points = holder.isToken
      ? homes.has(holder.account ?? '')
        ? MUTUAL
        : 0
      : holder.arn === null
        ? HALF
        : principals.arns.includes(holder.arn)
          ? MUTUAL
          : holder.account !== null && principals.accounts.includes(holder.account)
            ? ACCOUNT
            : 0;
    if (points === 0) continue;
    for (const target of holder.targets) addScore(scores, target, points);
  }
  for (const holder of holders) {
    if (holder.settled && holder.arn !== null && holder.hasTrust && scores.has(holder.arn)) {
      addScore(scores, holder.arn, TAKEN);
    }
  }
}

/** The user or role that is trusted by what this policy lets its holder assume. */
function identityEvidence(document: unknown, holders: readonly Holder[], scores: Scores): void {
  const targets = assumeTargets(document);
  if (targets.length === 0) return;
  // Who has the permission from another document needs this one less.
  const able = holders.filter((holder) => targets.some((target) => holder.targets.includes(target)));
  const served = new Set(able.map((holder) => holder.arn));
  for (const holder of holders) {
    if (holder.arn !== null && !targets.includes(holder.arn)) continue;
    const points = holder.arn === null ? HALF : MUTUAL;
    for (const arn of holder.trusts) addScore(scores, arn, served.has(arn) ? points / 3 : points);
  }
}

/** Points by ARN. */
export function structureEvidence(
  policy: { readonly document: unknown; readonly type: PolicyType },
  holders: readonly Holder[],
): Scores {
  const scores: Scores = new Map();
  if (policy.type === 'trust') trustEvidence(policy.document, holders, scores);
  else if (policy.type === 'identity') identityEvidence(policy.document, holders, scores);
  return scores;
}
