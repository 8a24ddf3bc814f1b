// Texts are kept once each, under a name made of what they hold: two saved graphs with the same text share it, and two
// graphs are the same when they name the same texts.

export const TEXT_PREFIX = 'text/';

export const isTextKey = (value: unknown): value is string =>
  typeof value === 'string' && /^text\/[\w-]{8,80}$/.test(value);

/** What UTF-8 cannot carry is hashed as it lies in memory. */
function bytesOf(text: string): { readonly mark: string; readonly bytes: Uint8Array<ArrayBuffer> } {
  if (!/\p{Surrogate}/u.test(text)) return { mark: '', bytes: new TextEncoder().encode(text) };
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  return { mark: 'u', bytes: new Uint8Array(units.buffer) };
}

/** Pages on plain http have no cryptography: there a text has a name that nothing else has, and is kept twice at worst. */
const onlyName = (): string =>
  `${TEXT_PREFIX}x${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;

/** The key of a text, by SHA-256. */
export async function textKey(text: string): Promise<string> {
  const subtle = (globalThis.crypto as Crypto | undefined)?.subtle;
  if (subtle === undefined) return onlyName();
  const { bytes, mark } = bytesOf(text);
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return `${TEXT_PREFIX}${mark}${[...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
