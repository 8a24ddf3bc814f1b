// What would flip, told: a sentence with the number, and a row for each edge.
import type { VerdictWord } from '#decision/verdict.ts';
import type { LightGraph } from '#graph/accessGraph.ts';
import { VERDICT_LOOK } from '#graph/look.ts';
import { nameIn } from './names.ts';
import { pairId } from './pair.ts';

interface Flip {
  readonly source: string;
  readonly target: string;
  readonly action: string;
  readonly before: VerdictWord | null;
  readonly after: VerdictWord | null;
}

export interface FlipRow {
  readonly id: string;
  readonly name: string;
  /** `valid → invalid`. */
  readonly change: string;
  readonly after: VerdictWord | null;
}

export const flipSentence = (count: number): string =>
  count === 0 ? 'No edge flips.' : count === 1 ? '1 edge flips.' : `${count} edges flip.`;

export const verdictWords = (verdict: VerdictWord | null): string =>
  verdict === null ? 'no edge' : VERDICT_LOOK[verdict].word;

export const flipRows = (graph: LightGraph, flips: readonly Flip[]): readonly FlipRow[] =>
  flips.map((flip) => ({
    id: pairId(flip),
    name: `${nameIn(graph, flip.source)} → ${nameIn(graph, flip.target)}`,
    change: `${verdictWords(flip.before)} → ${verdictWords(flip.after)}`,
    after: flip.after,
  }));
