// A workspace under other names, with the same verdicts: they are compared, and nothing is given out that differs.
import type { Inventory } from '#decision/inventory.ts';
import { stricken } from '#share/stricken.ts';
import { finish, type Steps } from '#steps/steps.ts';
import type { Workspace } from '#workspace/workspace.ts';
import { awsOwn, PLAIN_WORDS } from './awsOwn.ts';
import { conditionNames, tokensOf } from './conditionNames.ts';
import type { Edge } from './cutWords.ts';
import { type Dictionary, makeDictionary } from './dictionary.ts';
import { eachText, type TextKind } from './eachText.ts';
import { findWords, isFormat, isName, type Known, ownWords, type Shapes, shapesOf } from './findWords.ts';
import { formatWords } from './formatWords.ts';
import { inventoryNames } from './inventoryNames.ts';
import { type JudgedEdge, type Judgement, judgeInSteps } from './judgement.ts';
import { logicalIds, namedValues } from './namedValues.ts';
import { type Pseudonyms, pseudonymsOf } from './pseudonyms.ts';
import { replaceWords, throughTokens } from './rewriteText.ts';
import { splitWords } from './splitWords.ts';

export interface Pseudonymised {
  readonly workspace: Workspace;
  readonly pseudonyms: Pseudonyms;
  /** How many edges were compared, all of them alike. */
  readonly edges: number;
  /** Names that could not be replaced. */
  readonly left: readonly string[];
}

/** Edges whose verdict would be another; in no case is that given out. */
export interface Different {
  readonly different: number;
  readonly edges: number;
}

/** Every text of a workspace once, those inside of tokens too. */
function textsOf(w: Workspace): readonly (readonly [text: string, kind: TextKind])[] {
  const texts: (readonly [string, TextKind])[] = [];
  eachText(w, (text, kind) => {
    texts.push([text, kind]);
    throughTokens(text, (json) => {
      texts.push([json, 'text']);
      return json;
    });
    return text;
  });
  return texts;
}

const NOTHING: Known = { names: new Set(), ids: new Set(), words: new Set(), humps: true };

/** Words of titles that say what a document is, not whose. */
const TITLE_WORDS: ReadonlySet<string> = new Set(
  'json yaml yml tf tfvars txt md trust permission permissions boundary session scp rcp identity inline document relationship main pasted text untitled and of the for in'.split(
    ' ',
  ),
);

interface Names {
  readonly known: Known;
  readonly titleWords: ReadonlySet<string>;
}

/** Each text is looked at several times; what it is made of is found once. */
type Look = (text: string) => Shapes;

function looking(): Look {
  const found = new Map<string, Shapes>();
  return (text) => {
    const shapes = found.get(text) ?? shapesOf(text);
    found.set(text, shapes);
    return shapes;
  };
}

function* namesOf(
  w: Workspace,
  inventory: Inventory,
  also: readonly string[],
  humps: boolean,
  look: Look,
): Steps<Names> {
  const names = new Set<string>();
  const ids = new Set<string>();
  const emails: string[] = [];
  const tokens = new Set<string>();
  const take = (name: string) => {
    if (isName(name)) names.add(name);
  };
  for (const name of inventoryNames(inventory)) take(name);
  for (const name of also) for (const token of tokensOf(name)) take(token);
  for (const [key, value] of Object.entries(w.context))
    for (const name of conditionNames(key, Array.isArray(value) ? value : [value])) take(name);
  const texts = textsOf(w);
  for (const [i, [text]] of texts.entries()) {
    yield { doing: 'Looking for names', done: i, of: texts.length };
    const found = findWords(text, NOTHING, look(text));
    for (const [token] of found.plain.matchAll(/[\w+=,.@-]+/g)) tokens.add(token);
    for (const name of found.names) take(name);
    for (const value of namedValues(found.plain)) for (const token of tokensOf(value)) take(token);
    for (const id of logicalIds(found.plain))
      if (names.has(id) || !formatWords.has(id.toLowerCase())) ids.add(id);
    for (const { from, kind, to } of found.words)
      if (kind === 'letters') emails.push(found.plain.slice(from, to));
  }
  for (const id of ids) take(id);
  const words = new Set([...names, ...emails].flatMap((name) => ownWords(name, humps)));
  // A name that stands nowhere as a whole is put together of parts, which may stand anywhere.
  const parts = inventory.principals.flatMap(({ name }) => (isName(name) && !tokens.has(name) ? [name] : []));
  for (const run of [...also, ...parts])
    for (const { from, to } of splitWords(run, 0, run.length, humps)) {
      const word = run.slice(from, to).toLowerCase();
      if (word.length > 1 && !PLAIN_WORDS.has(word)) words.add(word);
    }
  const titleWords = new Set(words);
  for (const name of names)
    for (const { from, kind, to } of splitWords(name, 0, name.length, humps)) {
      const word = name.slice(from, to).toLowerCase();
      if (kind === 'letters' && word.length > 1 && !PLAIN_WORDS.has(word) && !TITLE_WORDS.has(word))
        titleWords.add(word);
    }
  return { known: { names, ids, words, humps }, titleWords };
}

interface Plan {
  readonly names: Names;
  readonly keys: readonly string[];
  readonly edges: readonly Edge[];
  readonly present: ReadonlySet<string>;
}

