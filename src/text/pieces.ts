// Splits a text into pieces with exact offsets. Repairs keep every offset: a character is replaced by one
// character, closing brackets are appended at the end only, so `strict` can be searched for places.
import { encodedRuns, undisguised } from './disguise.ts';
import { foreignRegions, type ForeignKind, type ForeignRegion } from './foreignText.ts';
import { isLineStart, scanJson, type JsonScan } from './jsonScan.ts';
import type { ScanFault } from './jsonString.ts';
import { slipNotes, type PieceNote } from './slipNotes.ts';
import { lineColumn } from './lines.ts';
import { rememberedPieces, rememberPieces } from './pieceMemory.ts';
import { isPlainJson } from './plainJson.ts';

export type { PieceNote };

export interface TextPiece {
  readonly from: number;
  readonly to: number;
  readonly kind: 'json' | 'broken' | ForeignKind;
  /** Of the kinds that are not JSON. */
  readonly title: string;
  /** Kind `json`: the piece as JSON that every parser takes; as long as the piece, or longer by closing brackets. */
  readonly strict: string;
  readonly value: unknown;
  readonly notes: readonly PieceNote[];
}

/** How many characters may still be looked at. */
interface Budget {
  left: number;
}

/** All scanning together reads at most this many times the text, however hostile it is. */
const SCAN_BUDGET = 12;
const POLICY_WORDS =
  /["“”'‘’]\s*(?:Version|Statement|Effect|Action|NotAction|Principal|Resource|Condition|AssumeRolePolicyDocument|PolicyDocument|RoleName|principals|RoleDetailList|UserDetailList)\s*["“”'‘’]\s*:/;
const STARTS = /[{[]/g;

const withLines = (text: string, fault: ScanFault): string =>
  fault.text.replace(/\{line:(\d+)\}/g, (_, at: string) => String(lineColumn(text, Number(at)).line));

const duplicateNotes = (scan: JsonScan, shift = 0): PieceNote[] =>
  scan.duplicates.slice(0, 50).map(({ key, from, to }) => ({
    code: 'L-DUPLICATE-ELEMENT',
    severity: 'warning',
    message: `${JSON.stringify(key)} stands twice in one object: only this last one counts, the first is lost.`,
    from: from + shift,
    to: to + shift,
  }));

function strictText(text: string, from: number, scan: JsonScan): string {
  let strict = '';
  let at = from;
  for (const slip of [...scan.slips].sort((a, b) => a.from - b.from)) {
    if (slip.from < at || slip.from >= scan.end || slip.code === 'closer') continue;
    strict += text.slice(at, slip.from) + slip.fill.repeat(slip.to - slip.from);
    at = slip.to;
  }
  return strict + text.slice(at, scan.end) + scan.closers;
}

function jsonPiece(text: string, from: number, scan: JsonScan): TextPiece | null {
  const strict = strictText(text, from, scan);
  try {
    const value: unknown = JSON.parse(strict);
    const inside = scan.slips.filter((s) => s.from < scan.end || s.code === 'closer');
    const notes = [...slipNotes(inside), ...duplicateNotes(scan)].sort((a, b) => a.from - b.from);
    return { from, to: scan.end, kind: 'json', title: '', strict, value, notes };
  } catch {
    return null;
  }
}

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

function brokenPiece(text: string, from: number, scan: JsonScan, limit: number, budget: Budget): TextPiece {
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

/** `{` followed by a name, `[` followed by an object: in prose nothing else is worth a try. */
function isPlausible(text: string, at: number): boolean {
  const next = /^[\s>]*(?:(?:\/\/|#)[^\n]*\n\s*|\/\*[^]*?\*\/\s*|(?:\.{3}|…),?\s*)*(\S)/.exec(
    text.slice(at + 1, at + 400),
  )?.[1];
  return text.charAt(at) === '{' ? /["“”„'‘’]/.test(next ?? '') : next === '{';
}

/** JSON in a stretch without foreign regions. */
function scanStretch(text: string, from: number, limit: number, budget: Budget): TextPiece[] {
  const pieces: TextPiece[] = [];
  const begins = new RegExp(STARTS);
  begins.lastIndex = from;
  const first = from + Math.max(0, text.slice(from, limit).search(/\S/));
  for (let match = begins.exec(text); match && match.index < limit; match = begins.exec(text)) {
    const at = match.index;
    if (!isPlausible(text, at)) continue;
    if (budget.left <= 0) break;
    let scan = scanJson(text, at, limit, true);
    let piece = scan.fault === null ? jsonPiece(text, at, scan) : null;
    budget.left -= scan.end - at + 1;
    if (!piece) {
      scan = scanJson(text, at, limit);
      piece = scan.fault === null ? jsonPiece(text, at, scan) : null;
      budget.left -= scan.end - at + 1;
    }
    if (piece) {
      pieces.push(withExtraClosers(text, piece, limit));
      begins.lastIndex = Math.max(piece.to, at + 1);
      continue;
    }
    const broken = brokenPiece(text, at, scan, limit, budget);
    const whole = at === first || /```[ \t]*json[ \t]*\s*$/i.test(text.slice(at - 40, at));
    if (whole || POLICY_WORDS.test(text.slice(at, broken.to))) {
      pieces.push(broken);
      begins.lastIndex = broken.to;
    } else begins.lastIndex = Math.max(scan.end, at + 1);
  }
  return pieces;
}

function withExtraClosers(text: string, piece: TextPiece, limit: number): TextPiece {
  const extra = /^\s*([}\]](?:\s*[}\]])*)/.exec(text.slice(piece.to, Math.min(limit, piece.to + 200)));
  if (!extra?.[1]) return piece;
  const to = piece.to + extra[0].length;
  const note: PieceNote = {
    code: 'L-JSON',
    severity: 'warning',
    message: 'More closing brackets than opening ones: skipped.',
    from: to - extra[1].length,
    to,
  };
  return { ...piece, notes: [...piece.notes, note] };
}

const foreignPiece = (text: string, region: ForeignRegion): TextPiece | null =>
  region.kind === 'diagram'
    ? null
    : {
        from: region.from,
        to: region.to,
        kind: region.kind,
        title: region.title,
        strict: text.slice(region.from, region.to),
        value: null,
        notes: [],
      };

/** URL-encoded documents: a place in them is the whole of them. */
const encodedPieces = (text: string): readonly TextPiece[] =>
  encodedRuns(text).map(({ from, to, value }) => ({
    from,
    to,
    kind: 'json',
    title: '',
    strict: text.slice(from, to),
    value,
    notes: [
      {
        code: 'RELAXED-ENCODED',
        severity: 'info',
        message: 'This document is URL-encoded, as the IAM API returns it: decoded.',
        from,
        to,
      },
    ],
  }));

/** The pieces without what was put around their JSON; null: nothing was, or there is no JSON under it. */
function splitUndisguised(text: string, byLine: boolean): readonly TextPiece[] | null {
  const plain = undisguised(text, byLine);
  const found = plain ? splitPlain(plain.text) : [];
  const first = found.find((piece) => piece.kind === 'json');
  if (!plain || !first) return null;
  const { code, message } = plain;
  const note: PieceNote = { code, severity: 'warning', message, from: first.from, to: first.to };
  const told: TextPiece = { ...first, notes: [note, ...first.notes] };
  return found.map((piece) => (piece === first ? told : piece));
}

function splitText(text: string): readonly TextPiece[] {
  const byLine = /^\s*[\d+@d-]/.test(text) ? splitUndisguised(text, true) : null;
  if (byLine) return byLine;
  const pieces = splitPlain(text);
  if (pieces.some((piece) => piece.kind === 'json')) return pieces;
  const encoded = encodedPieces(text);
  return encoded.length > 0 ? encoded : (splitUndisguised(text, false) ?? pieces);
}

function splitPlain(text: string): readonly TextPiece[] {
  const trimmed = text.trim();
  if (trimmed === '') return [];
  const from = text.search(/\S/);
  const bom: PieceNote[] = text.startsWith('\ufeff')
    ? [
        {
          code: 'RELAXED-BOM',
          severity: 'info',
          message: 'The text begins with a byte order mark: skipped.',
          from: 0,
          to: 1,
        },
      ]
    : [];
  const withBom = (pieces: readonly TextPiece[]): readonly TextPiece[] =>
    pieces.map((piece, i) =>
      i === 0 && bom.length > 0 ? { ...piece, notes: [...bom, ...piece.notes] } : piece,
    );
  if (/^[{[]/.test(trimmed)) {
    const whole = wholeJson(text, trimmed, from);
    if (whole) return withBom([whole]);
  }
  const budget = { left: text.length * SCAN_BUDGET + 10_000 };
  const pieces: TextPiece[] = [];
  let at = 0;
  for (const region of foreignRegions(text)) {
    if (region.from < at) continue;
    pieces.push(...scanStretch(text, at, region.from, budget));
    const piece = foreignPiece(text, region);
    if (piece) pieces.push(piece);
    at = region.to;
  }
  pieces.push(...scanStretch(text, at, text.length, budget));
  return withBom(pieces);
}

/** The usual case, and the only quick one for tens of megabytes. */
function wholeJson(text: string, trimmed: string, from: number): TextPiece | null {
  try {
    const value: unknown = JSON.parse(trimmed);
    const to = from + trimmed.length;
    if (isPlainJson(text, from, to, value)) {
      return { from, to, kind: 'json', title: '', strict: trimmed, value, notes: [] };
    }
    const scan = scanJson(trimmed, 0, trimmed.length, true);
    if (scan.fault) return null;
    const notes = duplicateNotes(scan, from);
    return { from, to, kind: 'json', title: '', strict: trimmed, value, notes };
  } catch {
    return null;
  }
}

/** The pieces of a text in order, disjoint. Remembered, for a keystroke changes one document of many. */
export function piecesOf(text: string): readonly TextPiece[] {
  const known = rememberedPieces(text);
  if (known !== null) return known;
  const pieces = splitText(text);
  rememberPieces(text, pieces);
  return pieces;
}
