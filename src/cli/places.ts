// Places in the text as people and editors count them: line and column, and a JSON pointer (RFC 6901).
import type { Place } from '#decision/inventory.ts';
import { managedText } from '#managed/managedPolicies.ts';
import { lineColumn, rangeOf } from '#text/locate.ts';
import { rangeKey } from '#text/ranges.ts';
import type { Workspace } from '#workspace/workspace.ts';

export interface Position {
  readonly document: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

export type Locate = (place: Place) => Position;

/** A place that cannot be found any more stands at the top of its document. */
export function locator(workspace: Workspace): Locate {
  const texts = new Map(workspace.documents.map(({ id, text }) => [id, text]));
  return (place) => {
    const text = texts.get(place.document) ?? managedText(place.document) ?? '';
    const range = rangeOf(text, place);
    return { document: place.document, path: rangeKey(place.path), ...lineColumn(text, range?.from ?? 0) };
  };
}
