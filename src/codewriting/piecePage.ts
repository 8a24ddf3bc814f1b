// One piece of a document that is code, with the places that reading found in it.
import type { Inventory, Place } from '#decision/inventory.ts';
import type { JsonPath } from '#language/policy.ts';
import { isTemplate } from '#cloudformation/template.ts';
import { valueAt } from '#fixes/edit.ts';
import { rangesIn } from '#text/locate.ts';
import { piecesOf, type TextPiece } from '#text/pieces.ts';
import { keptTable, rangeKey, type RangeTable } from '#text/ranges.ts';
import type { WorkspaceDocument } from '#workspace/workspace.ts';

export interface PiecePage {
  readonly document: string;
  /** Of the document: `modules/ci/main.tf`. */
  readonly name: string;
  readonly piece: number;
  readonly kind: 'terraform' | 'cloudformation' | 'yaml';
  /** Of a template that is JSON; else undefined. */
  readonly json?: unknown;
  readonly text: string;
  /** Where the piece begins in the document. */
  readonly from: number;
  readonly ranges: RangeTable;
  readonly rangeOf: (path: JsonPath) => readonly [from: number, to: number] | null;
}

export interface Sources {
  readonly documents: readonly WorkspaceDocument[];
  readonly inventory: Inventory;
}

const KINDS: ReadonlySet<string> = new Set(['terraform', 'cloudformation', 'yaml']);

function jsonPage(
  { id, name }: WorkspaceDocument,
  piece: number,
  { from, strict, value }: TextPiece,
): PiecePage {
  const find = rangesIn(strict);
  return {
    document: id,
    name,
    piece,
    kind: 'cloudformation',
    json: value,
    text: strict,
    from,
    ranges: {},
    rangeOf: (path) => {
      if (valueAt(value, path) === undefined) return null;
      const range = find(path);
      return [range.from, range.to];
    },
  };
}

/** null: the place is not in code. */
export function pageOf({ documents }: Sources, place: Pick<Place, 'document' | 'piece'>): PiecePage | null {
  const document = documents.find(({ id }) => id === place.document);
  const piece = document && piecesOf(document.text)[place.piece];
  if (!document || !piece || (piece.kind !== 'json' && !KINDS.has(piece.kind))) return null;
  if (piece.kind === 'json') return isTemplate(piece.value) ? jsonPage(document, place.piece, piece) : null;
  const ranges = keptTable(document.text, place.piece) ?? {};
  return {
    document: document.id,
    name: document.name,
    piece: place.piece,
    kind: piece.kind as PiecePage['kind'],
    text: document.text.slice(piece.from, piece.to),
    from: piece.from,
    ranges,
    rangeOf: (path) => {
      const key = rangeKey(path);
      return Object.hasOwn(ranges, key) ? (ranges[key] ?? null) : null;
    },
  };
}
