// How much was changed: the measure behind the stars. Layout and order of keys count for nothing.
import { isList, isObject } from '#text/json.ts';
import { piecesOf } from '#text/pieces.ts';
import type { Workspace } from '#workspace/workspace.ts';

/** Every plain value of a JSON value with the path that leads to it; members of lists count by value, not by place. */
function leaves(value: unknown, path: string, into: string[]): void {
  if (isList(value)) for (const one of value) leaves(one, `${path}[]`, into);
  else if (isObject(value))
    for (const [key, one] of Object.entries(value)) leaves(one, `${path}.${key}`, into);
  else into.push(`${path}=${JSON.stringify(value)}`);
}

function leavesOf(text: string): readonly string[] {
  const found: string[] = [];
  for (const { kind, value, strict } of piecesOf(text))
    if (kind === 'json') leaves(value, '', found);
    else found.push(strict);
  return found;
}

function difference(before: readonly string[], after: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const leaf of after) counts.set(leaf, (counts.get(leaf) ?? 0) + 1);
  for (const leaf of before) counts.set(leaf, (counts.get(leaf) ?? 0) - 1);
  const numbers = [...counts.values()];
  const added = numbers.filter((n) => n > 0).reduce((sum, n) => sum + n, 0);
  const removed = numbers.filter((n) => n < 0).reduce((sum, n) => sum - n, 0);
  return Math.max(added, removed);
}

/** Values that were changed, added or removed between two states of a workspace, by document. */
export function changeSize(before: Workspace, after: Workspace): number {
  const texts = (w: Workspace) => new Map(w.documents.map(({ id, text }) => [id, text]));
  const [old, now] = [texts(before), texts(after)];
  const ids = new Set([...old.keys(), ...now.keys()]);
  return [...ids].reduce(
    (sum, id) => sum + difference(leavesOf(old.get(id) ?? ''), leavesOf(now.get(id) ?? '')),
    0,
  );
}

/** Three stars: no more was changed than by our own solution; two: at most twice as much. */
export function starsFor(changed: number, own: number): 1 | 2 | 3 {
  if (changed <= own) return 3;
  return changed <= 2 * own ? 2 : 1;
}
