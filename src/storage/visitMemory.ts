// Changes that a visitor made to a shared graph are kept in this browser with the link.
import type { Workspace } from '#workspace/workspace.ts';

export interface VisitMemory {
  /** null: nothing was changed there, or it cannot be read. */
  find(link: string): Promise<Workspace | null>;
  /** null forgets them. */
  save(link: string, changed: Workspace | null): Promise<void>;
}

export interface VisitKeeper extends VisitMemory {
  /** At once and without waiting: what may not be saved in time. The next save takes it back. */
  jot(link: string, changed: Workspace | null): void;
}

export const forgetful: VisitKeeper = {
  find: () => Promise.resolve(null),
  save: () => Promise.resolve(),
  jot: () => {},
};
