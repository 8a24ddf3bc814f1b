// Looking back: a state is noted when it was saved and drawn, so that it can tell what its picture showed.
import type { Library } from '#storage/library.ts';
import type { Counts, State, Timeline } from '#storage/timeline.ts';
import type { Workspace } from '#workspace/workspace.ts';
import { wholeOf } from '#engine/analysis.ts';
import { derivedStore } from '#session/derived.ts';
import { setLocal } from '#session/local.ts';
import { edit, getWorkspace } from '#session/truth.ts';
import { leave, ownWork } from '#commands/visit.ts';

export interface StateKeeper {
  /** What was saved becomes a state, as soon as it is drawn. */
  note(workspace: Workspace, origin: number): void;
  makeRoom(): Promise<boolean>;
}

let timelineOf: (() => Promise<Timeline>) | null = null;

const timeline = async (): Promise<Timeline> => {
  if (timelineOf === null) throw new Error('There is no storage yet.');
  return timelineOf();
};

/** Texts that nothing names any more are looked for after so many states. */
const SWEEP_AFTER = 25;

const sameGraph = (a: Workspace, b: Workspace): boolean =>
  a.documents === b.documents && a.context === b.context;

/** What the picture shows of all there is; null: it is not of this graph yet. */
export function countsNow(workspace: Workspace): Counts | null {
  const { busy, failure, raw } = derivedStore.getState();
  if (raw === null || busy || failure !== null || !sameGraph(getWorkspace(), workspace)) return null;
  const { edges, nodes } = wholeOf(raw);
  const counts = { principals: 0, valid: 0, conditional: 0, unknown: 0, invalid: 0 };
  for (const edge of edges) if (edge.kind === 'assume') counts[edge.verdict] += 1;
  counts.principals = nodes.filter(({ kind, closed }) => kind !== 'resource' && closed === undefined).length;
  return counts;
}

export function keepStates(library: Library): StateKeeper {
  let loading: Promise<Timeline> | null = null;
  const get = () =>
    (loading ??= import('#storage/timeline.ts').then(({ createTimeline }) => createTimeline(library)));
  timelineOf = get;
  let stop: () => void = () => {};
  let noted = 0;

  async function put(workspace: Workspace, origin: number): Promise<void> {
    try {
      await (await get()).note(workspace, origin, countsNow(workspace));
      noted += 1;
      if (noted % SWEEP_AFTER === 1) await (await import('#storage/sweep.ts')).sweep(library.shelf);
    } catch {
      // Saving itself says it when the browser refuses.
    }
  }

  return {
    note(workspace, origin) {
      stop();
      const look = (): void => {
        const { busy } = derivedStore.getState();
        if (busy && sameGraph(getWorkspace(), workspace)) return;
        stop();
        void put(workspace, origin);
      };
      stop = derivedStore.subscribe(look);
      look();
    },
    makeRoom: async () => (await get()).makeRoom(),
  };
}

/** Newest first. Reject when the browser refuses its storage. */
export const pastStates = async (): Promise<readonly State[]> => (await timeline()).states();
export const namedStates = async (): Promise<readonly State[]> => (await timeline()).named();

/** false: there are as many as are kept. */
export async function saveNamedState(label: string): Promise<boolean> {
  const own = ownWork();
  return (await timeline()).saveNamed(label, own, countsNow(own));
}

export const removeState = async (key: string): Promise<void> => (await timeline()).remove(key);

/** It becomes own work, as one undo step. A sentence when it cannot be opened. */
export async function restoreState(key: string): Promise<string | null> {
  const opened = await (await timeline()).open(key);
  if (!opened.ok) return opened.why;
  leave();
  edit(() => opened.workspace, { whole: true });
  setLocal({ dialog: null });
  return null;
}
