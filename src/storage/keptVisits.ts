// Changes that a visitor made to a shared graph: kept in this browser with the link, and back when it is opened again.
import { KEYS } from './keys.ts';
import type { Library } from './library.ts';
import { asSaved, FORMAT, type SavedRecord } from './savedRecord.ts';
import type { VisitMemory } from './visitMemory.ts';

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

export function createVisitMemory(library: Library): VisitMemory {
  const { shelf } = library;
  return {
    async find(link) {
      try {
        const visits = visitsIn(await shelf.look((at) => at.get(KEYS.visits)));
        const found = visits.find((each) => each.link === link);
        const opened = found && (await library.open(found.workspace));
        return opened?.ok === true ? opened.workspace : null;
      } catch {
        return null;
      }
    },
    async save(link, changed) {
      const record = changed && (await library.record(changed, 0));
      await shelf.change(async (at) => {
        const others = visitsIn(await at.get(KEYS.visits)).filter((each) => each.link !== link);
        if (record === null || changed === null) return at.put(KEYS.visits, others);
        await library.putTexts(at, changed, record.workspace);
        at.put(KEYS.format, FORMAT);
        at.put(KEYS.visits, [{ ...record, link }, ...others].slice(0, MOST));
      });
    },
  };
}
