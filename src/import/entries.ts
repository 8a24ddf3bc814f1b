// The pieces of all documents, each with its harvest.
import type { Harvest, Origin } from '#harvest/harvest.ts';
import { isCollected, takeCollected } from '#outputs/iamCollect.ts';
import { piecesOf, type TextPiece } from '#text/pieces.ts';
import { keepRanges } from '#text/ranges.ts';
import type { WorkspaceDocument } from '#workspace/workspace.ts';
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

/** Every piece of every document with what it gives. */
export function entriesOf(documents: readonly WorkspaceDocument[]): readonly Entry[] {
  const all = documents.flatMap((document) =>
    piecesOf(document.text).map((piece, i) => ({
      document,
      piece,
      origin: { document: document.id, piece: i },
    })),
  );
  const foreign = readForeign(all.filter(({ piece }) => foreignKind(piece) !== null));
  const collected = takeCollected(
    all.flatMap(({ document: { name }, piece, origin }) =>
      piece.kind === 'json' && isCollected(name) ? [{ name, value: piece.value, origin }] : [],
    ),
  );
  return all.map((one): Entry => {
    const { document, piece, origin } = one;
    const harvest =
      foreign.get(one) ??
      collected.get(origin) ??
      (piece.kind === 'json'
        ? recognise(piece.value, origin, document.values ?? {}, () => saidOfPiece(one))
        : BROKEN);
    if (harvest.ranges) keepRanges(document.text, origin.piece, harvest.ranges);
    return { document, origin, piece, harvest };
  });
}

/** What the name of its file holds besides a command. */
export const aboutOf = (entry: Entry): string | undefined => saidOfPiece(entry)?.option('');
