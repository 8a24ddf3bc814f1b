// What stands in the list of differences: rows, and groups of rows that are open or closed.
import type { DifferenceKind } from '#compare/comparison.ts';
import type { DifferenceRow } from '#compare/comparisonRows.ts';
import { type Group, groupedRows, groupTitle, isGroup } from '#compare/groups.ts';

export interface ListItem {
  readonly id: string;
  readonly title: string;
  readonly change: string;
  readonly kind: DifferenceKind;
  /** 2: in a group. */
  readonly level: 1 | 2;
  /** From one, among so many of its level. */
  readonly position: number;
  readonly of: number;
  /** Explained and drawn for it: itself, or the first of the group. */
  readonly row: DifferenceRow;
  readonly group: Group<DifferenceRow> | null;
  readonly isOpen: boolean;
}

type Place = Pick<ListItem, 'level' | 'position' | 'of'>;

const itemOf = (row: DifferenceRow, { level, of, position }: Place): ListItem => ({
  id: row.id,
  title: row.title,
  change: row.change,
  kind: row.kind,
  row,
  group: null,
  isOpen: false,
  level,
  position,
  of,
});

function ofGroup(group: Group<DifferenceRow>, place: Place, isOpen: boolean): readonly ListItem[] {
  const [first] = group.members;
  if (first === undefined) return [];
  const { id } = group;
  const head: ListItem = { ...itemOf(first, place), id, title: groupTitle(group), group, isOpen };
  if (!isOpen) return [head];
  const of = group.members.length;
  return [head].concat(group.members.map((row, i) => itemOf(row, { level: 2, position: i + 1, of })));
}

export function listItems(rows: readonly DifferenceRow[], open: ReadonlySet<string>): readonly ListItem[] {
  const all = groupedRows(rows);
  return all.flatMap((one, i) => {
    const place: Place = { level: 1, position: i + 1, of: all.length };
    return isGroup(one) ? ofGroup(one, place, open.has(one.id)) : itemOf(one, place);
  });
}

/** Of a group so many are drawn. */
const DRAWN_OF_GROUP = { closed: 3, open: 12 } as const;

/** The edges that the list shows; of groups the first ones, and the one that is looked at. */
export const edgesToDraw = (
  items: readonly ListItem[],
  selected: ListItem | undefined,
): readonly DifferenceRow[] =>
  items
    .filter(
      ({ id, level, position }) => level === 1 || position <= DRAWN_OF_GROUP.open || id === selected?.id,
    )
    .flatMap(({ group, isOpen, row }) =>
      group === null ? [row] : isOpen ? [] : group.members.slice(0, DRAWN_OF_GROUP.closed),
    )
    .filter(({ about }) => about !== 'written');

/** The item that stands for a row: itself, or the closed group that it is in. */
export const itemFor = (items: readonly ListItem[], id: string | null): ListItem | undefined =>
  items.find((item) => item.id === id) ??
  items.find(({ group }) => group?.members.some((row) => row.id === id) === true);
