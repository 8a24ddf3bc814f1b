// A block that cannot be read: where it ends, and what is told of it.
import { isLineStart, type JsonScan } from './jsonScan.ts';
import type { ScanFault } from './jsonString.ts';
import { lineColumn } from './lines.ts';
import type { TextPiece } from './pieces.ts';
import { slipNotes, type PieceNote } from './slipNotes.ts';

/** How many characters may still be looked at. */
export interface Budget {
  left: number;
}

const withLines = (text: string, fault: ScanFault): string =>
  fault.text.replace(/\{line:(\d+)\}/g, (_, at: string) => String(lineColumn(text, Number(at)).line));

/**
 * Where a block that cannot be read ends: at its balanced bracket, its fence, or before the next block. One whose
 * brackets never close ends where its reading did; `deep`: it was given up, and what follows is the rest of it.
 */
function brokenEnd(
  text: string,
  from: number,
  readTo: number,
  limit: number,
  budget: Budget,
  deep: boolean,
): number {
  const column = from - text.lastIndexOf('\n', from - 1);
  let depth = 0;
  let last = readTo;
  let newline = from - 1;
  for (let i = from; i < limit && budget.left > 0; i++, budget.left--) {
    const c = text.charCodeAt(i);
    if (c === 10) newline = i;
    else if (c === 34) {
      let close = i + 1;
      while (close < limit && text.charCodeAt(close) !== 34 && text.charCodeAt(close) !== 10) close++;
      budget.left -= close - i;
      i = text.charCodeAt(close) === 10 ? close - 1 : close;
    } else if (c === 123 || c === 91) {
      if (i > readTo && c === 123 && i - newline <= column && isLineStart(text, i)) return deep ? i : last;
      depth++;
    } else if (c === 125 || c === 93) {
      depth--;
      last = Math.max(last, i + 1);
      if (depth <= 0 && i >= readTo) return i + 1;
    } else if ((c === 96 || c === 126) && i >= readTo && /^(?:```|~~~)/.test(text.slice(i, i + 3)))
      return deep ? i : last;
  }
  return deep ? limit : Math.min(last, limit);
}

export function brokenPiece(
  text: string,
  from: number,
  scan: JsonScan,
  limit: number,
  budget: Budget,
): TextPiece {
  const fault = scan.fault ?? { at: from, text: 'This is no JSON.' };
  const isDeep = scan.fault?.isDeep === true;
  const end = brokenEnd(text, from, Math.max(scan.end, from + 1), limit, budget, isDeep);
  const to = Math.max(end, from + 1);
  const at = Math.min(Math.max(fault.at, from), to - 1);
  const note: PieceNote = {
    code: 'L-JSON',
    severity: 'error',
    message: `${withLines(text, fault)} This block is not read.`,
    from: at,
    to: at + 1,
  };
  const notes = [note, ...slipNotes(scan.slips.filter((s) => s.code !== 'closer' && s.to <= to))];
  return {
    from,
    to,
    kind: 'broken',
    title: 'Cannot be read',
    strict: text.slice(from, to),
    value: null,
    notes,
  };
}
