// The gates as a lane that the request travels: through those that say yes, to the one that decides.
import { GATE_NAMES, type GateAnswer, type GateName, type Verdict } from '#decision/verdict.ts';

export interface LaneStop {
  readonly gate: GateName;
  readonly letter: string;
  readonly answer: GateAnswer;
}

export interface Lane {
  /** Those that let it pass, then the one that decides, then what would hold it up as well. */
  readonly stops: readonly LaneStop[];
  /** Index of the stop that decides; as many as there are stops: it arrives. */
  readonly decides: number;
  /** What the lane shows, for those who do not see it. */
  readonly sentence: string;
}

const LETTERS: Readonly<Partial<Record<GateName, string>>> = { permission: 'P', trust: 'T' };

const NAMES: Readonly<Record<GateName, string>> = {
  permission: 'the caller’s permissions',
  trust: 'the trust policy',
  boundary: 'the permissions boundary',
  session: 'the session policy',
  scp: 'a service control policy',
  rcp: 'a resource control policy',
};

/** Which answer decides a verdict; null: none does, all say yes. */
const DECIDING: Readonly<Record<Verdict['verdict'], GateAnswer | null>> = {
  valid: null,
  conditional: 'depends',
  unknown: 'unknown',
  invalid: 'no',
};

function decidingGate({ gates, reasons, verdict }: Verdict): GateName | null {
  const answer = DECIDING[verdict];
  if (answer === null) return null;
  const named = reasons.find(({ gate, side }) => gate !== null && side === 'against')?.gate ?? null;
  if (verdict === 'invalid' && named !== null && gates[named].answer === answer) return named;
  return GATE_NAMES.find((gate) => gates[gate].answer === answer) ?? null;
}

/** In the order of the rows of gates: P, T, then guardrails. */
const ORDER: readonly GateName[] = ['permission', 'trust', 'boundary', 'session', 'scp', 'rcp'];

/** null: AWS refuses the pair whatever the gates say. */
export function gateLane(verdict: Verdict): Lane | null {
  const { gates } = verdict;
  const deciding = decidingGate(verdict);
  if (deciding === null && verdict.verdict !== 'valid') return null;
  const stop = (gate: GateName): LaneStop => ({
    gate,
    letter: LETTERS[gate] ?? 'G',
    answer: gates[gate].answer,
  });
  const asked = ORDER.filter((gate) => gates[gate].answer !== 'not-needed' && gate !== deciding);
  const open = asked.filter((gate) => gates[gate].answer === 'yes');
  const others = asked.filter((gate) => gates[gate].answer !== 'yes');
  const stops = [...open, ...(deciding === null ? [] : [deciding]), ...others].map(stop);
  return { stops, decides: open.length, sentence: sentenceOf(verdict, deciding, others.length) };
}

function sentenceOf({ verdict }: Verdict, deciding: GateName | null, others: number): string {
  if (deciding === null) return 'The request passes every gate that is asked.';
  const ends: Readonly<Record<Verdict['verdict'], string>> = {
    valid: '',
    conditional: `Whether the request passes ${NAMES[deciding]} depends on what it carries`,
    unknown: `Whether the request passes ${NAMES[deciding]} nobody can tell here`,
    invalid: `The request stops at ${NAMES[deciding]}`,
  };
  const more =
    others === 0
      ? ''
      : `; ${others} more ${others === 1 ? 'gate does' : 'gates do'} not let it through either`;
  return `${ends[verdict]}${more}.`;
}
