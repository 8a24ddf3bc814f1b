// The edge table: rows, sorting, filtering. Pure.
import type { VerdictWord } from '#decision/verdict.ts';
import type { EdgeWord, GraphEdge, LightGraph } from '#graph/accessGraph.ts';
import { VEIL_WORD, VERDICT_ORDER } from '#graph/look.ts';
import { accountLabel } from '#graph/accountLabel.ts';
import { nameAlone } from '#graph/nameAlone.ts';
import { triesWords } from '#graph/tries.ts';
import { unitsWords } from '#graph/unitTree.ts';
import { shortName } from './shortName.ts';

export interface EdgeRow {
  readonly id: string;
  readonly from: string;
  readonly fromAccount: string;
  readonly to: string;
  readonly toAccount: string;
  readonly action: string;
  readonly verdict: VerdictWord;
  /** What stands instead of a verdict that is to be guessed. */
  readonly veiled?: string;
  readonly why: string;
  readonly requires: string;
  /** `used 12 times, denied once`; empty: nobody tried. */
  readonly tried: string;
  /** Lower-cased text that the filter looks into. */
  readonly haystack: string;
}

const closed = (text: string): string => (text === '' || /[.!?]$/u.test(text) ? text : `${text}.`);

/** A whole row for somebody who hears one thing of it: `alice to Audit, sts:AssumeRole: invalid. Nothing allows it.` */
export function rowSentence({ from, to, action, verdict, veiled, why, requires }: EdgeRow): string {
  const said = [`${from} to ${to}, ${action}: ${veiled ?? verdict}.`, closed(why)];
  return [...said, requires === '' ? '' : closed(`Requires: ${requires}`)].filter(Boolean).join(' ');
}

export type Column = 'from' | 'to' | 'action' | 'verdict' | 'why' | 'requires' | 'tried';

export interface Sorting {
  readonly column: Column;
  readonly descending: boolean;
}

/** The reason that decided: what speaks against, else what is open, else what speaks for it. */
export function why(edge: GraphEdge): string {
  const sides = edge.verdict === 'valid' ? ['for'] : ['against', 'open'];
  const telling = edge.reasons.find((reason) => sides.includes(reason.side)) ?? edge.reasons[0];
  return telling?.text ?? edge.label;
}

/** The columns of a row that its edge has to be told for. */
export interface RowWords {
  readonly why: string;
  readonly requires: string;
  /** At most four words, as on the edge's pill. */
  readonly label: string;
}

export const rowWords = (edge: GraphEdge): RowWords => ({
  why: why(edge),
  requires: [...new Set(edge.requires.map((need) => need.text))].join('; '),
  label: edge.label,
});

/** Stands where the words are not there yet. */
const NOT_YET: RowWords = { why: '…', requires: '', label: '…' };

/** Also of an edge whose verdict is to be guessed. */
export function wordsOf(words: ReadonlyMap<string, RowWords>, edge: EdgeWord): RowWords {
  if (!edge.veiled) return words.get(edge.id) ?? NOT_YET;
  return { why: '', requires: '', label: VEIL_WORD[edge.kind] };
}

export function edgeRows(
  { accounts, nodes, edges }: LightGraph,
  words: ReadonlyMap<string, RowWords>,
): EdgeRow[] {
  const unitsOf = new Map(accounts.map(({ id, units = [] }) => [id, unitsWords(units)]));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const label = (id: string) => {
    const node = byId.get(id);
    return node === undefined ? shortName(id) : nameAlone(node);
  };
  const account = (id: string) => {
    const known = byId.get(id)?.account ?? '';
    return label(id).includes(known) ? '' : accountLabel(known);
  };
  return edges.map((edge) => {
    const action = edge.actions?.join(', ') ?? edge.action;
    const told = wordsOf(words, edge);
    const row = {
      id: edge.id,
      from: label(edge.source),
      fromAccount: account(edge.source),
      to: label(edge.target),
      toAccount: account(edge.target),
      action,
      verdict: edge.verdict,
      why: told.why,
      requires: told.requires,
      tried: edge.tries === undefined ? '' : triesWords(edge.tries),
    };
    const searched = edge.veiled ? { ...row, verdict: '' } : row;
    const units = [edge.source, edge.target].map((id) => unitsOf.get(byId.get(id)?.account ?? '') ?? '');
    const haystack = [...Object.values(searched), edge.source, edge.target, ...units].join(' ').toLowerCase();
    return { ...row, ...(edge.veiled && { veiled: VEIL_WORD[edge.kind] }), haystack };
  });
}

/** Every word must occur somewhere in the row. */
export function filterRows(rows: readonly EdgeRow[], typed: string): readonly EdgeRow[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return words.length === 0 ? rows : rows.filter((row) => words.every((word) => row.haystack.includes(word)));
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

function compare(a: EdgeRow, b: EdgeRow, column: Column): number {
  if (column === 'verdict') return VERDICT_ORDER.indexOf(a.verdict) - VERDICT_ORDER.indexOf(b.verdict);
  return collator.compare(a[column], b[column]);
}

/** Equal rows keep their order, also when descending. null: the order of the graph. */
export function sortRows(rows: readonly EdgeRow[], sorting: Sorting | null): readonly EdgeRow[] {
  if (!sorting) return rows;
  const { column, descending } = sorting;
  return rows.toSorted((a, b) => compare(a, b, column) * (descending ? -1 : 1));
}

/** Ascending, descending, then back to the order of the graph. */
export function nextSorting(sorting: Sorting | null, column: Column): Sorting | null {
  if (sorting?.column !== column) return { column, descending: false };
  return sorting.descending ? null : { column, descending: true };
}
