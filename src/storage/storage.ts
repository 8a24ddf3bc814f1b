// The visitor's own work in this browser: saved by itself, checked when it comes back, never lost silently. Tabs share
// one record; what another tab or another graph replaces goes to a short list of earlier graphs.
import { createStore, get, promisifyRequest, set } from 'idb-keyval';
import type { Workspace } from '#workspace/workspace.ts';
import {
  FORMAT,
  asSaved,
  isWorthKeeping,
  sameContent,
  savedList,
  withEarlier,
  type SavedRecord,
} from './savedRecord.ts';

/** The part of a key-value database that is needed; a fake in tests. */
export interface Shelf {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  /** One transaction: no other tab comes between what `change` is given and what it answers. */
  exchange(
    keys: readonly string[],
    change: (values: readonly unknown[]) => readonly unknown[],
  ): Promise<void>;
  /**
   * One transaction: puts all entries while `key` holds `value`. false: it holds something else, and nothing changed.
   * Does not look at what it replaces, which may be many megabytes.
   */
  putWhile(key: string, value: unknown, entries: readonly (readonly [string, unknown])[]): Promise<boolean>;
}

export function browserShelf(): Shelf {
  const store = createStore('rolegraph', 'state');
  return {
    get: (key) => get<unknown>(key, store),
    set: (key, value) => set(key, value, store),
    exchange: (keys, change) =>
      store('readwrite', async (objects) => {
        const values = await Promise.all(keys.map((key) => promisifyRequest<unknown>(objects.get(key))));
        change(values).forEach((value, i) => {
          if (value !== values[i]) objects.put(value, keys[i]);
        });
        await promisifyRequest(objects.transaction);
      }),
    putWhile: (key, value, entries) =>
      store('readwrite', async (objects) => {
        if ((await promisifyRequest<unknown>(objects.get(key))) !== value) return false;
        for (const [at, each] of entries) objects.put(each, at);
        await promisifyRequest(objects.transaction);
        return true;
      }),
  };
}

const KEY = 'workspace';
/** The stamp of what stands under `KEY`, in every transaction that writes there. */
const STAMP_KEY = 'workspace-stamp';
const EARLIER_KEY = 'earlier';
/** What could not be opened is kept here for rescue. */
const RESCUE_KEY = 'workspace-unreadable';

/** What this tab last opened or saved; survives its reload, and is not shared with other tabs. */
export interface TabMemory {
  read(): string | null;
  write(stamp: string): void;
}

const FORGETFUL: TabMemory = { read: () => null, write: () => {} };

export type Loaded =
  | { readonly kind: 'none' }
  | { readonly kind: 'loaded'; readonly workspace: Workspace; readonly savedAt: number }
  | { readonly kind: 'failed'; readonly why: string };

export interface Earlier {
  readonly workspace: Workspace;
  readonly savedAt: number;
}

/** What another tab saved since this one last looked. */
export interface OtherTab extends Earlier {
  /** The same for all states of one graph in one tab. */
  readonly line: string;
  /** From now on this tab goes on with it. */
  adopt(): void;
}

export interface Saved {
  readonly savedAt: number;
  /** Another tab had saved something else in the meantime. */
  readonly foreign: boolean;
  /** What that was, when it was replaced now; it is among the earlier graphs. */
  readonly replaced: OtherTab | null;
}

export interface Storage {
  load(): Promise<Loaded>;
  /**
   * Rejects when the browser refuses. When another tab had saved something else, a tab whose content is unchanged
   * saves nothing, unless it insists.
   */
  save(workspace: Workspace, origin?: number, insist?: boolean): Promise<Saved>;
  /** Puts a graph that is about to be replaced among the earlier ones. */
  keep(workspace: Workspace, origin?: number): Promise<void>;
  /** Newest first; what cannot be read is left out. */
  earlier(): Promise<readonly Earlier[]>;
  other(own: Workspace): Promise<OtherTab | null>;
}

