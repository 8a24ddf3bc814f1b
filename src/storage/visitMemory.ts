// Changes that a visitor made to a shared graph are kept in this browser with the link.
import type { Workspace } from '#workspace/workspace.ts';

export interface VisitMemory {
  /** null: nothing was changed there, or it cannot be read. */
  find(link: string): Promise<Workspace | null>;
  /** null forgets them. */
  save(link: string, changed: Workspace | null): Promise<void>;
}

export const forgetful: VisitMemory = { find: () => Promise.resolve(null), save: () => Promise.resolve() };
