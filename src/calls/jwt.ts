// A web identity token, decoded here. The signature is not looked at: whoever can read a token needs no proof.
// https://www.rfc-editor.org/rfc/rfc7519
import { isObject, type JsonObject } from '#text/json.ts';

export interface Jwt {
  readonly claims: JsonObject;
  /** Offsets in the text; the signature is not within them. */
  readonly from: number;
  readonly to: number;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUE_OF: ReadonlyMap<string, number> = new Map(ALPHABET.split('').map((char, i) => [char, i]));
/** A token with more claims than that is none. */
const MOST = 20_000;

function decode(text: string): string | null {
  const bytes: number[] = [];
  let bits = 0;
  let buffer = 0;
  for (const char of text.replace(/=+$/, '')) {
    const value = VALUE_OF.get(char === '+' ? '-' : char === '/' ? '_' : char);
    if (value === undefined) return null;
    buffer = ((buffer << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((buffer >> bits) & 0xff);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array(bytes));
  } catch {
    return null;
  }
}

function jsonOf(part: string): JsonObject | null {
  const text = part.length > MOST ? null : decode(part);
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

const TOKEN = /(?<![\w-])(eyJ[\w-]{10,})\.(eyJ[\w-]{10,})/g;

/** Header and payload of every token in a text, whether its signature still stands there or was struck out. */
export function tokensIn(text: string): readonly Jwt[] {
  return [...text.matchAll(TOKEN)].flatMap((match): readonly Jwt[] => {
    const [whole, header = '', payload = ''] = match;
    const claims = jsonOf(header) === null ? null : jsonOf(payload);
    return claims === null ? [] : [{ claims, from: match.index, to: match.index + whole.length }];
  });
}
