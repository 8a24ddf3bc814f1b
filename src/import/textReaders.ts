// The table of readers of text that is no JSON. To add one: a record here, a room or file for it.
import { ATTEMPT_READERS } from '#calls/formats.ts';
import { terraformReader } from '#terraform/terraform.ts';
import { cloudTrailFormat } from '#calls/cloudTrail.ts';
import { cloudformationReader } from '#cloudformation/cloudformation.ts';
import type { DropFile, Harvest, Origin, TextReader, TextSource } from '#harvest/harvest.ts';
import type { ForeignKind } from '#text/foreignText.ts';
import { loadManagedPolicies, namesManagedPolicy } from '#managed/managedPolicies.ts';
import { piecesOf, type TextPiece } from '#text/pieces.ts';
import { steampipeFormat } from '#outputs/steampipe.ts';
import { tableReader } from '#tables/tables.ts';
import { yamlReader } from './yamlReader.ts';
import type { WorkspaceDocument } from '#workspace/workspace.ts';

export const TEXT_READERS: readonly TextReader[] = [
  ...ATTEMPT_READERS,
  cloudformationReader,
  terraformReader,
  tableReader([cloudTrailFormat, steampipeFormat]),
  yamlReader,
];

const READERS: ReadonlyMap<ForeignKind, TextReader> = new Map(
  TEXT_READERS.map((reader) => [reader.kind, reader]),
);

/** One piece that is no JSON, with its document. */
export interface ForeignPiece {
  readonly document: WorkspaceDocument;
  readonly origin: Origin;
  readonly piece: TextPiece;
}

/** The kind of text that a piece is read as; null: it is read as JSON, or not at all. */
export function foreignKind({ kind, value }: TextPiece): ForeignKind | null {
  if (kind === 'broken') return null;
  return kind === 'json' ? (TEXT_READERS.find((reader) => reader.json?.(value))?.kind ?? null) : kind;
}

const unread = ({ piece }: ForeignPiece): Harvest => ({
  kind: piece.kind,
  title: `${piece.title} (not read yet)`,
  notes: [
    {
      code: 'NOT-READ-YET',
      severity: 'info',
      message: `${piece.title}: recognised, but not read yet. Nothing of it is in the graph.`,
      path: [],
    },
  ],
});

const sourceOf = ({ document, origin, piece }: ForeignPiece): TextSource => ({
  text: piece.strict,
  ...(piece.kind === 'json' ? { value: piece.value } : {}),
  name: document.name,
  origin,
  given: document.values ?? {},
});

/** One harvest for each piece: all pieces of one kind are read together, because they may refer to each other. */
export function readForeign(
  pieces: readonly ForeignPiece[],
  files: readonly DropFile[],
): ReadonlyMap<ForeignPiece, Harvest> {
  const harvests = new Map<ForeignPiece, Harvest>();
  for (const kind of new Set(pieces.map(({ piece }) => foreignKind(piece)))) {
    const own = pieces.filter(({ piece }) => foreignKind(piece) === kind);
    const taken = (kind && READERS.get(kind)?.take(own.map(sourceOf), files)) ?? [];
    own.forEach((piece, i) => harvests.set(piece, taken[i] ?? unread(piece)));
  }
  return harvests;
}

const ready = new Map<ForeignKind, Promise<void>>();

/**
 * Loads what reading these documents needs. To be awaited before `read`, which is synchronous. A parser that cannot
 * be loaded rejects, and is tried again the next time.
 */
export async function prepareReading(documents: readonly WorkspaceDocument[]): Promise<void> {
  const managed = documents.some(({ text }) => namesManagedPolicy(text));
  const kinds = new Set(documents.flatMap(({ text }) => piecesOf(text).map(foreignKind)));
  const loads = TEXT_READERS.filter(({ kind }) => kinds.has(kind));
  await Promise.all([
    ...(managed ? [loadManagedPolicies()] : []),
    ...loads.map((reader) => {
      const loading = ready.get(reader.kind) ?? reader.prepare?.() ?? Promise.resolve();
      ready.set(reader.kind, loading);
      loading.catch(() => ready.delete(reader.kind));
      return loading;
    }),
  ]);
}
