// Texts are kept once each, under a name made of what they hold: two saved graphs with the same text share it, and two
// graphs are the same when they name the same texts.

export const TEXT_PREFIX = 'text/';

export const isTextKey = (value: unknown): value is string =>
  typeof value === 'string' && /^text\/[\w-]{8,80}$/.test(value);

/** What UTF-8 cannot carry is hashed as it lies in memory. */
function bytesOf(text: string): { readonly mark: string; readonly bytes: Uint8Array<ArrayBuffer> } {
  if (text.isWellFormed()) return { mark: '', bytes: new TextEncoder().encode(text) };
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  return { mark: 'u', bytes: new Uint8Array(units.buffer) };
}

/** Pages on plain http have no cryptography: there a text has a name that nothing else has, and is kept twice at worst. */
const onlyName = (): string => `${TEXT_PREFIX}x${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;

/** The key of a text, by SHA-256. */
export async function textKey(text: string): Promise<string> {
  const subtle = (globalThis.crypto as Crypto | undefined)?.subtle;
  if (subtle === undefined) return onlyName();
  const { bytes, mark } = bytesOf(text);
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return `${TEXT_PREFIX}${mark}${[...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

export interface TextBook {
  /** A text that was seen before is not hashed again. */
  keyOf(text: string): Promise<string>;
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

  return {
    known,
    learn,
    async keyOf(text) {
      const before = known(text);
      if (before !== undefined) return before;
      const key = await textKey(text);
      learn(key, text);
      return key;
    },
  };
}
