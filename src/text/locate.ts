// Offsets are looked up when somebody looks, so that reading 50 MB does not pay for positions nobody asks for.
// One level of one object is indexed at a time and kept, so the second look-up nearby costs nothing.
import type { JsonPath } from '#language/policy.ts';
import type { Place } from '#decision/inventory.ts';
import { piecesOf, type TextPiece } from './pieces.ts';
import { keptRange } from './ranges.ts';

export { lineColumn } from './lines.ts';

export interface TextRange {
  readonly from: number;
  readonly to: number;
}

interface Node extends TextRange {
  members?: Map<string | number, Node>;
}

const roots = new WeakMap<object, Node>();

function skipString(s: string, start: number): number {
  for (let close = s.indexOf('"', start + 1); close >= 0; close = s.indexOf('"', close + 1)) {
    let slash = close - 1;
    while (s.charCodeAt(slash) === 92) slash--;
    if ((close - slash) % 2 === 1) return close + 1;
  }
  return s.length;
}

function skipSpace(s: string, start: number): number {
  let i = start;
  while (i < s.length && s.charCodeAt(i) <= 32) i++;
  return i;
}

function skipValue(s: string, start: number): number {
  const first = s.charCodeAt(start);
  if (first === 34) return skipString(s, start);
  let depth = 0;
  for (let i = start; i < s.length; i++) {
    const c = s.charCodeAt(i);
    if (c === 34) i = skipString(s, i) - 1;
    else if (c === 123 || c === 91) depth++;
    else if (c === 125 || c === 93) {
      if (--depth === 0) return i + 1;
      if (depth < 0) return i;
    } else if (depth === 0 && (c === 44 || c <= 32)) return i;
  }
  return s.length;
}

/** Children of an object or array in strict JSON. A key that comes twice: the last one, as JSON.parse has it. */
function membersOf(s: string, node: Node): Map<string | number, Node> {
  if (node.members) return node.members;
  const members = new Map<string | number, Node>();
  const open = s.charCodeAt(node.from);
  let i = skipSpace(s, node.from + 1);
  const to = open === 123 || open === 91 ? node.to : 0;
  for (let index = 0; i < to; index++) {
    const c = s.charCodeAt(i);
    if (c === 125 || c === 93) break;
    let key: string | number = index;
    if (open === 123) {
      const end = skipString(s, i);
      key = keyText(s.slice(i, end));
      i = skipSpace(s, skipSpace(s, end) + 1);
    }
    const end = skipValue(s, i);
    if (end <= i) break;
    members.set(key, { from: i, to: end });
    i = skipSpace(s, end);
    if (s.charCodeAt(i) === 44) i = skipSpace(s, i + 1);
  }
  node.members = members;
  return members;
}

function keyText(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted.slice(1, -1);
  }
}

/**
 * AWS reads a single value like a list of one, and we read a lone statement like a policy: such a step of a path
 * has nothing in the text and stays where it is.
 */
function isSilentStep(s: string, node: Node, step: string | number): boolean {
  const open = s.charAt(node.from);
  return step === 0 ? open !== '[' : step === 'Statement' && (open === '[' || open === '{');
}

/** A holder of strict JSON: what was looked up in it is remembered for as long as it lives. */
type Strict = Pick<TextPiece, 'strict'>;

function nodeAt(piece: Strict, path: JsonPath): Node {
  const s = piece.strict;
  let node = roots.get(piece);
  if (!node) {
    node = { from: skipSpace(s, 0), to: s.length };
    roots.set(piece, node);
  }
  for (const step of path) {
    const next = membersOf(s, node).get(step);
    if (next) node = next;
    else if (!isSilentStep(s, node, step)) break;
  }
  return node;
}

/** Where a path stands in JSON that every parser takes, or the nearest thing around it. */
export function rangesIn(strict: string): (path: JsonPath) => TextRange {
  const piece: Strict = { strict };
  return (path) => nodeAt(piece, path);
}

/**
 * Where a place stands in its document's text (UTF-16 offsets). A path that leads further than the text does
 * (into an encoded document, to an element that is missing) gives the nearest thing around it; null: no such piece.
 */
export function rangeOf(text: string, place: Place): TextRange | null {
  const piece = piecesOf(text)[place.piece];
  if (!piece) return null;
  if (piece.kind !== 'json') {
    const [from, to] = keptRange(text, place.piece, place.path) ?? [0, piece.to - piece.from];
    return { from: piece.from + from, to: Math.min(piece.from + to, piece.to) };
  }
  // Who read the JSON may say that something stands elsewhere in it.
  const moved = keptRange(text, place.piece, place.path);
  if (moved) return { from: piece.from + moved[0], to: Math.min(piece.from + moved[1], piece.to) };
  const node = nodeAt(piece, place.path);
  return { from: piece.from + node.from, to: Math.min(piece.from + node.to, piece.to) };
}
