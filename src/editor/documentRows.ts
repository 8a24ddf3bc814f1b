// The list of documents and their pieces as rows. Pure.
import { accountLabel } from '#graph/accountLabel.ts';
import { isUnknownAccount } from '#language/unknownAccount.ts';
import { iamName } from '#language/arn.ts';
import type { PolicyType } from '#language/policy.ts';
import type { Problem } from '#text/problem.ts';
import type { Piece, PieceKind } from '#import/reading.ts';
import { byDocument } from '#words/byDocument.ts';
import type { WorkspaceDocument } from '#workspace/workspace.ts';

export interface Row {
  readonly key: string;
  readonly document: string;
  /** The piece that a click goes to. */
  readonly piece: number;
  readonly title: string;
  readonly detail: string;
  readonly pill: string | null;
  readonly guessed: boolean;
  readonly error: boolean;
}

export interface DocumentRow extends Row {
  /** Empty for a document of one piece: the document's own row says it all. Of very many the first ones. */
  readonly pieces: readonly Row[];
  /** How many more there are. */
  readonly more: number;
}

const TYPE_PILL: Readonly<Record<PolicyType, string>> = {
  trust: 'trust',
  identity: 'permissions',
  boundary: 'boundary',
  session: 'session',
  scp: 'SCP',
  rcp: 'RCP',
  resource: 'resource',
};

const KIND_PILL: Readonly<Partial<Record<PieceKind, string>>> = {
  estate: 'estate',
  'get-role': 'role',
  terraform: 'Terraform',
  fragment: 'fragment',
  broken: 'not readable',
  other: 'not read',
};

/** `Role_A · 111111111111` for an IAM ARN; anything else as it is. */
export function shortOwner(owner: string): string {
  const name = iamName(owner);
  if (!name) return owner;
  const account = isUnknownAccount(name.account) ? `account ${accountLabel(name.account)}` : name.account;
  return `${name.name} · ${account}`;
}

function pieceRow(piece: Piece, errors: readonly Problem[]): Row {
  const pill = piece.policyType ? TYPE_PILL[piece.policyType] : (KIND_PILL[piece.kind] ?? null);
  const owner = piece.owner ? shortOwner(piece.owner) : '';
  return {
    key: `${piece.document} ${piece.index}`,
    document: piece.document,
    piece: piece.index,
    // The pill already says "trust"; in a narrow list whose it is matters more than saying so twice.
    title: owner && pill ? owner : piece.title,
    detail: owner && !pill ? owner : '',
    pill,
    guessed: piece.ownership === 'guessed',
    error: piece.kind === 'broken' || errors.some((error) => belongs(error, piece)),
  };
}

const belongs = ({ from, place }: Problem, piece: Piece): boolean =>
  place ? place.piece === piece.index : from !== undefined && from >= piece.from && from <= piece.to;

const MORE_DOCUMENTS = 20;

/** So many pieces of one document are listed unasked. */
export const piecesAtOnce = (documents: number): number => (documents > MORE_DOCUMENTS ? 5 : 50);

/**
 * In workspace order. Pieces of documents that are gone (an older analysis) are left out. `most`: how many pieces of a
 * document are listed, for there may be tens of thousands.
 */
export function documentRows(
  documents: readonly WorkspaceDocument[],
  pieces: readonly Piece[],
  problems: readonly Problem[],
  most: (document: string) => number = () => piecesAtOnce(documents.length),
): DocumentRow[] {
  const errors = byDocument(problems.filter((problem) => problem.severity === 'error'));
  const all = byDocument(pieces);
  return documents.map(({ id, name }) => {
    const own = all.get(id) ?? [];
    const wrong = errors.get(id) ?? [];
    const rows = own.slice(0, Math.max(1, most(id))).map((piece) => pieceRow(piece, wrong));
    const [only] = rows;
    const single = own.length === 1 && only ? only : null;
    return {
      key: id,
      document: id,
      piece: only?.piece ?? 0,
      title: name,
      detail: single
        ? single.title
        : own.length > 1
          ? `${own.length.toLocaleString('en')} pieces`
          : 'nothing read yet',
      pill: single?.pill ?? null,
      guessed: single?.guessed ?? false,
      error: wrong.length > 0 || own.some(({ kind }) => kind === 'broken'),
      pieces: single ? [] : rows,
      more: own.length - rows.length,
    };
  });
}

/** So many documents are listed at once: all of them would hold up the page. */
export const DOCUMENTS_AT_ONCE = 200;

/** Which documents are listed: those around the one that is shown, and as many more as somebody asked for. */
export function listedAround(
  count: number,
  current: number,
  asked: { readonly before: number; readonly after: number },
): { readonly from: number; readonly to: number } {
  const at = Math.max(0, Math.min(current, count - 1));
  const block = Math.floor(at / DOCUMENTS_AT_ONCE) * DOCUMENTS_AT_ONCE;
  return {
    from: Math.max(0, block - asked.before),
    to: Math.min(count, block + DOCUMENTS_AT_ONCE + asked.after),
  };
}
