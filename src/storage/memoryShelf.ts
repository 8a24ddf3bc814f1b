// A database in memory that can fail as a browser's can. For tests.
import type { Change, Look, Shelf } from './shelf.ts';

export interface MemoryShelf extends Shelf {
  readonly content: Map<string, unknown>;
  /** Every call is refused, as where storage is forbidden. */
  forbidden: boolean;
  /** Characters that fit; what goes over is refused whole, as a full disk does. */
  room: number;
  /** The page dies when so many more things were written in a transaction; nothing of that transaction stays. */
  diesAfter: number;
  /** Transactions so far, by kind. */
  /** Of all values. */
  used(): number;
  readonly counted: { look: number; change: number; put: number };
}

const sizeOf = (value: unknown): number => JSON.stringify(value)?.length ?? 0;

export function memoryShelf(content = new Map<string, unknown>()): MemoryShelf {
  let queue: Promise<unknown> = Promise.resolve();

  const lookAt = (entries: ReadonlyMap<string, unknown>): Look => ({
    get: async (key) => structuredClone(entries.get(key)),
    keys: async (prefix) => [...entries.keys()].filter((key) => key.startsWith(prefix)).sort(),
  });

  const charactersOf = (entries: ReadonlyMap<string, unknown>): number =>
    [...entries.values()].reduce<number>((sum, value) => sum + sizeOf(value), 0);

  const quota = (): Error => Object.assign(new Error('quota exceeded'), { name: 'QuotaExceededError' });

  /** One after the other. */
  function next<T>(work: () => Promise<T>): Promise<T> {
    const done = queue.then(() => {
      if (shelf.forbidden) throw new Error('locked');
      return work();
    });
    queue = done.catch(() => {});
    return done;
  }

  const shelf: MemoryShelf = {
    content,
    forbidden: false,
    room: Number.POSITIVE_INFINITY,
    diesAfter: Number.POSITIVE_INFINITY,
    used: () => charactersOf(content),
    counted: { look: 0, change: 0, put: 0 },
    look: (work) =>
      next(() => {
        shelf.counted.look += 1;
        return work(lookAt(content));
      }),
    change: (work) =>
      next(async () => {
        shelf.counted.change += 1;
        const draft = new Map(content);
        const at: Change = {
          ...lookAt(draft),
          put(key, value) {
            if (shelf.diesAfter-- <= 0) throw new Error('The page is gone.');
            shelf.counted.put += 1;
            draft.set(key, structuredClone(value));
          },
          remove: (key) => void draft.delete(key),
        };
        const result = await work(at);
        if (charactersOf(draft) > shelf.room) throw quota();
        content.clear();
        draft.forEach((value, key) => content.set(key, value));
        return result;
      }),
  };
  return shelf;
}
