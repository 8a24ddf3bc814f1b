// Every word of a text that is part of a name, with where it stands.
import { arnNames, type NameRange } from './arnNames.ts';
import { awsOwn, PLAIN_WORDS } from './awsOwn.ts';
import { formatWords } from './formatWords.ts';
import { idNames, type ShapeRange } from './idNames.ts';
import { plainView, type PlainView } from './plainView.ts';
import { keyOf, splitWords, type Word } from './splitWords.ts';

export interface Known {
  /** Whole names: a token of a text that is one of these is a name there. */
  readonly names: ReadonlySet<string>;
  /** Names that stand as keys as well (CloudFormation). */
  readonly ids: ReadonlySet<string>;
  /** Words, in lower case, that are a name's wherever they stand. */
  readonly words: ReadonlySet<string>;
  /** `webAdmin` is two words; where conditions ignore case it is one. */
  readonly humps: boolean;
}

/** What is found in a text whatever the names are. */
export interface Shapes extends PlainView {
  readonly own: readonly (readonly [from: number, to: number])[];
  readonly ids: readonly ShapeRange[];
  readonly arns: readonly NameRange[];
}

export function shapesOf(text: string): Shapes {
  const view = plainView(text);
  const { plain } = view;
  return { ...view, own: [...awsOwn(plain)], ids: [...idNames(plain)], arns: [...arnNames(plain)] };
}

export interface FoundWord extends Word {
  /** As a dictionary knows it. */
  readonly key: string;
  /** Next to `*`, `?` or something filled in later. */
  readonly open: 'no' | 'before' | 'behind' | 'both';
}

export interface Found {
  /** In order; offsets in `plain`. */
  readonly words: readonly FoundWord[];
  readonly plain: string;
  /** Offset in the text of a character of `plain`. */
  readonly at: (index: number) => number;
  /** Names that an ARN spells out. */
  readonly names: readonly string[];
}

