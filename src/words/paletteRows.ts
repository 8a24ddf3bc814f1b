// Which entries of the command palette fit what was typed, the best first. Pure.

export interface PaletteEntry {
  readonly id: string;
  readonly label: string;
  /** Told beside the label: an account, a document's place in the course. */
  readonly note?: string;
  /** Found by this as well, although it is not shown: an ARN. */
  readonly also?: string;
  readonly keys?: readonly string[] | undefined;
  /** The heading that it stands under. */
  readonly group: string;
}

export interface PaletteGroup<E extends PaletteEntry> {
  readonly value: string;
  readonly items: readonly E[];
}

export interface PaletteRows<E extends PaletteEntry> {
  readonly groups: readonly PaletteGroup<E>[];
  /** How many more would fit. */
  readonly more: number;
}

/** More than anybody reads; the rest is found by typing on. */
const MOST = 60;
const RECENT = 'Recent';

/** How well one word fits: at the start of the label, of a word in it, anywhere, only in what is not the label. */
function fit({ label, note = '', also = '' }: PaletteEntry, word: string): number | null {
  const name = label.toLowerCase();
  const at = name.indexOf(word);
  if (at === 0) return 0;
  if (at > 0) return wordStart(name, word) ? 1 : 2;
  return `${note}\n${also}`.toLowerCase().includes(word) ? 3 : null;
}

function wordStart(name: string, word: string): boolean {
  for (let at = name.indexOf(word); at >= 0; at = name.indexOf(word, at + 1))
    if (at === 0 || !/[\p{L}\p{N}]/u.test(name.charAt(at - 1))) return true;
  return false;
}

/** The sum over all words that were typed, or null when one of them fits nowhere. */
function rank(entry: PaletteEntry, words: readonly string[]): number | null {
  let sum = 0;
  for (const word of words) {
    const one = fit(entry, word);
    if (one === null) return null;
    sum += one;
  }
  return sum;
}

/**
 * Groups in the order in which they first occur; nothing typed shows what was used last (`recent`, ids, the last one
 * first) before everything else. Typed words must all fit; the best group comes first then.
 */
export function paletteRows<E extends PaletteEntry>(
  entries: readonly E[],
  typed: string,
  recent: readonly string[],
): PaletteRows<E> {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const last = words.length === 0 ? recent : [];
  const newest = (entry: E) => {
    const at = recent.indexOf(entry.id);
    return at < 0 ? recent.length : at;
  };
  const fitting = entries
    .flatMap((entry) => {
      const score = rank(entry, words);
      return score === null ? [] : [{ entry, score }];
    })
    .sort((a, b) => (words.length === 0 ? 0 : a.score - b.score || newest(a.entry) - newest(b.entry)))
    .map(({ entry }) => entry);
  const first = last.flatMap((id) => fitting.find((entry) => entry.id === id) ?? []);
  const ordered = [...first, ...fitting.filter((entry) => !first.includes(entry))];
  const groups = new Map<string, E[]>();
  for (const entry of ordered.slice(0, MOST)) {
    const name = first.includes(entry) ? RECENT : entry.group;
    groups.set(name, [...(groups.get(name) ?? []), entry]);
  }
  return {
    groups: [...groups].map(([value, items]) => ({ value, items })),
    more: Math.max(0, ordered.length - MOST),
  };
}
