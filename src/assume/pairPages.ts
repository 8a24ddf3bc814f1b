// What was worked out about pairs, found again by their ends.
import type { CompiledPrincipal } from '#decision/model.ts';
import type { AssumeEdge } from '#decision/verdict.ts';
import type { AssumeWord } from './assumeWords.ts';

/** About one pair, and about which two ends. */
export interface PairPage {
  readonly source: CompiledPrincipal | null;
  readonly target: CompiledPrincipal | null;
  readonly word: AssumeWord;
  edge?: AssumeEdge;
}

/** All of one target. Most have a few, and a map for each of thousands of roles would be most of the book. */
interface TargetPages {
  readonly list: PairPage[];
  /** By source; made when somebody looks for one of many. */
  index: Map<string, PairPage> | null;
}

/** By target: names are long, and joining two of them costs more than looking twice. */
export type PairPages = Map<string, TargetPages>;

const FEW = 8;

export function pageAbout(pages: PairPages, source: string, target: string): PairPage | undefined {
  const own = pages.get(target);
  if (own === undefined || own.list.length <= FEW)
    return own?.list.find(({ word }) => word.source === source);
  own.index ??= new Map(own.list.map((page) => [page.word.source, page]));
  return own.index.get(source);
}

/** Of a pair that has none yet. */
export function addPage(pages: PairPages, page: PairPage): void {
  const own = pages.get(page.word.target);
  // Most stay alone, and a list that begins empty would make room for seventeen.
  if (own === undefined) pages.set(page.word.target, { list: [page], index: null });
  else {
    own.list.push(page);
    own.index?.set(page.word.source, page);
  }
}
