// Lists of replaced names, in this browser only, the newest first: to read an answer under the true names.
import { type Pseudonyms, readPseudonyms, restoreNames } from '#pseudonyms/pseudonyms.ts';

const KEY = 'rolegraph.names';
const MOST = 5;

/** What is needed of `localStorage`; null where the browser allows none. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem'> | null;

function browserShelf(): Shelf {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** Lists that cannot be kept in storage last as long as the page. */
let last: readonly Pseudonyms[] = [];

const isRecord = (value: unknown): value is readonly unknown[] => Array.isArray(value);

export function keptNames(shelf: Shelf = browserShelf()): readonly Pseudonyms[] {
  try {
    const kept: unknown = JSON.parse(shelf?.getItem(KEY) ?? '[]');
    const lists = isRecord(kept) ? kept.flatMap((one) => readPseudonyms(JSON.stringify(one)) ?? []) : [];
    return lists.length === 0 ? last : lists;
  } catch {
    return last;
  }
}

/** The same list again moves to the front. */
export function keepNames(pseudonyms: Pseudonyms, shelf: Shelf = browserShelf()): void {
  const text = JSON.stringify(pseudonyms);
  last = [pseudonyms, ...keptNames(shelf).filter((one) => JSON.stringify(one) !== text)].slice(0, MOST);
  try {
    shelf?.setItem(KEY, JSON.stringify(last));
  } catch {
    // Too large for this browser's storage: the list can be saved as a file.
  }
}

/** The list that speaks of most of a text's words, and the text under the true names; null: none speaks of any. */
export function readBack(
  text: string,
  lists: readonly Pseudonyms[],
): { readonly text: string; readonly list: Pseudonyms } | null {
  let best: { readonly text: string; readonly list: Pseudonyms; readonly changed: number } | null = null;
  for (const list of lists) {
    const read = restoreNames(text, list);
    const words = text.split(/\s+/);
    const changed = read.split(/\s+/).filter((word, i) => word !== words[i]).length;
    if (changed > (best?.changed ?? 0)) best = { text: read, list, changed };
  }
  return best;
}