export function createStorage(shelf: Shelf, now: () => number, memory: TabMemory = FORGETFUL): Storage {
  const tab = Math.random().toString(36).slice(2, 10);
  let stamps = 0;
  /** The record that this tab last opened or saved, and its content. */
  let seen: string | null = null;
  let base: Workspace | null = null;
  /** There may be something that could not even be looked at. */
  let unread = false;

  function adopt(record: Pick<SavedRecord, 'stamp' | 'workspace'>): void {
    seen = record.stamp;
    base = record.workspace;
    memory.write(record.stamp);
  }

  const recordOf = (workspace: Workspace, origin: number): SavedRecord => {
    const line = `${tab}.${origin}`;
    return { format: FORMAT, savedAt: now(), line, stamp: `${line}.${++stamps}`, workspace };
  };

  // A newcomer's first picture need not wait for the checker.
  const checked = async (workspace: unknown) =>
    (await import('#workspace/checkWorkspace.ts')).checkWorkspace(workspace);

  /** What was on this tab before it was loaded again, when another tab saved something else in the meantime. */
  async function ownBefore(stamp: string): Promise<SavedRecord | null> {
    const wanted = memory.read();
    if (wanted === null || wanted === stamp) return null;
    const found = savedList(await shelf.get(EARLIER_KEY)).find((each) => each.stamp === wanted);
    if (found === undefined) return null;
    const result = await checked(found.workspace);
    return result.ok ? { ...found, workspace: result.workspace } : null;
  }

  return {
    async load() {
      try {
        const data = await shelf.get(KEY);
        if (data === undefined) return { kind: 'none' };
        const saved = asSaved(data);
        const result = saved === null ? null : await checked(saved.workspace);
        if (saved === null || result === null || !result.ok) {
          await shelf.set(RESCUE_KEY, data);
          const foreign = 'It was saved by another version of this page.';
          return { kind: 'failed', why: result === null || result.ok ? foreign : result.why };
        }
        const record = (await ownBefore(saved.stamp)) ?? { ...saved, workspace: result.workspace };
        adopt(record);
        return { kind: 'loaded', workspace: record.workspace, savedAt: record.savedAt };
      } catch (error) {
        unread = true;
        return { kind: 'failed', why: error instanceof Error ? error.message : String(error) };
      }
    },
    async save(workspace, origin = 0, insist = false) {
      const record = recordOf(workspace, origin);
      const own = { savedAt: record.savedAt, foreign: false, replaced: null };
      const entries = [
        [KEY, record],
        [STAMP_KEY, record.stamp],
      ] as const;
      if (seen !== null && !unread && (await shelf.putWhile(STAMP_KEY, seen, entries))) {
        adopt(record);
        return own;
      }
      let foreign = false;
      let replaced: OtherTab | null = null;
      let skipped = false;
      await shelf.exchange([KEY, EARLIER_KEY, RESCUE_KEY, STAMP_KEY], ([data, list, rescue, was]) => {
        const { stamp } = record;
        if (data === undefined) return [record, list, rescue, stamp];
        const before = asSaved(data);
        const aside = unread || before === null ? data : rescue;
        if (before === null) return [record, list, aside, stamp];
        foreign =
          before.stamp !== seen &&
          isWorthKeeping(before.workspace) &&
          !sameContent(before.workspace, workspace);
        skipped = foreign && !insist && base !== null && sameContent(base, workspace);
        if (skipped) return [data, list, rescue, was];
        if (!foreign) return [record, list, aside, stamp];
        replaced = { ...before, adopt: () => {} };
        return [record, withEarlier(list, before), aside, stamp];
      });
      if (skipped) return { savedAt: record.savedAt, foreign, replaced };
      unread = false;
      adopt(record);
      return { savedAt: record.savedAt, foreign, replaced };
    },
    async keep(workspace, origin = 0) {
      if (!isWorthKeeping(workspace)) return;
      const record = recordOf(workspace, origin);
      await shelf.exchange([EARLIER_KEY], ([list]) => [withEarlier(list, record)]);
    },
    async earlier() {
      const found: Earlier[] = [];
      for (const each of savedList(await shelf.get(EARLIER_KEY))) {
        const result = await checked(each.workspace);
        if (result.ok) found.push({ workspace: result.workspace, savedAt: each.savedAt });
      }
      return found;
    },
    async other(own) {
      if (seen !== null && (await shelf.get(STAMP_KEY)) === seen) return null;
      const data = asSaved(await shelf.get(KEY));
      if (data === null || data.stamp === seen) return null;
      const result = await checked(data.workspace);
      if (!result.ok || !isWorthKeeping(result.workspace)) return null;
      const record = { ...data, workspace: result.workspace };
      if (sameContent(result.workspace, own)) {
        adopt(record);
        return null;
      }
      return {
        workspace: record.workspace,
        savedAt: data.savedAt,
        line: data.line,
        adopt: () => adopt(record),
      };
    },
  };
}