function* planOf(w: Workspace, names: Names, look: Look): Steps<Plan> {
  const keys = new Set<string>();
  const edges: Edge[] = [];
  const present = new Set<string>();
  const texts = textsOf(w);
  for (const [i, [text, kind]] of texts.entries()) {
    yield { doing: 'Finding where they stand', done: i, of: texts.length };
    const { plain, words } = findWords(text, knownFor(names, kind), look(text));
    for (const { key, open } of words) {
      keys.add(key);
      if (open !== 'no') edges.push({ key, open });
    }
    for (const [run] of plain.matchAll(/[A-Za-z0-9]+/g)) {
      present.add(run.toLowerCase());
      for (const [word] of run.matchAll(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g)) present.add(word.toLowerCase());
    }
  }
  return { names, keys: [...keys], edges, present };
}

const knownFor = ({ known, titleWords }: Names, kind: TextKind): Known =>
  kind === 'title' ? { ...known, words: titleWords } : known;

/** The renaming of a text, and of the ids that the engine makes of texts. */
const renaming =
  (names: Names, dictionary: Dictionary, look: Look) =>
  (text: string, kind: TextKind = 'text'): string => {
    const known = knownFor(names, kind);
    const rename = (of: string): string => replaceWords(of, findWords(of, known, look(of)), dictionary);
    return rename(throughTokens(text, rename));
  };

/** Accounts that nobody stated are named after what a template or a file is called. */
const renameEnd = (id: string, rename: ReturnType<typeof renaming>): string =>
  rename(id.replaceAll(/UNKNOWN_ACCOUNT\w*/g, (account) => rename(account, 'title')));

/** How many edges have no counterpart of the same verdict. */
function* differences(
  before: readonly JudgedEdge[],
  after: readonly JudgedEdge[],
  rename: ReturnType<typeof renaming>,
): Steps<number> {
  const left = new Map<string, number>();
  const line = ({ said, source, target }: JudgedEdge) => `${source} ${target} ${said}`;
  for (const edge of after) left.set(line(edge), (left.get(line(edge)) ?? 0) + 1);
  let missing = 0;
  for (const [i, { said, source, target }] of before.entries()) {
    yield { doing: 'Comparing every verdict', done: i, of: before.length, unit: 'edges' };
    const key = line({ source: renameEnd(source, rename), target: renameEnd(target, rename), said });
    const count = left.get(key) ?? 0;
    if (count === 0) missing++;
    else left.set(key, count - 1);
  }
  return missing + Math.max(0, after.length - before.length);
}

interface Round {
  /** Names are parted at their humps; not where a condition compares them in any case. */
  readonly humps: boolean;
  /** Words of formats are replaced in names too: `lambda` of `lambda-runner`. */
  readonly formats: boolean;
}

/** Tried one after the other until no verdict differs. */
const ROUNDS: readonly Round[] = [
  { humps: true, formats: true },
  { humps: true, formats: true },
  { humps: false, formats: true },
  { humps: false, formats: true },
  { humps: true, formats: false },
  { humps: false, formats: false },
];

/** Names that are still what they were: put together from parts, so that they stand nowhere as a whole. */
function unchanged(before: Inventory, after: Inventory): readonly string[] {
  const own = (name: string) => [...awsOwn(name)].some(([from, to]) => from === 0 && to === name.length);
  const now = new Set([...inventoryNames(after), ...after.principals.map(({ name }) => name)]);
  const principals = before.principals.map(({ name }) => name).filter((name) => isName(name));
  const others = inventoryNames(before).filter((name) => isName(name) && !isFormat(name));
  return [...new Set([...principals, ...others])].filter((name) => now.has(name) && !own(name));
}

/**
 * Every name in `workspace` under another name, in the texts as written, without secrets. Words of `also` are
 * replaced wherever they stand. `judge`: what is asked about both.
 */
export function* pseudonymiseInSteps(
  workspace: Workspace,
  also: readonly string[] = [],
  judge: (w: Workspace) => Steps<Judgement> = judgeInSteps,
): Steps<Pseudonymised | Different> {
  const w = stricken(workspace);
  const before = yield* judge(w);
  const edges = before.edges.length;
  let fewest = edges;
  const look = looking();
  function* attempt(plan: Plan, round: number): Steps<Pseudonymised | null> {
    const keep = (key: string) =>
      ROUNDS[round]?.formats === false && formatWords.has(key.replace(/^letters:/, ''));
    yield { doing: 'Renaming', done: 0, of: 0 };
    const dictionary = makeDictionary({ ...plan, round, kept: new Set(plan.keys.filter(keep)) });
    if (dictionary === null) return null;
    const rename = renaming(plan.names, dictionary, look);
    const renamed = eachText(w, rename);
    const after = yield* judge(renamed);
    const different = yield* differences(before.edges, after.edges, rename);
    fewest = Math.min(fewest, different);
    if (different > 0) return null;
    const pseudonyms = pseudonymsOf(dictionary, plan.names.known.names, (name) => rename(name));
    const left = unchanged(before.inventory, after.inventory);
    return { workspace: renamed, pseudonyms, edges, left };
  }
  const plans = new Map<boolean, Plan>();
  for (const [round, { humps }] of ROUNDS.entries()) {
    const plan =
      plans.get(humps) ?? (yield* planOf(w, yield* namesOf(w, before.inventory, also, humps, look), look));
    plans.set(humps, plan);
    const first = yield* attempt(plan, round);
    if (first === null) continue;
    if (first.left.length === 0) return first;
    const names = yield* namesOf(w, before.inventory, [...also, ...first.left], humps, look);
    return (yield* attempt(yield* planOf(w, names, look), round)) ?? first;
  }
  return { different: fewest, edges };
}

/** The same at once. */
export const pseudonymise = (workspace: Workspace, also: readonly string[] = []): Pseudonymised | Different =>
  finish(pseudonymiseInSteps(workspace, also));