const TOKENS = /[\w+=,.@-]+/g;
const LETTERS = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g;
/** `"a*"`: a letter is no name, but it cuts names. */
const LONE_LETTER = /(?<=["'][*?]*)[A-Za-z](?=[*?]+["'])|(?<=["'][*?]+)[A-Za-z](?=["'])/g;
/** What a reference of Terraform goes on with, after the name. */
const ATTRIBUTES: ReadonlySet<string> = new Set('arn name id json policy unique_id path url'.split(' '));
/** No name whatever it is called, unless an ARN says so. */
const NEVER: ReadonlySet<string> = new Set(
  'Allow Deny AWS Service Federated Bool true false null Active Version Statement sts iam aws arn default root inline managed'.split(
    ' ',
  ),
);

const isPlain = (name: string): boolean =>
  splitWords(name).every(
    ({ from, to }) => to - from === 1 || PLAIN_WORDS.has(name.slice(from, to).toLowerCase()),
  );
/** Made of nothing but words of formats and of AWS. */
export const isFormat = (name: string): boolean =>
  [...name.matchAll(LETTERS)].every(
    ([word]) => word.length < 3 || formatWords.has(word.toLowerCase()) || PLAIN_WORDS.has(word.toLowerCase()),
  );

/** Variables of Terraform, and what refers to something. */
const REFERENCE = /^(?:var|local|data|each|module|aws_\w+)\./;

/** Account ids with a digit too few or too many are names too. */
const NEARLY_ACCOUNT = /^\d{9,11}$|^\d{13,14}$/;

/** What may be looked for as a name in a text. */
export const isName = (name: string): boolean =>
  NEARLY_ACCOUNT.test(name) || (isWorded(name) && !REFERENCE.test(name));

const isWorded = (name: string): boolean =>
  name.length > 1 && /[A-Za-z]/.test(name) && !NEVER.has(name) && !isPlain(name);

/** Words of a name that are nobody else's. */
export function ownWords(name: string, humps: boolean): readonly string[] {
  return [...name.matchAll(humps ? LETTERS : /[A-Za-z]+/g)]
    .map(([word]) => word.toLowerCase())
    .filter((word) => word.length > 2 && !formatWords.has(word) && !PLAIN_WORDS.has(word));
}

/** A key of JSON, YAML or HCL stands here, or the name of a variable. */
function isKey(text: string, from: number, to: number): boolean {
  if (/(?:^|\n|[{,(])[ \t-]*["']?$/.test(text.slice(Math.max(0, from - 40), from)))
    return /^["']?[ \t]*(?::(?!:)|=(?!=))/.test(text.slice(to, to + 20));
  return /\b(?:variable|output|locals|module|provider)\s+"$/.test(text.slice(Math.max(0, from - 20), from));
}

/** The parts of a token that are names by themselves: `deploy` of `aws_iam_role.deploy.arn`. */
function* nameParts(token: string, { ids, names }: Known): Generator<readonly [from: number, to: number]> {
  const trimmed = token.replace(/[.,=+@-]+$/, '');
  const lead = /^[.,=+@-]*/.exec(trimmed)?.[0].length ?? 0;
  for (const [from, to] of [
    [0, token.length],
    [0, trimmed.length],
    [lead, trimmed.length],
  ] as const)
    if (names.has(token.slice(from, to))) {
      yield [from, to];
      return;
    }
  if (/[=,]/.test(trimmed)) {
    for (const part of trimmed.matchAll(/[^=,]+/g))
      if (names.has(part[0])) yield [part.index, part.index + part[0].length];
    return;
  }
  if (!trimmed.includes('.')) return;
  const terraform = /^(?:aws_\w+|data|module|each|resource)\./.test(trimmed);
  const variable = /^(?:var|local)\./.test(trimmed);
  for (const part of trimmed.matchAll(/[^.]+/g)) {
    const [word] = part;
    const range = [part.index, part.index + word.length] as const;
    const named =
      part.index === 0 ? ids.has(word) : terraform ? !ATTRIBUTES.has(word) : variable && !isFormat(word);
    if (named && names.has(word)) yield range;
  }
}

/** `shapes`: of the same text, where it is looked at more than once. */
export function findWords(text: string, known: Known, shapes: Shapes = shapesOf(text)): Found {
  const { at, plain } = shapes;
  /** 1: AWS's own; 2: found. */
  const taken = new Uint8Array(plain.length);
  const words: FoundWord[] = [];
  const names: string[] = [];
  const add = (kind: Word['kind'], from: number, to: number) => {
    if (taken[from] !== 0 || to <= from) return;
    taken.fill(2, from, to);
    const word = plain.slice(from, to);
    const key = keyOf(kind, kind === 'account' ? word.replaceAll('-', '') : word);
    const before = /[*?}>]/.test(plain[from - 1] ?? '');
    const behind = /[*?$<]/.test(plain[to] ?? '');
    words.push({
      kind,
      from,
      to,
      key,
      open: before ? (behind ? 'both' : 'before') : behind ? 'behind' : 'no',
    });
  };
  const addName = (from: number, to: number) => {
    for (const word of splitWords(plain, from, to, known.humps)) add(word.kind, word.from, word.to);
  };
  for (const [from, to] of shapes.own) taken.fill(1, from, to);
  for (const { from, kind, to } of shapes.ids) {
    if (kind === 'name') addName(from, to);
    else add(kind, from, to);
  }
  for (const { account, from, last, to } of shapes.arns) {
    const name = plain.slice(from, to);
    if (account === true)
      for (const { index, 0: run } of name.matchAll(/\d+/g))
        add('account', from + index, from + index + run.length);
    else if (last !== true) addName(from, to);
    if (account === true ? NEARLY_ACCOUNT.test(name) : last === true && taken[from] !== 1) names.push(name);
  }
  for (const { index } of plain.matchAll(LONE_LETTER)) addName(index, index + 1);
  for (const match of plain.matchAll(TOKENS)) {
    const [token] = match;
    for (const [from, to] of nameParts(token, known)) {
      const [start, end] = [match.index + from, match.index + to];
      const name = token.slice(from, to);
      if (!known.ids.has(name) && isFormat(name) && isKey(plain, start, end)) continue;
      addName(start, end);
    }
  }
  if (known.words.size > 0)
    for (const match of plain.matchAll(known.humps ? LETTERS : /[A-Za-z]+/g))
      if (known.words.has(match[0].toLowerCase())) add('letters', match.index, match.index + match[0].length);
  return { words: words.toSorted((a, b) => a.from - b.from), plain, at, names };
}
