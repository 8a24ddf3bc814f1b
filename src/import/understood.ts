// What can be pasted, from the tables of formats themselves, so that no list of it can go stale.
import { FORMATS } from './formats.ts';
import { TEXT_READERS } from './textReaders.ts';

export interface Understood {
  readonly id: string;
  /** One line: `output of aws iam get-role`. */
  readonly what: string;
  /** A short text of it, to copy; null: nobody wrote one. */
  readonly example: string | null;
}

/** JSON in the usual form, other text as it is. */
function laidOut(example: string): string {
  try {
    return JSON.stringify(JSON.parse(example), null, 2);
  } catch {
    return example;
  }
}

/** Formats without a line of their own are only named, not read. */
export const understood = (): readonly Understood[] =>
  [
    ...FORMATS.map(({ example, id, what }) => ({ id, what, example })),
    ...TEXT_READERS.map(({ example, kind, what }) => ({ id: kind, what, example })),
  ]
    .filter(({ what }) => what !== '')
    .map(({ example, id, what }) => ({ id, what, example: example === undefined ? null : laidOut(example) }));
