// Two tabs, two graphs, one browser: neither takes the other's work away without a word, and both are kept.
import { getLocal, setLocal } from '#session/local.ts';
import type { OtherTab, Saved, Storage } from '#storage/storage.ts';
import { edit, truthStore } from '#session/truth.ts';
import { leave, ownWork } from '#commands/visit.ts';

/** The part of a BroadcastChannel that is needed; it carries no content. */
export interface Bell {
  ring(): void;
  onRing(heard: () => void): void;
}

/** Browsers without one look again whenever the tab comes to the front. */
export function browserBell(): Bell {
  if (typeof BroadcastChannel === 'undefined') return { ring: () => {}, onRing: () => {} };
  const channel = new BroadcastChannel('rolegraph');
  return {
    ring: () => channel.postMessage('saved'),
    onRing: (heard) => channel.addEventListener('message', heard),
  };
}

export interface OtherTabs {
  /** Looks whether another tab saved something different, and says so once for each graph. */
  check(): Promise<void>;
  /** The same when saving here found it. */
  found(saved: Pick<Saved, 'replaced'>): void;
}

/** Hears of the saves of other tabs. */
export function watchOtherTabs(storage: Storage, bell: Bell): OtherTabs {
  const told = new Set<string>();
  const refused = () =>
    setLocal({ notice: { kind: 'error', text: 'This browser refused its storage. Nothing was changed.' } });

  /** Own work goes among the earlier graphs (autosave sees to it), and undo brings it back. */
  async function open(first: OtherTab): Promise<void> {
    setLocal({ notice: null });
    const other = (await storage.other(ownWork())) ?? first;
    if (getLocal().visiting !== null) leave();
    other.adopt();
    edit(() => other.workspace, { whole: true });
  }

  /** What the next tab opens is this one's again; the other's is among the earlier graphs. */
  async function insist(): Promise<void> {
    setLocal({ notice: null });
    const { savedAt } = await storage.save(ownWork(), truthStore.getState().origin, true);
    setLocal({ savedAt });
    bell.ring();
  }

  function tell(other: OtherTab): void {
    if (told.has(other.line)) return;
    told.add(other.line);
    const text = `Another tab saved a different graph (${other.workspace.name}). Both are kept in this browser.`;
    const choices = [
      { label: 'Open it', run: () => void open(other).catch(refused) },
      { label: 'Keep this one', run: () => void insist().catch(refused) },
    ];
    setLocal({ notice: { kind: 'info', text, choices } });
  }

  async function check(): Promise<void> {
    try {
      const other = await storage.other(ownWork());
      if (other !== null) tell(other);
    } catch {
      // Saving says it when the browser refuses.
    }
  }

  bell.onRing(() => void check());
  return {
    check,
    found({ replaced }) {
      if (replaced === null) void check();
      else tell(replaced);
    },
  };
}
