// Graphs to records and back: the texts beside them, each kept once.
import type { Workspace } from '#workspace/workspace.ts';
import { LARGE, openNamed, type LargeTexts, type OpenResult } from './openNamed.ts';
import { FORMAT, type NamedWorkspace, type SavedRecord } from './savedRecord.ts';
import type { Change, Shelf } from './shelf.ts';
import { storable } from './storable.ts';
import { createTextBook, type TextBook } from './textBook.ts';
import { TEXT_PREFIX, textKey } from './textKeys.ts';
import { isWorthKeeping } from './worth.ts';

export interface Library {
  readonly shelf: Shelf;
  readonly book: TextBook;
  readonly large?: LargeTexts;
  /** A new record of this graph. Its large texts are written; the others follow with `put`. */
  record(workspace: Workspace, origin: number): Promise<SavedRecord>;
  /** In a transaction that writes the record as well: whatever text is not there yet. */
  putTexts(at: Change, workspace: Workspace, named: NamedWorkspace): Promise<void>;
  /** Reads the texts and checks all of it: nothing behind this has to be careful again. */
  open(named: NamedWorkspace): Promise<OpenResult>;
}

export interface LibraryOptions {
  readonly now: () => number;
  readonly large?: LargeTexts;
  readonly tab?: string;
  /** What was seen already. */
  readonly book?: TextBook;
}

const putAll = (at: Change, texts: ReadonlyMap<string, string>): void =>
  texts.forEach((text, key) => at.put(key, text));

export function createLibrary(
  shelf: Shelf,
  { book = createTextBook(), large, now, tab = newTab() }: LibraryOptions,
): Library {
  let stamps = 0;

  async function keyOf(text: string): Promise<string> {
    const known = book.known(text);
    if (large === undefined || text.length <= LARGE) {
      const key = known ?? (await textKey(text));
      book.learn(key, text);
      return key;
    }
    const there = known === undefined ? [] : await shelf.look((at) => at.keys(known));
    if (known !== undefined && there.length > 0) return known;
    const key = await large.keep(text);
    book.learn(key, text);
    return key;
  }

  async function named(workspace: Workspace): Promise<NamedWorkspace> {
    const documents = [];
    for (const { text, ...rest } of workspace.documents)
      documents.push({ ...rest, text: { key: await keyOf(text), length: text.length } });
    return { ...workspace, documents };
  }

  return {
    shelf,
    book,
    ...(large ? { large } : {}),
    async record(workspace, origin) {
      const packed = await named(storable(workspace));
      const line = `${tab}.${origin}`;
      const worth = isWorthKeeping(workspace);
      return { format: FORMAT, savedAt: now(), line, stamp: `${line}.${++stamps}`, worth, workspace: packed };
    },
    async putTexts(at, workspace, packed) {
      const there = new Set(await at.keys(TEXT_PREFIX));
      const { documents } = storable(workspace);
      const missing = packed.documents.flatMap(({ text: { key } }, i) => {
        const text = documents[i]?.text;
        return there.has(key) || text === undefined ? [] : [[key, text] as const];
      });
      putAll(at, new Map(missing));
    },
    open: (packed) => openNamed({ shelf, book, ...(large ? { large } : {}) }, packed),
  };
}

const newTab = (): string => Math.random().toString(36).slice(2, 10);
