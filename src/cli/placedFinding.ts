// Problems with the lines and columns that people, editors and code scanners count in.
import type { JsonPath } from '#language/policy.ts';
import type { Place } from '#decision/inventory.ts';
import { managedText } from '#managed/managedPolicies.ts';
import { lineColumn, rangeOf } from '#text/locate.ts';
import type { Problem } from '#text/problem.ts';
import type { Workspace } from '#workspace/workspace.ts';

/** Counted from 1; the end is the position behind the last character. */
export interface Region {
  readonly document: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface PlacedFinding {
  readonly problem: Problem;
  readonly region: Region;
  readonly related: readonly Region[];
}

const wholePiece: JsonPath = [];

/** In the order of documents, lines and columns, so that two runs can be compared. */
export function placeFindings(workspace: Workspace, problems: readonly Problem[]): readonly PlacedFinding[] {
  const texts = new Map(workspace.documents.map(({ id, text }) => [id, text]));
  const rank = new Map(workspace.documents.map(({ id }, i) => [id, i]));
  const regionAt = (document: string, from: number, to: number): Region => {
    const text = texts.get(document) ?? managedText(document) ?? '';
    const end = lineColumn(text, Math.max(from, to));
    return { document, ...lineColumn(text, from), endLine: end.line, endColumn: end.column };
  };
  const regionOf = (place: Place): Region => {
    const text = texts.get(place.document) ?? managedText(place.document) ?? '';
    const range = rangeOf(text, place) ?? rangeOf(text, { ...place, path: wholePiece });
    return regionAt(place.document, range?.from ?? 0, range?.to ?? 0);
  };
  const place = (problem: Problem): PlacedFinding => {
    const { document, from, to, place: at, related = [] } = problem;
    const region =
      from === undefined
        ? regionOf(at ?? { document, piece: 0, path: wholePiece })
        : regionAt(document, from, to ?? from);
    return { problem, region, related: related.map(regionOf) };
  };
  return problems
    .map(place)
    .toSorted(
      (a, b) =>
        (rank.get(a.region.document) ?? 0) - (rank.get(b.region.document) ?? 0) ||
        a.region.line - b.region.line ||
        a.region.column - b.region.column,
    );
}
