// Which name stands for which: kept by whoever shares, to open an answer under the true names again.
import { type Dictionary } from './dictionary.ts';
import { keyOf, splitWords } from './splitWords.ts';
import { inCaseOf } from './rewriteText.ts';

/** A name as it was and as it is called, for people to look at. */
export interface Replacement {
  readonly from: string;
  readonly to: string;
}

/** Plain data: goes into a file. */
export interface Pseudonyms {
  readonly version: 1;
  /** `letters:acme` and the word that stands for it. */
  readonly words: Readonly<Record<string, string>>;
  /** Whole names, account ids and other ids that were replaced, for people. */
  readonly names: readonly Replacement[];
}

export function pseudonymsOf(
  dictionary: Dictionary,
  names: ReadonlySet<string>,
  rename: (name: string) => string,
): Pseudonyms {
  const said = new Map<string, string>();
  for (const [key, to] of dictionary) {
    const [kind = '', from = ''] = key.split(':');
    if ((kind === 'account' || kind === 'id') && from !== to) said.set(from, to);
  }
  for (const name of [...names].toSorted()) {
    const to = rename(name);
    if (to !== name) said.set(name, to);
  }
  return {
    version: 1,
    words: Object.fromEntries(dictionary),
    names: [...said].map(([from, to]) => ({ from, to })),
  };
}

const LONGEST = 5_000_000;
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isWord = ([key, said]: readonly [string, unknown]): boolean =>
  /^(?:letters|digits|account|id):[A-Za-z0-9]{1,300}$/.test(key) &&
  typeof said === 'string' &&
  /^[A-Za-z0-9]{1,300}$/.test(said);

/** A list that was kept as a file; null: it is none. */
export function readPseudonyms(text: string): Pseudonyms | null {
  if (text.length > LONGEST) return null;
  try {
    const given: unknown = JSON.parse(text);
    if (!isRecord(given) || given['version'] !== 1 || !isRecord(given['words'])) return null;
    const words = Object.entries(given['words']);
    if (!words.every(isWord)) return null;
    const names = Array.isArray(given['names']) ? given['names'] : [];
    return {
      version: 1,
      words: Object.fromEntries(words) as Readonly<Record<string, string>>,
      names: names.flatMap((one: unknown) =>
        isRecord(one) && typeof one['from'] === 'string' && typeof one['to'] === 'string'
          ? [{ from: one['from'], to: one['to'] }]
          : [],
      ),
    };
  } catch {
    return null;
  }
}

const TOKENS = /[\w+=,.@:/-]+/g;
const RUNS = /[A-Za-z0-9]+/g;
/** Unique ids begin with four letters that say of what kind they are. */
const UNIQUE = /^A[A-Z]{3}(?=[A-Z0-9]{3})/;

/** A text that speaks of pseudonyms, with the true names in their places. */
export function restoreNames(text: string, { words }: Pseudonyms): string {
  const back = new Map<string, string>();
  for (const [key, said] of Object.entries(words)) {
    const kind = key.slice(0, key.indexOf(':'));
    const word = key.slice(kind.length + 1);
    if (word !== said) back.set(`${kind}:${said}`, word);
  }
  const idOf = (run: string): string | null => {
    const lead = UNIQUE.exec(run)?.[0] ?? '';
    const [whole, rest] = [back.get(`id:${run}`), back.get(`id:${run.slice(lead.length)}`)];
    return whole ?? (rest === undefined ? null : lead + rest);
  };
  return text.replaceAll(TOKENS, (token) => {
    const known = (run: string) =>
      splitWords(run).map(
        (word) => [word, back.get(keyOf(word.kind, run.slice(word.from, word.to)))] as const,
      );
    // A letter by itself is a letter, unless it stands in a name.
    const name = known(token).some(([{ from, to }, word]) => word !== undefined && to - from > 1);
    return token.replaceAll(RUNS, (run) => {
      const id = idOf(run);
      if (id !== null) return id;
      // Names may have been taken as one word, humps and all.
      const whole = back.get(keyOf('letters', run));
      if (whole !== undefined && run.length > 1) return inCaseOf(run, whole);
      let out = '';
      let done = 0;
      for (const [{ from, kind, to }, word] of known(run)) {
        if (word === undefined || (!name && to - from === 1)) continue;
        out += run.slice(done, from) + (kind === 'letters' ? inCaseOf(run.slice(from, to), word) : word);
        done = to;
      }
      return out + run.slice(done);
    });
  });
}
