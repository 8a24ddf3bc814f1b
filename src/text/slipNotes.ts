// The words for each slip that is forgiven. To add one: a code in jsonString.ts, its line here.
import type { Slip, SlipCode } from './jsonString.ts';

/** Something to tell about a piece; offsets into the whole text. */
export interface PieceNote {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly from: number;
  readonly to: number;
}

const SLIPS: Readonly<Record<SlipCode, (times: number) => string>> = {
  quotes: () => 'Typographic or single quotes: read as straight double quotes. AWS takes only those.',
  comment: () => 'JSON knows no comments: skipped.',
  comma: () => 'A comma stands before a closing bracket: skipped.',
  space: () => 'Special white space (no-break space or the like): read as plain spaces.',
  marker: () => 'Quote marks at the line starts: skipped.',
  break: () => 'A line break stands inside a string: read as a space.',
  joined: () => 'This JSON is broken over two code blocks: joined.',
  python: () => 'True, False and None are Python: read as true, false and null.',
  omitted: () => 'Three dots: something is left out here. The rest is read.',
  closer: (times) =>
    `${times === 1 ? 'The closing bracket is' : `${times} closing brackets are`} missing: added here.`,
};

/** One note for each kind of slip, at its first. */
export function slipNotes(slips: readonly Slip[]): PieceNote[] {
  const notes = new Map<SlipCode, PieceNote>();
  for (const slip of slips) {
    if (notes.has(slip.code)) continue;
    const times = slip.code === 'closer' ? slip.fill.length : 1;
    notes.set(slip.code, {
      code:
        slip.code === 'closer' || slip.code === 'joined' ? 'L-JSON' : `RELAXED-${slip.code.toUpperCase()}`,
      severity: 'warning',
      message: SLIPS[slip.code](times),
      from: slip.from,
      to: Math.max(slip.to, slip.from),
    });
  }
  return [...notes.values()];
}
