// The pieces of all documents, each with its harvest.
import type { Harvest, Origin } from '#harvest/harvest.ts';
import { isCollected, takeCollected } from '#outputs/iamCollect.ts';
import { piecesInSteps, piecesOf, type TextPiece } from '#text/pieces.ts';
import { mapInSteps, type Steps } from '#steps/steps.ts';
import { keepRanges } from '#text/ranges.ts';
import type { WorkspaceDocument } from '#workspace/workspace.ts';
import { POLICY_TITLES } from './barePolicy.ts';
import { recognise } from './recognise.ts';
import { saidOf } from './said.ts';
import { foreignKind, readForeign } from './textReaders.ts';

/** One piece of one document on its way through. */
export interface Entry {
  readonly document: WorkspaceDocument;
  readonly origin: Origin;
  readonly piece: TextPiece;
  readonly harvest: Harvest;
}

const BROKEN: Harvest = { kind: 'broken', title: 'Cannot be read' };

const saidOfPiece = ({ document: { name, text }, origin }: Pick<Entry, 'document' | 'origin'>) =>
  saidOf(text, name, piecesOf(text), origin.piece);

type Readers = ReadonlyMap<string, string>;

/** Documents that others read as files, with the name of who does. */
function readersOf(
  documents: readonly WorkspaceDocument[],
  foreign: ReadonlyMap<{ readonly document: WorkspaceDocument }, Harvest>,
): Readers {
  const readers = new Map<string, string>();
  for (const [{ document }, { includes = [] }] of foreign)
    for (const id of includes) if (id !== document.id) readers.set(id, document.name);
  return documents.some(({ id }) => readers.has(id)) ? readers : new Map();
}

/** A file that another text reads: what it holds is that text's, and nobody has to say whose it is. */
function included({ document, piece, origin }: Omit<Entry, 'harvest'>, readers: Readers): Harvest | null {
  const reader = readers.get(document.id);
  if (reader === undefined || (piece.kind !== 'json' && piece.kind !== 'broken')) return null;
  const own = piece.kind === 'json' ? recognise(piece.value, origin) : null;
  const [policy, ...others] = own?.bare ?? [];
  // Whatever says more than a policy without an owner counts as always.
  if (own && (!policy || others.length > 0) && own.kind !== 'other') return null;
  const what = policy ? POLICY_TITLES[policy.type] : 'Text';
  return { kind: 'included', title: `${what}, which ${reader} reads`, taken: [`1 file of ${reader}`] };
}

/** Every piece of every document with what it gives. */
export function* entriesOf(documents: readonly WorkspaceDocument[]): Steps<readonly Entry[]> {
  const all: Omit<Entry, 'harvest'>[] = [];
  for (const document of documents)
    for (const [i, piece] of (yield* piecesInSteps(document.text)).entries())
      all.push({ document, piece, origin: { document: document.id, piece: i } });
  const foreign = readForeign(
    all.filter(({ piece }) => foreignKind(piece) !== null),
    documents.map(({ id, name, text }) => ({ document: id, name, text })),
  );
  const readers = readersOf(documents, foreign);
  const collected = takeCollected(
    all.flatMap(({ document: { name }, piece, origin }) =>
      piece.kind === 'json' && isCollected(name) ? [{ name, value: piece.value, origin }] : [],
    ),
  );
  return yield* mapInSteps(all, (one): Entry => {
    const { document, piece, origin } = one;
    const harvest =
      included(one, readers) ??
      foreign.get(one) ??
      collected.get(origin) ??
      (piece.kind === 'json'
        ? recognise(piece.value, origin, document.values ?? {}, () => saidOfPiece(one))
        : BROKEN);
    if (harvest.ranges) keepRanges(document.text, origin.piece, harvest.ranges);
    // A template has slips that are none.
    const quiet = harvest.kind === 'included' ? { ...piece, notes: [] } : piece;
    return { document, origin, piece: quiet, harvest };
  });
}

/** What the name of its file holds besides a command. */
export const aboutOf = (entry: Entry): string | undefined => saidOfPiece(entry)?.option('');
