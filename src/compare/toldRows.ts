// Differences in the order in which they are told, with what each row is about.
import type { LightGraph } from '#graph/accessGraph.ts';
import type { Comparison, Difference, WrittenChange } from './comparison.ts';
import { type DifferenceRow, differenceRows } from './comparisonRows.ts';
import { type Group, groupedRows, groupEnds, isGroup } from './groups.ts';

/** One edge, or many of which the first speaks for all. */
export interface Told {
  readonly row: DifferenceRow;
  readonly difference: Difference;
  readonly group: Group<DifferenceRow> | null;
}

export interface ToldWritten {
  readonly row: DifferenceRow;
  readonly change: WrittenChange;
}

/** Names; of a group the end that all have, and how many the others are. */
export const endsOfTold = ({ group, row }: Told): readonly string[] =>
  group === null ? row.ends : groupEnds(group);

export function toldRows(
  graphs: readonly LightGraph[],
  { differences, drifted, written }: Comparison,
): { readonly edges: readonly Told[]; readonly others: readonly ToldWritten[] } {
  const rows = differenceRows({ differences, ...(drifted && { drifted }), written }, graphs);
  const byId = new Map(differences.map((one) => [one.id, one]));
  const edges = groupedRows(rows.slice(0, differences.length)).flatMap((one): readonly Told[] => {
    const group = isGroup(one) ? one : null;
    const row = isGroup(one) ? one.members[0] : one;
    const difference = row && byId.get(row.id);
    return row === undefined || difference === undefined ? [] : [{ row, difference, group }];
  });
  const others = rows.slice(differences.length).flatMap((row, i): readonly ToldWritten[] => {
    const change = written[i];
    return change === undefined ? [] : [{ row, change }];
  });
  return { edges, others };
}
