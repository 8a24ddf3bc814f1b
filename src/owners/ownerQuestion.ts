// The one line that asks whose a policy is, and what else could be answered.
import { iamName } from '#language/arn.ts';
import { UNKNOWN_ACCOUNT } from '#language/unknownAccount.ts';
import type { PolicyType } from '#language/policy.ts';
import type { Cast, CastMember } from './cast.ts';

/** Other owners that are offered. */
export const MAX_CANDIDATES = 6;

const A: Readonly<Record<PolicyType, string>> = {
  identity: 'a permissions policy',
  boundary: 'the permissions boundary',
  session: 'a session policy',
  trust: 'the trust policy',
  scp: 'a service control policy',
  rcp: 'a resource control policy',
  resource: 'a resource-based policy',
};

/** The name is ours, the texts have none. */
export const isNameless = (owner: string): boolean =>
  /^a-role(?:-\d+)?$/.test(iamName(owner)?.name ?? 'a-role');

/** `This looks like the trust policy of Role_B in 222222222222.` */
export function questionFor(
  type: PolicyType,
  owner: string | undefined,
  assumed?: 'account' | 'everywhere',
): string {
  if (type === 'scp' || type === 'rcp') {
    if (assumed === 'everywhere')
      return `This looks like ${A[type]} for the whole organization: it counts for every account here. Is it for one only?`;
    return owner === undefined
      ? `This looks like ${A[type]}. Which account is it for? Until you say, it counts for none.`
      : `This looks like ${A[type]} for account ${owner}.`;
  }
  const named = owner === undefined ? null : iamName(owner);
  if (owner === undefined || !named || isNameless(owner)) {
    const who = type === 'trust' ? 'role' : 'role or user';
    return `This looks like ${A[type]}, but the text does not say of which ${who}. Whose is it? Name the ${who} and its account.`;
  }
  if (assumed === 'account')
    return `This looks like ${A[type]} of ${named.name}, perhaps in ${named.account}. In which account is it?`;
  return named.account === UNKNOWN_ACCOUNT
    ? `This looks like ${A[type]} of ${named.name}, but the text does not say in which account.`
    : `This looks like ${A[type]} of ${named.name} in ${named.account}.`;
}

/** Everybody whom an ARN names, most often named first; enough of them to offer. */
export const mostNamed = (cast: Cast): readonly CastMember[] =>
  [...cast.members.values()]
    .flat()
    .filter((member) => member.arn !== null)
    .sort((a, b) => b.times - a.times)
    .slice(0, 40);

/** The ranking first, then others who can hold such a policy. */
export function candidateArns(
  ranking: readonly string[],
  others: readonly CastMember[],
  type: PolicyType,
): readonly string[] {
  const able = others.filter((member) => type !== 'trust' || member.kind === 'role');
  return [...new Set([...ranking, ...able.flatMap((member) => member.arn ?? [])])];
}
