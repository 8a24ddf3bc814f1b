// Differences as rows and words: for the list, the picture, the command line and the review.
import type { VerdictWord } from '#decision/verdict.ts';
import { iamName, parseArn } from '#language/arn.ts';
import type { LightGraph } from '#graph/accessGraph.ts';
import { nameAlone } from '#graph/nameAlone.ts';
import { shortName } from '#words/shortName.ts';
import { type Comparison, type Difference, type DifferenceKind, KIND_LOOK, KINDS } from './comparison.ts';
import { verdictWords } from '#words/flipRows.ts';

export interface DifferenceRow {
  readonly id: string;
  readonly kind: DifferenceKind;
  readonly from: string;
  readonly to: string;
  /** Empty where the name says it. */
  readonly fromAccount: string;
  readonly toAccount: string;
  /** `no edge → valid`; `conditional`, when only the conditions differ. */
  readonly change: string;
  /** To look at: the one after, or before of an edge that went. */
  readonly verdict: VerdictWord;
  /** Lower-cased text that a filter looks into. */
  readonly haystack: string;
}

export function changeWords({ after, before }: Pick<Difference, 'before' | 'after'>): string {
  return before === after
    ? `${verdictWords(after)}, otherwise than before`
    : `${verdictWords(before)} → ${verdictWords(after)}`;
}

/** Names of both graphs by id; the later graph wins. */
export function namesIn(graphs: readonly LightGraph[]): (id: string) => string {
  const names = new Map(
    graphs.flatMap(({ nodes }) => nodes.map((node) => [node.id, nameAlone(node)] as const)),
  );
  return (id) => names.get(id) ?? shortName(id);
}

function accountOf(id: string, name: string): string {
  const account = iamName(id)?.account ?? parseArn(id)?.account ?? '';
  return name.includes(account) ? '' : account;
}

export function differenceRows(
  { differences }: Pick<Comparison, 'differences'>,
  graphs: readonly LightGraph[],
): readonly DifferenceRow[] {
  const nameOf = namesIn(graphs);
  return differences.map((difference) => {
    const { action, after, before, id, kind, source, target } = difference;
    const [from, to] = [nameOf(source), nameOf(target)];
    const change = changeWords(difference);
    return {
      id,
      kind,
      from,
      to,
      fromAccount: accountOf(source, from),
      toAccount: accountOf(target, to),
      change,
      verdict: after ?? before ?? 'unknown',
      haystack: [from, to, source, target, action, change, kind].join(' ').toLowerCase(),
    };
  });
}

/** `2 new, 1 narrowed; 14 edges are alike.` */
export function comparisonSummary({ counts, differences, same }: Comparison): string {
  const alike = same === 1 ? '1 edge is alike' : `${same.toLocaleString('en')} edges are alike`;
  if (differences.length === 0) return `Nothing differs: ${alike}.`;
  const parts = KINDS.filter((kind) => counts[kind] > 0).map(
    (kind) => `${counts[kind].toLocaleString('en')} ${KIND_LOOK[kind].word}`,
  );
  return `${parts.join(', ')}; ${alike}.`;
}
