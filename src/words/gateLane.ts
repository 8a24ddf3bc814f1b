// The gates as a lane that the request travels: through those that say yes, to the one that decides.
import type { GateAnswer, GateName, Verdict } from '#decision/verdict.ts';

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

/** In the order of the rows of gates: P, T, then guardrails. */
const ORDER: readonly GateName[] = ['permission', 'trust', 'boundary', 'session', 'scp', 'rcp'];

function decidingGate({ gates, reasons, verdict }: Verdict): GateName | null {
  const answer = DECIDING[verdict];
  if (answer === null) return null;
  const named = reasons.find(({ gate, side }) => gate !== null && side === 'against')?.gate ?? null;
  if (verdict === 'invalid' && named !== null && gates[named].answer === answer) return named;
  return ORDER.find((gate) => gates[gate].answer === answer) ?? null;
}

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
  return {
    stops,
    decides: open.length,
    sentence: sentenceOf(
      verdict,
      deciding,
      others.map((gate) => gates[gate].answer),
    ),
  };
}

type Words = readonly [one: string, several: string];

const REFUSES: Words = ['gate does not let it through either', 'gates do not let it through either'];

/** What is said of gates that say neither yes nor no. */
const OPEN: Readonly<Record<Verdict['verdict'], Words>> = {
  valid: ['gate is open', 'gates are open'],
  conditional: ['gate depends on that too', 'gates depend on that too'],
  unknown: ['gate is open as well', 'gates are open as well'],
  invalid: ['gate is open', 'gates are open'],
};

const counted = (count: number, [one, several]: Words): string =>
  count === 0 ? '' : `; ${count} more ${count === 1 ? one : several}`;

function sentenceOf({ verdict }: Verdict, deciding: GateName | null, others: readonly GateAnswer[]): string {
  if (deciding === null) return 'The request passes every gate that is asked.';
  const ends: Readonly<Record<Verdict['verdict'], string>> = {
    valid: '',
    conditional: `Whether the request passes ${NAMES[deciding]} depends on what it carries`,
    unknown: `Whether the request passes ${NAMES[deciding]} nobody can tell here`,
    invalid: `The request stops at ${NAMES[deciding]}`,
  };
  const refuse = others.filter((answer) => answer === 'no').length;
  const more = [counted(refuse, REFUSES), counted(others.length - refuse, OPEN[verdict])].join('');
  return `${ends[verdict]}${more}.`;
}
