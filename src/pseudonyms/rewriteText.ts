// A text with other words in the places of those that a dictionary knows, and every other character as it was.
import { fromBase64url, toBase64url } from '#share/base64url.ts';
import type { Dictionary } from './dictionary.ts';
import type { Found } from './findWords.ts';

/** Letter by letter in the case of the word that it stands for; both are as long. */
export const inCaseOf = (word: string, said: string): string =>
  Array.from(said, (letter, i) => (/[A-Z]/.test(word.charAt(i)) ? letter.toUpperCase() : letter)).join('');

/** `1234-5678-9012` keeps its dashes. */
function inFormOf(word: string, said: string): string {
  let digit = 0;
  return word.includes('-') ? word.replaceAll(/\d/g, () => said.charAt(digit++)) : said;
}

export function replaceWords(text: string, { at, plain, words }: Found, dictionary: Dictionary): string {
  let out = '';
  let done = 0;
  for (const { from, key, kind, to } of words) {
    const said = dictionary.get(key);
    if (said === undefined) continue;
    const word = plain.slice(from, to);
    const other =
      kind === 'letters' ? inCaseOf(word, said) : kind === 'account' ? inFormOf(word, said) : said;
    // Each letter may stand behind an escape of its own.
    const start = at(from);
    const end = at(to - 1) + 1;
    out += text.slice(done, start) + other;
    done = end;
  }
  return out + text.slice(done);
}

/** Tokens carry names in base64: header and claims, each a text of its own. */
const TOKEN = /\beyJ[\w-]{8,}\.[\w-]{4,}/g;

/** `inside` of each text that stands in a token of `text`; the text with what comes back. */
export function throughTokens(text: string, inside: (json: string) => string): string {
  if (!text.includes('eyJ')) return text;
  return text.replaceAll(TOKEN, (token) =>
    token
      .split('.')
      .map((part) => {
        let json = '';
        try {
          json = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(fromBase64url(part));
        } catch {
          return part;
        }
        const other = inside(json);
        return other === json ? part : toBase64url(new TextEncoder().encode(other));
      })
      .join('.'),
  );
}
