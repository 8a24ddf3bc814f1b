// What a verdict takes for granted because nobody gave it (iam-semantics 4.12).
import { shortNameAtStart } from '#decision/names.ts';
import { accountPhrase, isUnknownAccount } from '#language/unknownAccount.ts';
import { sameAccount } from './gates.ts';
import type { Situation } from '#decision/situation.ts';
import type { Decision } from '#decision/worlds.ts';

function stated(account: string | null): string | null {
  if (account === null || /^(?:UNKNOWN|ANOTHER)_ACCOUNT$/.test(account)) return null;
  return isUnknownAccount(account) ? accountPhrase(account) : account;
}

function missingNames({ source }: Situation): readonly string[] {
  const { missingPolicies = [], missingInline = [], missingGroups = [] } = source.principal?.record ?? {};
  return [...missingPolicies, ...missingInline, ...missingGroups.map((group) => `group ${group}`)];
}

interface Assumption {
  readonly applies: (s: Situation, decision: Decision) => boolean;
  readonly text: (s: Situation) => string;
}

const ASSUMPTIONS: readonly Assumption[] = [
  {
    applies: (s) => s.source.hasIdentity && s.model.inventory.scps === undefined,
    text: (s) =>
      `No service control policies were given: full access is assumed for ${stated(s.source.account) ?? 'the caller’s account'}.`,
  },
  {
    applies: (s) => s.source.hasIdentity && s.scpExemption === 'not-applicable',
    text: () =>
      'No service control policies were given for the caller’s account: full access is assumed there.',
  },
  {
    applies: (s) => s.model.inventory.rcps === undefined,
    text: (s) =>
      `No resource control policies were given for ${stated(s.target.account) ?? 'the role’s account'}: none are assumed.`,
  },
  {
    applies: (s) => s.source.hasIdentity && s.policies.identity === 'unknown' && sameAccount(s),
    text: (s) =>
      `${shortNameAtStart(s.source.id)} has no permissions boundary and no policy that denies this.`,
  },
  {
    applies: (s) => s.source.hasIdentity && s.policies.identityIncomplete === true,
    text: (s) => `No statement of ${missingNames(s).join(', ')} denies this (not given).`,
  },
  {
    applies: (s) => s.extra.length === 0 && s.source.kind !== 'service',
    text: () =>
      'The call passes no session tags, source identity or contexts, which would need further actions.',
  },
  {
    applies: (_, decision) => decision.simplified,
    text: () =>
      'Too many combinations of conditions to try each: the answer is simplified and may be too cautious.',
  },
];

export const assumptionsOf = (s: Situation, decision: Decision): readonly string[] =>
  ASSUMPTIONS.filter((a) => a.applies(s, decision)).map((a) => a.text(s));
