// Reasons about the call as a whole: relation of the two ends, extra actions, keys, contradictions.
import { shortNameAtStart } from '#decision/names.ts';
import { relationNotKnown } from '#decision/accountReadings.ts';
import { isUnknownKey } from '#decision/facts.ts';
import { isListedClaim } from '#decision/federatedFacts.ts';
import type { Compiled } from '#decision/model.ts';
import { conditionKey } from '#iam/conditionKeys.ts';
import type { ConditionTest } from '#language/policy.ts';
import { placed } from './evidence.ts';
import { type Inquiry, caller, role, statements, trustPolicy } from './inquiry.ts';
import type { Situation } from '#decision/situation.ts';
import type { Reason, Requirement } from '#decision/verdict.ts';
import { openInTrust } from './missing.ts';

interface Tested {
  readonly test: ConditionTest;
  readonly compiled: Compiled;
}

const note = (code: string, text: string): Reason => ({ code, text, gate: null, side: 'note', places: [] });

export function relationReasons(s: Situation): readonly Reason[] {
  const { source, target } = s;
  const caller = source.shortName;
  const first = shortNameAtStart(source.id);
  const role = target.shortName;
  const result: Reason[] = [];
  if (relationNotKnown(s)) {
    result.push(
      note('ACCOUNT_UNKNOWN', `Whether ${caller} and ${role} are in the same account is not known.`),
    );
  } else if (source.account !== null && source.account === target.account) {
    result.push(note('SAME_ACCOUNT', `${first} and ${role} are in the same account.`));
  } else if (source.account !== null) {
    result.push(
      note(
        'CROSS_ACCOUNT',
        `${first} and ${role} are in different accounts, so both sides have to allow it.`,
      ),
    );
  }
  if (source.id === target.arn) {
    result.push(
      note('SELF_ASSUME', `${role} assumes itself; since 2023 its own trust policy has to allow that.`),
    );
  }
  return result;
}

/** Extra actions of the call that are not allowed in any case. */
export function extraReasons(q: Inquiry): readonly Reason[] {
  const { s, decision } = q;
  return s.extra.flatMap(({ action, code, why }, i): readonly Reason[] => {
    const outcome = decision.outcomes[i + 1];
    if (outcome === undefined || outcome.decision !== 'no') return [];
    const untrusted = outcome.layers.trust.allow === 'no';
    const gate = untrusted ? 'trust' : 'permission';
    const unpermitted = s.source.hasIdentity && outcome.layers.permission.allow === 'no';
    const side = untrusted
      ? `${trustPolicy(q)} does not allow it`
      : unpermitted
        ? `no identity-based policy of ${caller(q)} allows it`
        : 'one of the other policies does not allow it';
    // The action lists that would have to name it as well.
    const lists = statements(q, gate, 'Allow').flatMap((f) =>
      (f.match.statement.actions?.patterns ?? []).map((p) => placed(f.compiled, p.path)),
    );
    return [
      {
        code,
        text: `The call needs ${action} as well, because ${why}, and ${side}.`,
        gate,
        side: 'against',
        places: lists.length > 0 ? lists : s.inPlay[gate].map((c) => c.attached.place),
      },
    ];
  });
}

/** By the lower-cased key, in reading order: the tests on it. */
function testsByKey({ found }: Inquiry): ReadonlyMap<string, readonly Tested[]> {
  const byKey = new Map<string, Tested[]>();
  for (const { compiled, match } of found) {
    for (const { test } of match.tests) {
      const key = test.key.toLowerCase();
      byKey.set(key, [...(byKey.get(key) ?? []), { test, compiled }]);
    }
  }
  return byKey;
}

/** The token is to carry something that AWS's page has no condition key for. */
const isDoubtful = ({ action, facts }: Situation, key: string): boolean =>
  action === 'sts:AssumeRoleWithWebIdentity' &&
  conditionKey(key)?.name === '<provider>:' &&
  facts.fact(key).state === 'unknown' &&
  !isListedClaim(key);

/** Condition keys that no request ever carries, misspelt or another service's, and those that perhaps none does. */
export function keyReasons(q: Inquiry): readonly Reason[] {
  return [...testsByKey(q)].flatMap(([key, tests]): readonly Reason[] => {
    const places = tests.map(({ test, compiled }) => placed(compiled, test.path));
    const written = tests[0]?.test.key ?? key;
    if (isUnknownKey(q.s, key)) {
      const text = `${written} is not a key that such a request carries: the condition works as if it were absent.`;
      return [{ code: 'UNKNOWN_KEY', text, gate: null, side: 'note', places }];
    }
    if (!isDoubtful(q.s, key)) return [];
    const text = `AWS’s list of claims that become condition keys does not have ${written}: unless AWS has added it since, the condition works as if it were absent.`;
    return [{ code: 'CLAIM_NOT_LISTED', text, gate: null, side: 'note', places }];
  });
}

/** Conditional verdicts: what decides. */
export function contextReasons(
  q: Inquiry,
  ways: readonly (readonly Requirement[])[],
  requires: readonly Requirement[],
): readonly Reason[] {
  if (q.decision.answer !== 'depends') return [];
  const clauses = ways.map((way) => way.map((r) => r.text).join(', and '));
  const text =
    clauses.length === 0
      ? openInTrust(q.s) === ''
        ? 'A document that was not given decides.'
        : 'A value that is not filled in decides.'
      : `It depends on the request: ${clauses.join('; or ')}.${sentByService(q, ways)}`;
  return [
    { code: 'NEEDS_CONTEXT', text, gate: null, side: 'open', places: requires.flatMap((r) => r.places) },
  ];
}

/** These hold for a key that is not sent, or ask for just that. */
const SPARES_ABSENT = /IfExists|Not|Null|ForAllValues/i;
const SENT_BY_SERVICES = /^aws:source(?:account|arn|orgid|orgpaths)$/i;

/** Whether a service says for whom it acts stands in its own guide, and nowhere in what is read here. */
function sentByService({ s }: Inquiry, ways: readonly (readonly Requirement[])[]): string {
  const wanted = ways
    .flat()
    .filter(
      ({ key, mustNot, operator }) => !mustNot && SENT_BY_SERVICES.test(key) && !SPARES_ABSENT.test(operator),
    );
  const keys = [...new Set(wanted.map(({ key }) => key))];
  return s.source.kind !== 'service' || keys.length === 0
    ? ''
    : ` Not every service sends ${keys.join(' and ')} when it assumes a role: the guide of ${s.source.id} says whether it does.${ways.length === 1 ? ' Without, the answer is no.' : ''}`;
}

/** Nothing says no by itself, yet no request can satisfy everything at once. */
export function contradiction(q: Inquiry, others: readonly Reason[]): readonly Reason[] {
  if (q.decision.answer !== 'no' || others.some((r) => r.side === 'against' && r.code !== 'DOC_REJECTED'))
    return [];
  const undecided = q.found.filter((f) => f.match.truth === 'depends');
  return [
    {
      code: 'CONTRADICTORY_CONDITIONS',
      text: `No request can satisfy all conditions at once, so ${caller(q)} can never assume ${role(q)}.`,
      gate: undecided[0]?.gate ?? null,
      side: 'against',
      places: undecided.flatMap((f) => f.match.tests.map((t) => placed(f.compiled, t.test.path))),
    },
  ];
}
