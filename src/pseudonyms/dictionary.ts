// What each word is called instead. In the order in which words come up, so that a pseudonym says nothing about its word.
import { PLAIN_WORDS } from './awsOwn.ts';
import { cutWords, type Edge } from './cutWords.ts';
import { formatWords } from './formatWords.ts';
import { countOf, madeUpAccount, madeUpId, madeUpWord } from './madeUpWords.ts';

/** By key (`letters:acme`, `account:123456789012`): the whole word that stands instead. */
export type Dictionary = ReadonlyMap<string, string>;

export interface Vocabulary {
  /** Keys in the order in which they come up. */
  readonly keys: readonly string[];
  readonly edges: readonly Edge[];
  /** Words, numbers and ids that stand anywhere in the texts, in lower case: no pseudonym is one of them. */
  readonly present: ReadonlySet<string>;
  /** Another number gives other pseudonyms. */
  readonly round: number;
  /** Keys that keep their word. */
  readonly kept: ReadonlySet<string>;
}

const RUDE = /fuk|fag|nig|sex|nazi|rape|pis|tit|cum|kut|homo|hor[ae]|negr|puta|puto|kike/;
/** Shorter numbers stay, as a year does. */
const SHORT_NUMBER = 4;

const kindOf = (key: string): string => key.slice(0, key.indexOf(':'));
const textOf = (key: string): string => key.slice(key.indexOf(':') + 1);

interface SaidEdge {
  readonly kind: string;
  readonly said: string;
  readonly open: Edge['open'];
}

/** Tells whether a candidate would match a pattern that its word does not. */
function clashes(kind: string, candidate: string, edges: readonly SaidEdge[]): boolean {
  return edges.some(({ kind: of, open, said }) => {
    if (of !== kind) return false;
    if (open === 'behind') return candidate.startsWith(said);
    return open === 'before' ? candidate.endsWith(said) : candidate.includes(said);
  });
}

function candidates(
  kind: string,
  text: string,
): { readonly count: number; readonly make: (index: number) => string } {
  if (kind === 'account' && text.length === 12) return { count: 1e6, make: madeUpAccount };
  if (kind !== 'letters') return { count: 1e6, make: (index) => madeUpId(text, index) };
  const sayable = countOf(text.length, false);
  const count = sayable + countOf(text.length, true);
  const make = (index: number) =>
    index < sayable ? madeUpWord(text.length, index) : madeUpWord(text.length, index - sayable, true);
  return { count, make };
}

/** A letter tells nothing, unless patterns leave nothing but letters of a word. */
function staysAsItIs(piece: string, letters: boolean): boolean {
  const [kind, text] = [kindOf(piece), textOf(piece)];
  if (kind !== 'letters') return kind === 'digits' && text.length <= SHORT_NUMBER;
  return PLAIN_WORDS.has(text) || (letters && text.length === 1);
}

/** Every word has one pseudonym, as long as itself, and no two share one; null: another round may do better. */
export function makeDictionary({ edges, kept, keys, present, round }: Vocabulary): Dictionary | null {
  const pieces = cutWords(keys, edges);
  const single = (piece: string) => kindOf(piece) === 'letters' && textOf(piece).length === 1;
  const letters = ![...pieces.values()].some((list) => list.length > 1 && list.every(single));
  const stays = (piece: string) => staysAsItIs(piece, letters);
  const said = new Map<string, string>();
  const used = new Set<string>();
  const saidEdges: SaidEdge[] = [];
  const next = new Map<string, number>();
  const name = (piece: string): string => {
    const known = said.get(piece);
    if (known !== undefined) return known;
    const [kind, text] = [kindOf(piece), textOf(piece)];
    if (stays(piece)) {
      said.set(piece, text);
      return text;
    }
    const { count, make } = candidates(kind, text);
    const row = kind === 'letters' ? `letters ${text.length}` : kind;
    let index = next.get(row) ?? round * 37;
    for (let tries = 0; tries < Math.min(count, 20_000); tries++, index++) {
      const candidate = make(index % count);
      const lower = candidate.toLowerCase();
      const short = lower.length === 1;
      if (used.has(`${kind} ${lower}`) || candidate === text) continue;
      if (!short && (present.has(lower) || formatWords.has(lower) || RUDE.test(lower))) continue;
      if (tries < 10_000 && clashes(kind, candidate, saidEdges)) continue;
      next.set(row, index + 1);
      used.add(`${kind} ${lower}`);
      said.set(piece, candidate);
      return candidate;
    }
    said.set(piece, text);
    return text;
  };
  const whole = (key: string): string =>
    kept.has(key) ? textOf(key) : (pieces.get(key) ?? [key]).map(name).join('');
  // Edges first: everything else keeps clear of them.
  for (const { key, open } of edges)
    if (!stays(key)) saidEdges.push({ kind: kindOf(key), said: whole(key), open });
  const dictionary = new Map(keys.map((key) => [key, whole(key)]));
  const different = new Set([...dictionary].map(([key, word]) => `${kindOf(key)} ${word}`));
  return different.size === dictionary.size ? dictionary : null;
}
