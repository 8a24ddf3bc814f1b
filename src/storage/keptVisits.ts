// Changes that a visitor made to a shared graph: kept in this browser with the link, and back when it is opened again.
import type { Workspace } from '#workspace/workspace.ts';
import { jottedText, type Jotter } from './journal.ts';
import { KEYS } from './keys.ts';
import type { Library } from './library.ts';
import { asSaved, FORMAT, type SavedRecord } from './savedRecord.ts';
import type { VisitKeeper } from './visitMemory.ts';

/** How many changed graphs are kept; then the one that was changed longest ago goes. */
const MOST = 30;

interface VisitRecord extends SavedRecord {
  readonly link: string;
}

function visitsIn(list: unknown): readonly VisitRecord[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((each: unknown) => {
    const saved = asSaved(each);
    const link = saved === null ? undefined : (each as { readonly link?: unknown }).link;
    return saved !== null && typeof link === 'string' ? { ...saved, link } : [];
  });
}

export interface VisitOptions {
  readonly jotter?: Jotter;
  readonly now?: () => number;
}

export function createVisitMemory(
  library: Library,
  { jotter, now = () => Date.now() }: VisitOptions = {},
): VisitKeeper {
  const { shelf } = library;

  /** Changes that were jotted down when a page was left are kept like all others. */
  async function saveJotted(): Promise<void> {
    if (jotter === undefined || jotter.all().length === 0) return;
    const { unsavedOf } = await import('./recover.ts');
    const unsaved = await unsavedOf(jotter, library);
    // The newest is saved last, and so lies on top.
    for (const { base, tab, workspace } of unsaved.toReversed()) {
      if (base !== null) await save(base, workspace);
      jotter.remove(tab);
    }
  }

  async function save(link: string, changed: Workspace | null): Promise<void> {
    const record = changed && (await library.record(changed, 0));
    await shelf.change(async (at) => {
      const others = visitsIn(await at.get(KEYS.visits)).filter((each) => each.link !== link);
      if (record === null || changed === null) return at.put(KEYS.visits, others);
      await library.putTexts(at, changed, record.workspace);
      at.put(KEYS.format, FORMAT);
      at.put(KEYS.visits, [{ ...record, link }, ...others].slice(0, MOST));
    });
  }

  return {
    async find(link) {
      try {
        await saveJotted();
        const visits = visitsIn(await shelf.look((at) => at.get(KEYS.visits)));
        const found = visits.find((each) => each.link === link);
        const opened = found && (await library.open(found.workspace));
        return opened?.ok === true ? opened.workspace : null;
      } catch {
        return null;
      }
    },
    async save(link, changed) {
      await save(link, changed);
      jotter?.write(null);
    },
    jot(link, changed) {
      const state = { base: link, origin: 0, savedAt: now(), kept: null };
      jotter?.write(changed && jottedText({ ...state, workspace: changed }, library));
    },
  };
}
