// The ledger of an import: per document and piece what it is, what was taken, what was left out and why. Pure.
import { accountLabel } from '#graph/accountLabel.ts';
import { iamName } from '#language/arn.ts';
import type { PolicyType } from '#language/policy.ts';
import { isUnknownAccount } from '#language/unknownAccount.ts';
import type { Ask, LeftOut } from '#harvest/harvest.ts';
import type { Piece } from '#import/reading.ts';
import { marksIn } from '#secrets/mark.ts';
import { countedSecrets } from '#secrets/words.ts';
import type { Problem } from '#text/problem.ts';
import type { WorkspaceDocument } from '#workspace/workspace.ts';
import { byDocument } from './byDocument.ts';
import { problemRows, type ProblemRow } from './problemRows.ts';

export interface LedgerPiece {
  readonly key: string;
  readonly document: string;
  readonly index: number;
  /** `Trust policy of Role_B · 222222222222`, `Account details: 4 users, 12 roles, 0 groups`. */
  readonly title: string;
  /** Whose it is is our guess. */
  readonly guessed: boolean;
  /** Each with its number; empty: nothing of it is in the graph. */
  readonly taken: readonly string[];
  readonly leftOut: readonly LeftOut[];
  readonly asks: readonly Ask[];
  /** What reading has to say about it, worst first. */
  readonly problems: readonly ProblemRow[];
}

/** `none`: nothing of it is in the graph. `part`: something of it is not, or has an error. `empty`: nothing to read. */
export type LedgerState = 'all' | 'part' | 'none' | 'empty';

export interface LedgerFile {
  readonly document: string;
  readonly name: string;
  readonly state: LedgerState;
  readonly pieces: readonly LedgerPiece[];
  /** What there is to say about no piece of it. */
  readonly problems: readonly ProblemRow[];
  /** `1 password, 1 session token`; empty: none was struck out. */
  readonly secrets: string;
  readonly secretCount: number;
}

/** Characters from which on looking through a text is felt. */
const LONG = 1_000_000;

const POLICY_NOUN: Readonly<Record<PolicyType, string>> = {
  identity: 'permissions policy',
  boundary: 'permissions boundary',
  session: 'session policy',
  trust: 'trust policy',
  scp: 'SCP',
  rcp: 'RCP',
  resource: 'resource-based policy',
};

/** How many lines of one piece are told; the rest stands in the list of problems. */
const MOST_PROBLEMS = 20;

const typesOf = ({ policyType, policyTypes }: Piece): readonly PolicyType[] =>
  policyTypes ?? (policyType === undefined ? [] : [policyType]);

function takenOf(piece: Piece): readonly string[] {
  if (piece.taken) return piece.taken;
  if (piece.kind === 'broken') return [];
  const types = typesOf(piece).filter((type) => type !== 'resource');
  return addCounts(types.map((type) => `1 ${POLICY_NOUN[type]}`));
}

/** Of a piece that holds nothing else its title says so. */
function leftOutOf(piece: Piece): readonly LeftOut[] {
  const count = (piece.policyTypes ?? []).filter((type) => type === 'resource').length;
  const left = { what: 'resource-based policies', count, why: 'They do not decide who assumes a role.' };
  return [...(piece.leftOut ?? []), ...(count === 0 ? [] : [left])];
}

function titleOf({ nameless, owner, title }: Piece): string {
  // A name that we invented says nothing.
  if (owner === undefined || nameless) return title;
  const name = iamName(owner);
  if (name === null) return `${title} of ${owner}`;
  const account = isUnknownAccount(name.account) ? 'account ' : '';
  return `${title} of ${name.name} · ${account}${accountLabel(name.account)}`;
}

/** What lint says of a policy that was read is no matter of the ledger, but that AWS refuses it is. */
const isOfReading = ({ code, severity, why }: Problem): boolean =>
  severity === 'error' || (why === undefined && severity !== 'info') || code === 'NOT-READ-YET';

/** By index of the piece that they are about; `rest`: about none. Looks at no piece for each problem: both may be many. */
function problemsByPiece(pieces: readonly Piece[], problems: readonly Problem[]) {
  const known = new Map<number, Problem[]>(pieces.map(({ index }) => [index, []]));
  const inOrder = pieces.toSorted((a, b) => a.from - b.from);
  const indexAt = (from: number): number | undefined => {
    let low = 0;
    let high = inOrder.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((inOrder[middle]?.from ?? 0) <= from) low = middle + 1;
      else high = middle;
    }
    const piece = inOrder[low - 1];
    return piece && from <= piece.to ? piece.index : undefined;
  };
  const rest: Problem[] = [];
  for (const problem of problems) {
    const { from, place } = problem;
    const index = place ? place.piece : from === undefined ? undefined : indexAt(from);
    const list = index === undefined ? undefined : known.get(index);
    (list ?? rest).push(problem);
  }
  return { of: ({ index }: Piece): readonly Problem[] => known.get(index) ?? [], rest };
}

