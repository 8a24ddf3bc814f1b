// The visitor's own work in this browser: saved by itself, checked when it comes back, never lost silently. Tabs share
// one record; what another tab or another graph replaces goes to a short list of earlier graphs.
import type { Workspace } from '#workspace/workspace.ts';
import { jottedText, type Jotter } from './journal.ts';
import { KEYS } from './keys.ts';
import type { Library } from './library.ts';
import { FORGETFUL, openWork, type Loaded, type TabMemory, type Work } from './openWork.ts';
import { asSaved, FORMAT, sameContent, savedList, type SavedRecord } from './savedRecord.ts';
import { withEarlier } from './worth.ts';

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
  /** What was opened, or what was not saved in time before and is newer. */
  recover(loaded: Loaded): Promise<Loaded>;
  /**
   * Rejects when the browser refuses. When another tab had saved something else, a tab whose content is unchanged
   * saves nothing, unless it insists.
   */
  save(workspace: Workspace, origin?: number, insist?: boolean): Promise<Saved>;
  /** At once and without waiting: what may not be saved in time. What is held as saved takes it back. */
  jot(workspace: Workspace, origin?: number): void;
  /** Puts a graph that is about to be replaced among the earlier ones. */
  keep(workspace: Workspace, origin?: number): Promise<void>;
  /** Newest first; what cannot be read is left out. */
  earlier(): Promise<readonly Earlier[]>;
  other(own: Workspace): Promise<OtherTab | null>;
}

export interface StorageOptions {
  readonly memory?: TabMemory;
  readonly jotter?: Jotter;
  readonly now?: () => number;
  /** What was opened before there was a storage. */
  readonly work?: Work;
}

export function createStorage(library: Library, options: StorageOptions = {}): Storage {
  const { shelf } = library;
  const { jotter, memory = FORGETFUL, now = () => Date.now() } = options;
  /** The record that this tab last opened or saved, and its content. */
  let held: Work['held'] = options.work?.held ?? null;
  /** There may be something that could not even be looked at. */
  let unread = options.work?.unread ?? false;

  function adopt(stamp: string, workspace: Workspace): void {
    held = { stamp, workspace };
    memory.write(stamp);
  }

  /** What was jotted down on top of what is held is newer; what belongs to something else goes to the earlier graphs. */
  async function withUnsaved(loaded: Loaded): Promise<Loaded> {
    if (jotter === undefined || loaded.kind === 'refused' || jotter.all().length === 0) return loaded;
    const base = held?.stamp ?? null;
    const { unsavedOf } = await import('./recover.ts');
    let newest = loaded;
    for (const { tab, workspace, ...jotted } of await unsavedOf(jotter, library)) {
      if (newest === loaded && loaded.kind !== 'failed' && jotted.base === base) {
        const { savedAt } = await save(workspace, jotted.origin);
        newest = { kind: 'loaded', workspace, savedAt, lost: loaded.kind === 'loaded' ? loaded.lost : [] };
      } else await keep(workspace, jotted.origin);
      jotter.remove(tab);
    }
    return newest;
  }

  async function load(): Promise<Loaded> {
    const work = await openWork(library, memory);
    ({ held, unread } = work);
    return recover(work.loaded);
  }

  async function recover(loaded: Loaded): Promise<Loaded> {
    try {
      return await withUnsaved(loaded);
    } catch {
      // It stays jotted down for the next time.
      return loaded;
    }
  }

  async function save(workspace: Workspace, origin = 0, insist = false): Promise<Saved> {
    const record = await library.record(workspace, origin);
    const { savedAt } = record;
    const base = held;
    const { foreign, written } = await shelf.change(async (at) => {
      const data = await at.get(KEYS.workspace);
      const before = asSaved(data);
      if (data !== undefined && (unread || before === null)) at.put(KEYS.rescue, data);
      const others = before?.worth === true && before.stamp !== base?.stamp;
      const foreign = others && !sameContent(before.workspace, record.workspace) ? before : null;
      if (foreign !== null) {
        if (!insist && base !== null && sameContent(base.workspace, workspace))
          return { foreign, written: false };
        at.put(KEYS.earlier, withEarlier(await at.get(KEYS.earlier), foreign));
      }
      await library.putTexts(at, workspace, record.workspace);
      at.put(KEYS.format, FORMAT);
      at.put(KEYS.workspace, record);
      return { foreign, written: true };
    });
    if (!written) return { savedAt, foreign: true, replaced: null };
    unread = false;
    adopt(record.stamp, workspace);
    return { savedAt, foreign: foreign !== null, replaced: foreign && (await asOther(foreign, () => {})) };
  }

  async function keep(workspace: Workspace, origin = 0): Promise<void> {
    const record = await library.record(workspace, origin);
    if (!record.worth) return;
    await shelf.change(async (at) => {
      await library.putTexts(at, workspace, record.workspace);
      at.put(KEYS.earlier, withEarlier(await at.get(KEYS.earlier), record));
    });
  }

  async function asOther(record: SavedRecord, onAdopt: () => void): Promise<OtherTab | null> {
    const opened = await library.open(record.workspace);
    if (!opened.ok) return null;
    const { workspace } = opened;
    return { workspace, savedAt: record.savedAt, line: record.line, adopt: onAdopt };
  }

  return {
    load,
    recover,
    save,
    jot(workspace, origin = 0) {
      const base = held?.stamp ?? null;
      const state = { base, origin, savedAt: now(), workspace, kept: held?.workspace ?? null };
      jotter?.write(workspace === held?.workspace ? null : jottedText(state, library));
    },
    keep,
    async earlier() {
      const found: Earlier[] = [];
      for (const { savedAt, workspace } of savedList(await shelf.look((at) => at.get(KEYS.earlier)))) {
        const opened = await library.open(workspace);
        if (opened.ok) found.push({ workspace: opened.workspace, savedAt });
      }
      return found;
    },
    async other(own) {
      const record = asSaved(await shelf.look((at) => at.get(KEYS.workspace)));
      if (record === null || !record.worth || record.stamp === held?.stamp) return null;
      const opened = await library.open(record.workspace);
      if (!opened.ok) return null;
      if (sameContent(opened.workspace, own)) {
        adopt(record.stamp, opened.workspace);
        return null;
      }
      return asOther(record, () => adopt(record.stamp, opened.workspace));
    },
  };
}
