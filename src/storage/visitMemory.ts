// Changes that a visitor made to a shared graph: kept in this browser with the link, and back when it is opened again.
import type { Workspace } from '#workspace/workspace.ts';
import type { Shelf } from './storage.ts';

export interface VisitMemory {
  /** null: nothing was changed there, or it cannot be read. */
  find(link: string): Promise<Workspace | null>;
  /** null forgets them. */
  save(link: string, changed: Workspace | null): Promise<void>;
}

export const forgetful: VisitMemory = { find: () => Promise.resolve(null), save: () => Promise.resolve() };

const KEY = 'visits';
/** How many changed graphs are kept; then the one that was changed longest ago goes. */
const MOST = 30;

interface VisitRecord {
  readonly format: 1;
  readonly link: string;
  readonly savedAt: number;
  readonly workspace: unknown;
}

const isVisit = (data: unknown): data is VisitRecord =>
  typeof data === 'object' && data !== null && 'link' in data && 'format' in data && data.format === 1;

const visitsIn = (list: unknown): readonly VisitRecord[] => (Array.isArray(list) ? list.filter(isVisit) : []);

export function createVisitMemory(shelf: Shelf, now: () => number): VisitMemory {
  return {
    async find(link) {
      try {
        const found = visitsIn(await shelf.get(KEY)).find((each) => each.link === link);
        if (found === undefined) return null;
        const { checkWorkspace } = await import('#workspace/checkWorkspace.ts');
        const checked = checkWorkspace(found.workspace);
        return checked.ok ? checked.workspace : null;
      } catch {
        return null;
      }
    },
    async save(link, changed) {
      await shelf.exchange([KEY], ([list]) => {
        const others = visitsIn(list).filter((each) => each.link !== link);
        if (changed === null) return [others];
        const record: VisitRecord = { format: 1, link, savedAt: now(), workspace: changed };
        return [[record, ...others].slice(0, MOST)];
      });
    },
  };
}
