// Which text stands under which key, as far as this page has seen: such a text is neither hashed nor written again.

export interface TextBook {
  /** undefined: not seen. */
  known(text: string): string | undefined;
  learn(key: string, text: string): void;
}

/** So many characters of texts are remembered, the ones last used. They live in the undo history as well. */
const REMEMBERED = 150_000_000;

export function createTextBook(): TextBook {
  const keys = new Map<string, string>();
  let characters = 0;

  function known(text: string): string | undefined {
    const key = keys.get(text);
    if (key === undefined) return undefined;
    keys.delete(text);
    keys.set(text, key);
    return key;
  }

  function learn(key: string, text: string): void {
    if (known(text) !== undefined) return;
    keys.set(text, key);
    characters += text.length;
    for (const oldest of keys.keys()) {
      if (characters <= REMEMBERED || oldest === text) break;
      keys.delete(oldest);
      characters -= oldest.length;
    }
  }

  return { known, learn };
}
