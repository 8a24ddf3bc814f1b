// The paths inside policies are few, `Statement 0 Action 1` in thousands of documents: each is made once and shared.
import type { JsonPath } from './policy.ts';

export interface SharedPath {
  readonly path: JsonPath;
  readonly next: Map<string | number, SharedPath>;
}

const MOST_SHARED = 20_000;
let shared = 0;

const pathOf = (path: JsonPath): SharedPath => ({ path, next: new Map() });

/** The path of a whole document. */
export const ROOT_PATH: SharedPath = pathOf([]);

/** One step further. Beyond so many paths (condition keys may be anything) new ones are not kept. */
export function step(from: SharedPath, key: string | number): SharedPath {
  const known = from.next.get(key);
  if (known !== undefined) return known;
  const made = pathOf([...from.path, key]);
  if (shared < MOST_SHARED) {
    from.next.set(key, made);
    shared++;
  }
  return made;
}
