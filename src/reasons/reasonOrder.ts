// Order of reasons. AWS evaluates explicit deny, RCP, SCP, trust, identity, boundary, session and names the first.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
import type { GateName, Reason, VerdictWord } from '#decision/verdict.ts';

const EVALUATION: readonly (GateName | null)[] = [
  'rcp',
  'scp',
  'trust',
  'permission',
  'boundary',
  'session',
  null,
];

/** Which side comes first depends on what has to be explained. */
const SIDES: Readonly<Record<VerdictWord, readonly Reason['side'][]>> = {
  valid: ['for', 'note', 'open', 'against'],
  conditional: ['open', 'for', 'note', 'against'],
  unknown: ['open', 'for', 'note', 'against'],
  invalid: ['against', 'open', 'for', 'note'],
};

const rank = (verdict: VerdictWord, { code, gate, side }: Reason): readonly number[] => [
  SIDES[verdict].indexOf(side),
  code.endsWith('EXPLICIT_DENY') ? 0 : 1,
  EVALUATION.indexOf(gate),
];

/** Stable: equal ranks keep their order. */
export function callOrder(verdict: VerdictWord, reasons: readonly Reason[]): readonly Reason[] {
  return reasons
    .map((reason) => ({ reason, rank: rank(verdict, reason) }))
    .sort((a, b) => {
      const at = a.rank.findIndex((n, i) => n !== b.rank[i]);
      return at < 0 ? 0 : (a.rank[at] ?? 0) - (b.rank[at] ?? 0);
    })
    .map(({ reason }) => reason);
}
