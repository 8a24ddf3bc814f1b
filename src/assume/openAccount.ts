// One edge from several readings of a pair whose accounts nobody stated: what they agree on, and what the account decides.
import { accountNotGiven } from '#decision/accountReadings.ts';
import { namedUnknowns } from '#decision/namedUnknowns.ts';
import { accountPhrase, isNamedUnknown } from '#language/unknownAccount.ts';
import type { Situation } from '#decision/situation.ts';
import { type AssumeEdge, GATE_NAMES, type Gate, type GateName, type Reason } from '#decision/verdict.ts';
import { agreed } from './assumeWords.ts';
import { missingAccount, missingOf } from '#reasons/missing.ts';
import { callOrder } from '#reasons/reasonOrder.ts';
import { RULES } from '#reasons/rules.ts';

export interface ReadingEdge {
  readonly s: Situation;
  readonly edge: AssumeEdge;
  readonly needs: readonly string[];
}

const BEST_FIRST = ['valid', 'conditional', 'unknown', 'invalid'] as const;
/** True of one reading only, so nothing to tell about the pair. */
const OF_ONE_READING: ReadonlySet<string> = new Set(['SAME_ACCOUNT', 'CROSS_ACCOUNT', 'ACCOUNT_UNKNOWN']);

const where = ({ s }: ReadingEdge): string => s.supposed ?? 'in another account';
const notGiven = (arn: string): string =>
  isNamedUnknown(arn)
    ? `Which account ${accountPhrase(arn).replace(/^account /, '')} is was not given`
    : `The account of ${arn.slice(arn.lastIndexOf('/') + 1)} was not given`;
const key = ({ code, text, side }: Reason): string => `${code}\n${side}\n${text}`;

/** What only one of two readings says is open, and says where it would hold. */
function openReasons(one: ReadingEdge, other: ReadingEdge): readonly Reason[] {
  const shared = new Set(other.edge.reasons.map(key));
  return one.edge.reasons
    .filter((r) => !shared.has(key(r)) && !OF_ONE_READING.has(r.code))
    .map(({ code, gate, places, side, text }) => ({
      code,
      gate,
      places,
      side: side === 'note' ? side : 'open',
      // What is supposed may be a condition itself: `if A is B`.
      text: `If ${where(one).replace(/^if /, '')}: ${text}`,
    }));
}

function reasonsOf(arn: string, best: ReadingEdge, worst: ReadingEdge): readonly Reason[] {
  const shared = new Set(worst.edge.reasons.map(key));
  const head: Reason = {
    code: 'ACCOUNT_UNKNOWN',
    text: `${notGiven(arn)}: ${where(best)} the answer is ${best.edge.verdict}, ${where(worst)} it is ${worst.edge.verdict}.`,
    gate: null,
    side: 'open',
    places: [],
  };
  return [
    head,
    ...callOrder('unknown', [
      ...best.edge.reasons.filter((r) => shared.has(key(r)) && !OF_ONE_READING.has(r.code)),
      ...openReasons(best, worst),
      ...openReasons(worst, best),
    ]),
  ];
}

function gateOf(name: GateName, best: ReadingEdge, worst: ReadingEdge): Gate {
  const [a, b] = [best.edge.gates[name], worst.edge.gates[name]];
  if (a.answer === b.answer) return a;
  const statements = new Map(
    [...a.statements, ...b.statements].map((ref) => [JSON.stringify(ref.place), ref]),
  );
  return { answer: 'unknown', statements: [...statements.values()] };
}

/** `first` itself when every reading says the same; `text` and `label` are left for the sentence. */
export function tellOpenAccount(first: AssumeEdge, readings: readonly ReadingEdge[]): AssumeEdge {
  const verdict = agreed(readings.map((r) => r.edge.verdict));
  const latents = readings.flatMap((r) => (r.edge.latent === undefined ? [] : [r.edge.latent]));
  const latent = latents.length === 0 ? {} : { latent: agreed(latents) };
  const words = new Set(readings.map((r) => r.edge.verdict));
  if (words.size === 1) return latent.latent === first.latent ? first : { ...first, ...latent };
  const ranked = [...readings].sort(
    (a, b) => BEST_FIRST.indexOf(a.edge.verdict) - BEST_FIRST.indexOf(b.edge.verdict),
  );
  const [base] = readings;
  const [best] = ranked;
  const worst = ranked.at(-1);
  if (base === undefined || best === undefined || worst === undefined) return first;
  const arn = accountNotGiven(base.s) ?? namedUnknowns(base.s)[0] ?? first.target;
  const [trust, permission, boundary, session, scp, rcp] = GATE_NAMES.map((name) =>
    gateOf(name, best, worst),
  );
  const { gates } = first;
  const { requires } = best.edge;
  return {
    ...first,
    ...latent,
    verdict,
    gates: {
      trust: trust ?? gates.trust,
      permission: permission ?? gates.permission,
      boundary: boundary ?? gates.boundary,
      session: session ?? gates.session,
      scp: scp ?? gates.scp,
      rcp: rcp ?? gates.rcp,
    },
    reasons: reasonsOf(arn, best, worst),
    requires,
    ways: requires.length === 0 ? [] : [requires],
    missing: [missingAccount(arn), ...missingOf(base.s, [...new Set(readings.flatMap((r) => r.needs))])],
    rule: RULES.R9,
  };
}
