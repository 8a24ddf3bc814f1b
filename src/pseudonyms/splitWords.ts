// A name in its words: what stands between separators, humps and digits. Names are renamed word by word, so that what
// two names share, or a name and a pattern, they still share afterwards.

/** `letters` are renamed in any case alike; `id`: letters and digits that only make sense together. */
export type WordKind = 'letters' | 'digits' | 'account' | 'id';

export interface Word {
  readonly kind: WordKind;
  readonly from: number;
  readonly to: number;
}

const RUNS = /[A-Za-z0-9]+/g;
const WORDS = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+/g;
const WHOLE = /[A-Za-z]+|[0-9]+/g;
const CHANGES = /[0-9](?=[A-Za-z])|[A-Za-z](?=[0-9])/g;
/** Shorter numbers tell nothing: years, versions, counts. */
const SHORT = 4;

/** Letters and digits mixed as no person would: `hnb659fds01`, `0a1b2c3d`. */
function isId(run: string): boolean {
  if (/^(?=.*\d)(?=.*[a-fA-F])(?:[0-9a-f]{12,}|[0-9A-F]{12,})$/.test(run)) return true;
  return run.length >= 8 && (run.match(CHANGES)?.length ?? 0) >= 3;
}

/** The words of `text` between two offsets, as offsets in `text`. `humps`: `webAdmin` is two. */
export function splitWords(text: string, from = 0, to = text.length, humps = true): readonly Word[] {
  const words: Word[] = [];
  for (const match of text.slice(from, to).matchAll(RUNS)) {
    const [run] = match;
    const start = from + match.index;
    if (isId(run)) {
      words.push({ kind: 'id', from: start, to: start + run.length });
      continue;
    }
    for (const part of run.matchAll(humps ? WORDS : WHOLE)) {
      const [word] = part;
      const at = start + part.index;
      const number = /\d/.test(word);
      if (number && word.length <= SHORT) continue;
      const kind = !number ? 'letters' : word.length >= 9 && word.length <= 14 ? 'account' : 'digits';
      words.push({ kind, from: at, to: at + word.length });
    }
  }
  return words;
}

/** What a word is known by: letters in any case are one word. */
export const keyOf = (kind: WordKind, text: string): string =>
  `${kind}:${kind === 'letters' ? text.toLowerCase() : text}`;
