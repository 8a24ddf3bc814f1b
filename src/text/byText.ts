// Things by text, where a text may have tens of megabytes: a map reads all of it for its hash, which a page would feel.

/** Of so many characters and more texts are compared; nearly always it is the very same one. */
const LONG = 100_000;

export interface ByText<T> {
  get(text: string): T | undefined;
  set(text: string, value: T): void;
  delete(text: string): void;
  clear(): void;
}

export function byText<T>(): ByText<T> {
  const short = new Map<string, T>();
  let long: readonly { readonly text: string; readonly value: T }[] = [];
  const others = (text: string) => long.filter((one) => one.text !== text);
  return {
    get: (text) => (text.length < LONG ? short.get(text) : long.find((one) => one.text === text)?.value),
    set: (text, value) => {
      if (text.length < LONG) short.set(text, value);
      else long = [...others(text), { text, value }];
    },
    delete: (text) => {
      if (text.length < LONG) short.delete(text);
      else long = others(text);
    },
    clear: () => {
      short.clear();
      long = [];
    },
  };
}
