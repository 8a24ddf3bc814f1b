// Many differences that are one: an administrator's policy makes an edge to every role. Told once, with all ends by name.
import type { DifferenceRow } from './comparisonRows.ts';

export interface Group<T> {
  readonly id: string;
  /** The end that all have. */
  readonly shared: 'source' | 'target';
  /** At least `FEWEST`. */
  readonly members: readonly T[];
}

export type Grouped<T> = T | Group<T>;

export const isGroup = <T extends object>(one: Grouped<T>): one is Group<T> => 'members' in one;

/** With fewer of a kind each says more for itself. */
const FEWEST = 6;

type End = Group<unknown>['shared'];

/**
 * `keyOf`: differences with the same key and one end in common are a group; null: never. A group stands where the first
 * of its members stood.
 */
export function grouped<T>(
  all: readonly T[],
  keyOf: (one: T, shared: End) => string | null,
): readonly Grouped<T>[] {
  const members = new Map<string, T[]>();
  const keys = all.map((one) =>
    (['source', 'target'] as const).flatMap((shared) => {
      const key = keyOf(one, shared);
      if (key === null) return [];
      const id = `${shared} ${key}`;
      const list = members.get(id);
      if (list === undefined) members.set(id, [one]);
      else list.push(one);
      return [{ id, shared }];
    }),
  );
  // Each goes with the larger of the two groups that it could be in.
  const chosen = new Map<string, { shared: End; members: T[] }>();
  const choices = all.map((_, i) => {
    const [best] = (keys[i] ?? []).toSorted(
      (a, b) => (members.get(b.id)?.length ?? 0) - (members.get(a.id)?.length ?? 0),
    );
    return best;
  });
  for (const [i, one] of all.entries()) {
    const choice = choices[i];
    if (choice === undefined) continue;
    const group = chosen.get(choice.id) ?? { shared: choice.shared, members: [] };
    group.members.push(one);
    chosen.set(choice.id, group);
  }
  const placed = new Set<string>();
  return all.flatMap((one, i): readonly Grouped<T>[] => {
    const choice = choices[i];
    const group = choice && chosen.get(choice.id);
    if (choice === undefined || group === undefined || group.members.length < FEWEST) return [one];
    if (placed.has(choice.id)) return [];
    placed.add(choice.id);
    return [{ id: choice.id, ...group }];
  });
}

/** Rows that say the same of one end. */
const rowKey = ({ about, change, ids, kind }: DifferenceRow, shared: End): string | null =>
  about === 'written' ? null : JSON.stringify([about, kind, change, ids[shared === 'source' ? 0 : 1]]);

export const groupedRows = (rows: readonly DifferenceRow[]): readonly Grouped<DifferenceRow>[] =>
  grouped(rows, rowKey);

/** `Build`, `333 roles`; `333 callers`, `Deploy`. */
export function groupEnds({ members, shared }: Group<DifferenceRow>): readonly [string, string] {
  const [first] = members;
  const [from = '', to = ''] = first?.ends ?? [];
  const count = members.length.toLocaleString('en');
  if (shared === 'target') return [`${count} callers`, to];
  return [from, `${count} ${first?.about === 'access' ? 'resources' : 'roles'}`];
}

export const groupTitle = (group: Group<DifferenceRow>): string => groupEnds(group).join(' → ');
