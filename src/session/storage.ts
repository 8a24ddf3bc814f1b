// The visitor's own work in this browser: saved by itself, checked when it comes back, never lost silently.
import { createStore, get, set } from 'idb-keyval';
import type { Workspace } from '#workspace/workspace.ts';

/** The part of a key-value database that is needed; a fake in tests. */
export interface Shelf {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
}

export function browserShelf(): Shelf {
  const store = createStore('rolegraph', 'state');
  return { get: (key) => get<unknown>(key, store), set: (key, value) => set(key, value, store) };
}

const KEY = 'workspace';
/** What could not be opened is kept here for rescue. */
const RESCUE_KEY = 'workspace-unreadable';
const FORMAT = 1;

interface SavedRecord {
  readonly format: typeof FORMAT;
  readonly savedAt: number;
  readonly workspace: Workspace;
}

export type Loaded =
  | { readonly kind: 'none' }
  | { readonly kind: 'loaded'; readonly workspace: Workspace; readonly savedAt: number }
  | { readonly kind: 'failed'; readonly why: string };

export interface Storage {
  load(): Promise<Loaded>;
  /** Rejects when the browser refuses. `foreign`: another tab had saved in the meantime. */
  save(workspace: Workspace): Promise<{ savedAt: number; foreign: boolean }>;
}

const isRecord = (data: unknown): data is Record<string, unknown> =>
  typeof data === 'object' && data !== null;

export function createStorage(shelf: Shelf, now: () => number): Storage {
  let seen: unknown = null;
  /** There may be something that could not even be looked at. */
  let unread = false;
  return {
    async load() {
      try {
        const data = await shelf.get(KEY);
        if (data === undefined) return { kind: 'none' };
        // A newcomer's first picture need not wait for the checker.
        const { checkWorkspace } = await import('#workspace/checkWorkspace.ts');
        const checked =
          isRecord(data) && data['format'] === FORMAT
            ? checkWorkspace(data['workspace'])
            : { ok: false as const, why: 'It was saved by another version of this page.' };
        if (!checked.ok) {
          await shelf.set(RESCUE_KEY, data);
          return { kind: 'failed', why: checked.why };
        }
        const savedAt = isRecord(data) && typeof data['savedAt'] === 'number' ? data['savedAt'] : 0;
        seen = savedAt;
        return { kind: 'loaded', workspace: checked.workspace, savedAt };
      } catch (error) {
        unread = true;
        return { kind: 'failed', why: error instanceof Error ? error.message : String(error) };
      }
    },
    async save(workspace) {
      const before = await shelf.get(KEY);
      const beforeAt = isRecord(before) ? before['savedAt'] : null;
      if (unread && before !== undefined) await shelf.set(RESCUE_KEY, before);
      unread = false;
      const savedAt = now();
      const record: SavedRecord = { format: FORMAT, savedAt, workspace };
      await shelf.set(KEY, record);
      const foreign = beforeAt !== seen && seen !== null;
      seen = savedAt;
      return { savedAt, foreign };
    },
  };
}
