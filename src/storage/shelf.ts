// The browser's database behind a narrow door: values by key, in transactions that happen whole or not at all.
import { createStore, promisifyRequest } from 'idb-keyval';

export interface Look {
  get(key: string): Promise<unknown>;
  /** All that begin like this, in the order of their characters. */
  keys(prefix: string): Promise<readonly string[]>;
}

export interface Change extends Look {
  put(key: string, value: unknown): void;
  remove(key: string): void;
}

/** A fake in tests. Both reject when the browser refuses. */
export interface Shelf {
  look<T>(work: (at: Look) => Promise<T>): Promise<T>;
  /**
   * Resolves when it is written. `work` waits for nothing but what it is given here, or the transaction ends early;
   * when it throws, nothing was changed.
   */
  change<T>(work: (at: Change) => Promise<T>): Promise<T>;
}

const lookAt = (objects: IDBObjectStore): Look => ({
  get: (key) => promisifyRequest<unknown>(objects.get(key)),
  keys: async (prefix) => {
    const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
    return (await promisifyRequest(objects.getAllKeys(range))).map(String);
  },
});

export function browserShelf(): Shelf {
  const store = createStore('rolegraph', 'state');
  return {
    look: async (work) => store('readonly', (objects) => work(lookAt(objects))),
    change: async (work) =>
      store('readwrite', async (objects) => {
        const { transaction } = objects;
        const written = promisifyRequest(transaction);
        try {
          const result = await work({
            ...lookAt(objects),
            put: (key, value) => void objects.put(value, key),
            remove: (key) => void objects.delete(key),
          });
          // A page that is being left may not live to see it end by itself.
          transaction.commit();
          await written;
          return result;
        } catch (error) {
          written.catch(() => {});
          try {
            transaction.abort();
          } catch {
            // It has ended already.
          }
          throw transaction.error ?? error;
        }
      }),
  };
}