/** What it is called and its lines are worked out when somebody looks: of tens of thousands a few are seen. */
function pieceOf(piece: Piece, problems: readonly Problem[], document: WorkspaceDocument): LedgerPiece {
  let rows: readonly ProblemRow[] | null = null;
  return {
    key: `${piece.document} ${piece.index}`,
    document: piece.document,
    index: piece.index,
    get title() {
      return titleOf(piece);
    },
    guessed: piece.ownership === 'guessed',
    taken: takenOf(piece),
    leftOut: leftOutOf(piece),
    asks: piece.asks ?? [],
    get problems() {
      return (rows ??= problemRows(problems, [document], MOST_PROBLEMS));
    },
  };
}

function stateOf(
  pieces: readonly LedgerPiece[],
  hasError: (piece: LedgerPiece, i: number) => boolean,
  rest: readonly Problem[],
): LedgerState {
  if (pieces.every(({ taken }) => taken.length === 0)) return 'none';
  const whole = pieces.every(
    (piece, i) => piece.taken.length > 0 && piece.leftOut.length === 0 && !hasError(piece, i),
  );
  return whole && rest.length === 0 ? 'all' : 'part';
}

/** Reading looks for marks as well: many megabytes in which it found none are not looked through again. */
export function marksOf(
  { id, text }: WorkspaceDocument,
  problems: readonly Problem[],
): ReturnType<typeof marksIn> {
  const isMarked = ({ code, document }: Problem) => document === id && code === 'SECRET-STRUCK-OUT';
  return text.length < LONG || problems.some(isMarked) ? marksIn(text) : [];
}

/** One entry a document, in the order of the workspace. Pieces of documents that are gone are left out. */
export function ledger(
  documents: readonly WorkspaceDocument[],
  pieces: readonly Piece[],
  problems: readonly Problem[],
): readonly LedgerFile[] {
  const told = byDocument(problems.filter(isOfReading));
  const all = byDocument(pieces);
  return documents.map((document) => {
    const { id, name, text } = document;
    const found = all.get(id) ?? [];
    const { of, rest } = problemsByPiece(found, told.get(id) ?? []);
    const own = found.map(of);
    const entries = found.map((piece, i) => pieceOf(piece, own[i] ?? [], document));
    const hasError = (_: LedgerPiece, i: number) =>
      own[i]?.some(({ severity }) => severity === 'error') ?? false;
    const marks = marksOf(document, problems);
    return {
      document: id,
      name,
      state: text.trim() === '' ? 'empty' : stateOf(entries, hasError, rest),
      pieces: entries,
      problems: problemRows(rest, [document], MOST_PROBLEMS),
      secrets: countedSecrets(marks.map(({ kind }) => kind)),
      secretCount: marks.length,
    };
  });
}

/** What all of them gave, added up: `12 roles`, `4 users`. */
export const takenTogether = (files: readonly LedgerFile[]): readonly string[] =>
  addCounts(files.flatMap(({ pieces }) => pieces.flatMap(({ taken }) => taken)));

/** `Profiles without a known caller: 1.`: what is left out has a plural only. */
export const leftOutWords = (what: string, count: number): string =>
  `${what.charAt(0).toUpperCase()}${what.slice(1)}: ${count.toLocaleString('en')}.`;

const plural = (noun: string): string =>
  /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : noun.endsWith('s') ? noun : `${noun}s`;

/** `3 roles` and `1 role` are `4 roles`; in the order in which the nouns come first. */
export function addCounts(counts: readonly string[]): readonly string[] {
  const sums = new Map<string, { readonly one: string; readonly count: number }>();
  const times = new Map<string, number>();
  for (const said of counts) times.set(said, (times.get(said) ?? 0) + 1);
  for (const [said, often] of times) {
    const [, number = '1', noun = said] = /^([\d,]+) (.+)$/s.exec(said) ?? [];
    const count = Number(number.replaceAll(',', ''));
    const many = count === 1 ? plural(noun) : noun;
    const before = sums.get(many);
    sums.set(many, {
      one: count === 1 ? noun : (before?.one ?? noun),
      count: (before?.count ?? 0) + count * often,
    });
  }
  return [...sums].map(([many, { count, one }]) =>
    count === 1 ? `1 ${one}` : `${count.toLocaleString('en')} ${many}`,
  );
}
