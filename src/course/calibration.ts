// How good guesses are, counting how sure somebody was: the Brier score over three answers. Pure.
import type { VerdictWord } from '#decision/verdict.ts';

/** What can be guessed; whether a document is missing is no matter of judgement. */
export type Guessable = Exclude<VerdictWord, 'unknown'>;

export const GUESSABLE: readonly Guessable[] = ['valid', 'conditional', 'invalid'];

export interface Guess {
  /** Of the edge in its graph, and of its verdict. */
  readonly key: number;
  readonly said: Guessable;
  /** Percent, one of SURE. */
  readonly sure: number;
  readonly was: Guessable;
}

export interface Sureness {
  readonly percent: number;
  readonly word: string;
}

/** From "no idea" (one in three) to certain. */
export const SURE: readonly Sureness[] = [
  { percent: 34, word: 'no idea' },
  { percent: 60, word: 'rather' },
  { percent: 80, word: 'sure' },
  { percent: 97, word: 'certain' },
];

/** What somebody gets who has no idea and says so. */
export const BLIND = 2 / 3;

/**
 * The sum of squares between what was believed and what was: 0 is certain and right, 2 certain and wrong. The two other
 * answers share what is left.
 */
export function brier({ said, sure, was }: Pick<Guess, 'said' | 'sure' | 'was'>): number {
  const believed = sure / 100;
  return GUESSABLE.reduce((sum, answer) => {
    const share = answer === said ? believed : (1 - believed) / (GUESSABLE.length - 1);
    return sum + (share - (answer === was ? 1 : 0)) ** 2;
  }, 0);
}

export interface Level extends Sureness {
  readonly count: number;
  readonly right: number;
}

export interface Calibration {
  readonly count: number;
  readonly right: number;
  /** Mean; null: nothing was guessed. */
  readonly score: number | null;
  /** Each level that was used. */
  readonly levels: readonly Level[];
  /** What the numbers say, in words; empty: too few to say anything. */
  readonly advice: string;
}

/** Fewer guesses than this show nothing. */
const ENOUGH = 8;
/** Percentage points between what was believed and what came out that are still chance. */
const CLOSE = 10;

function adviceFor(believed: number, right: number): string {
  const [said, came] = [Math.round(believed), Math.round(right)];
  const numbers = `On average you said ${said} %, and ${came} % came out right.`;
  if (believed - right > CLOSE)
    return `${numbers} You are surer than you are right: look at both sides before you say so.`;
  if (right - believed > CLOSE) return `${numbers} You know more than you think: trust your reading.`;
  return `${numbers} You know how much you know.`;
}

export function calibrationOf(guesses: readonly Guess[]): Calibration {
  const count = guesses.length;
  const isRight = ({ said, was }: Guess) => said === was;
  const right = guesses.filter(isRight).length;
  const levels = SURE.flatMap((level) => {
    const own = guesses.filter(({ sure }) => sure === level.percent);
    return own.length === 0 ? [] : [{ ...level, count: own.length, right: own.filter(isRight).length }];
  });
  const mean = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0) / count;
  return {
    count,
    right,
    score: count === 0 ? null : mean(guesses.map(brier)),
    levels,
    advice: count < ENOUGH ? '' : adviceFor(mean(guesses.map(({ sure }) => sure)), (100 * right) / count),
  };
}
