// Own work out of this browser: all of storage that stands between a visitor and the first picture.
import type { Workspace } from '#workspace/workspace.ts';
import { KEYS } from './keys.ts';
import { openNamed, type LargeTexts } from './openNamed.ts';
import { asSaved, FORMAT, savedList, type SavedRecord } from './savedRecord.ts';
import type { Shelf } from './shelf.ts';
import type { TextBook } from './textBook.ts';

/** What this tab last opened or saved; survives its reload, and is not shared with other tabs. */
export interface TabMemory {
  read(): string | null;
  write(stamp: string): void;
}

export const FORGETFUL: TabMemory = { read: () => null, write: () => {} };

export type Loaded =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'loaded';
      readonly workspace: Workspace;
      readonly savedAt: number;
      /** Names of documents whose text could not be had. */
      readonly lost: readonly string[];
    }
  /** There is something that cannot be opened; it is kept aside. */
  | { readonly kind: 'failed'; readonly why: string }
  /** The browser lets nothing be kept. */
  | { readonly kind: 'refused'; readonly why: string };

export interface Work {
  readonly loaded: Loaded;
  /** The record that this tab goes on with, and its content. */
  readonly held: { readonly stamp: string; readonly workspace: Workspace } | null;
  /** There may be something that could not even be looked at. */
  readonly unread: boolean;
}

interface Place {
  readonly shelf: Shelf;
  readonly book: TextBook;
  readonly large?: LargeTexts;
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Own work, still unchecked. */
async function current(place: Place): Promise<unknown> {
  const [format, data, keys] = await place.shelf.look((at) =>
    Promise.all([at.get(KEYS.format), at.get(KEYS.workspace), at.keys('')]),
  );
  if (format === FORMAT || keys.length === 0) return data;
  // Of an earlier page, or of a newer one.
  const [{ migrate }, { createLibrary }] = await Promise.all([
    import('./migrate.ts'),
    import('./library.ts'),
  ]);
  return migrate(createLibrary(place.shelf, { ...place, now: () => Date.now() }));
}

/** What was on this tab before it was loaded again, when another tab saved something else in the meantime. */
async function ownBefore(shelf: Shelf, wanted: string | null, stamp: string): Promise<SavedRecord | null> {
  if (wanted === null || wanted === stamp) return null;
  const list = savedList(await shelf.look((at) => at.get(KEYS.earlier)));
  return list.find((each) => each.stamp === wanted) ?? null;
}

/** Aside, as it was; its texts stay as well. false: not even that is possible. */
async function aside(shelf: Shelf, data: unknown): Promise<boolean> {
  try {
    await shelf.change(async (at) => at.put(KEYS.rescue, data));
    return true;
  } catch {
    return false;
  }
}

async function opened(place: Place, memory: TabMemory): Promise<Work> {
  const { shelf } = place;
  const failed = async (data: unknown, why: string): Promise<Work> => ({
    loaded: { kind: 'failed', why },
    held: null,
    unread: !(await aside(shelf, data)),
  });
  const data = await current(place);
  if (data === undefined) return { loaded: { kind: 'none' }, held: null, unread: false };
  const record = asSaved(data);
  if (record === null) return failed(data, 'It was saved by another version of this page.');
  const own = (await ownBefore(shelf, memory.read(), record.stamp)) ?? record;
  const result = await openNamed(place, own.workspace);
  if (!result.ok) return failed(data, result.why);
  const { lost, workspace } = result;
  const unread = lost.length > 0 && !(await aside(shelf, data));
  memory.write(own.stamp);
  const { savedAt, stamp } = own;
  return { loaded: { kind: 'loaded', workspace, savedAt, lost }, held: { stamp, workspace }, unread };
}

/** Never rejects. */
export async function openWork(place: Place, memory: TabMemory = FORGETFUL): Promise<Work> {
  try {
    return await opened(place, memory);
  } catch (error) {
    return { loaded: { kind: 'refused', why: wordsOf(error) }, held: null, unread: true };
  }
}
