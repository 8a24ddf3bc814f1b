// Splits a text into pieces with exact offsets. Repairs keep every offset: a character is replaced by one
// character, closing brackets are appended at the end only, so `strict` can be searched for places.
import { finish, type Steps } from '#steps/steps.ts';
import { encodedRuns, undisguised, withoutFencedDiffs } from './disguise.ts';
import { foreignRegions, type ForeignKind, type ForeignRegion } from './foreignText.ts';
import { type Budget, brokenPiece } from './brokenPiece.ts';
import { scanJson, type JsonScan } from './jsonScan.ts';
import { slipNotes, type PieceNote } from './slipNotes.ts';
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

/** All scanning together reads at most this many times the text, however hostile it is. */
const SCAN_BUDGET = 12;
const POLICY_WORDS =
  /["“”'‘’]\s*(?:Version|Statement|Effect|Action|NotAction|Principal|Resource|Condition|AssumeRolePolicyDocument|PolicyDocument|RoleName|principals|RoleDetailList|UserDetailList)\s*["“”'‘’]\s*:/;
const STARTS = /[{[]/g;

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

/** `{` followed by a name, `[` followed by an object: in prose nothing else is worth a try. */
function isPlausible(text: string, at: number): boolean {
  const next = /^[\s>]*(?:(?:\/\/|#)[^\n]*\n\s*|\/\*[^]*?\*\/\s*|(?:\.{3}|…),?\s*)*(\S)/.exec(
    text.slice(at + 1, at + 400),
  )?.[1];
  return text.charAt(at) === '{' ? /["“”„'‘’]/.test(next ?? '') : next === '{';
}

/** JSON in a stretch without foreign regions. */
function* scanStretch(text: string, from: number, limit: number, budget: Budget): Steps<TextPiece[]> {
  const pieces: TextPiece[] = [];
  const begins = new RegExp(STARTS);
  begins.lastIndex = from;
  const first = from + Math.max(0, text.slice(from, limit).search(/\S/));
  for (let match = begins.exec(text); match && match.index < limit; match = begins.exec(text)) {
    const at = match.index;
    yield { done: at, of: text.length };
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
function* splitUndisguised(text: string, byLine: boolean): Steps<readonly TextPiece[] | null> {
  const plain = undisguised(text, byLine);
  const found = plain ? yield* splitPlain(plain.text) : [];
  const first = found.find((piece) => piece.kind === 'json');
  if (!plain || !first) return null;
  const { code, message } = plain;
  const note: PieceNote = { code, severity: 'warning', message, from: first.from, to: first.to };
  const told: TextPiece = { ...first, notes: [note, ...first.notes] };
  return found.map((piece) => (piece === first ? told : piece));
}

/** The pieces of a text with blocks that are diffs; null: there are none, or nothing is read in them. */
function* splitFencedDiffs(text: string): Steps<readonly TextPiece[] | null> {
  const plain = withoutFencedDiffs(text);
  const found = plain ? yield* splitPlain(plain.text) : [];
  const first = found.find((piece) => piece.from >= (plain?.from ?? 0));
  if (!plain || !first) return null;
  const { code, message } = plain;
  const note: PieceNote = { code, severity: 'info', message, from: first.from, to: first.to };
  const told: TextPiece = { ...first, notes: [note, ...first.notes] };
  return found.map((piece) => (piece === first ? told : piece));
}

function* splitText(text: string): Steps<readonly TextPiece[]> {
  const fenced = yield* splitFencedDiffs(text);
  if (fenced) return fenced;
  const byLine = /^\s*[\d+@d-]/.test(text) ? yield* splitUndisguised(text, true) : null;
  if (byLine) return byLine;
  const pieces = yield* splitPlain(text);
  if (pieces.some((piece) => piece.kind === 'json')) return pieces;
  const encoded = encodedPieces(text);
  if (encoded.length > 0) return encoded;
  return (yield* splitUndisguised(text, false)) ?? pieces;
}

function* splitPlain(text: string): Steps<readonly TextPiece[]> {
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
    for (const found of yield* scanStretch(text, at, region.from, budget)) pieces.push(found);
    const piece = foreignPiece(text, region);
    if (piece) pieces.push(piece);
    at = region.to;
  }
  for (const found of yield* scanStretch(text, at, text.length, budget)) pieces.push(found);
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
export function* piecesInSteps(text: string): Steps<readonly TextPiece[]> {
  const known = rememberedPieces(text);
  if (known !== null) return known;
  const pieces = yield* splitText(text);
  // Another reading may have split it meanwhile.
  if (rememberedPieces(text) === null) rememberPieces(text, pieces);
  return pieces;
}

/** The same at once. */
export const piecesOf = (text: string): readonly TextPiece[] =>
  rememberedPieces(text) ?? finish(piecesInSteps(text));
