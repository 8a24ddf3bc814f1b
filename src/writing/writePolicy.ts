// One policy document of a text, changed where it stands. What could not be read back as it was meant is refused.
import type { Place } from '#decision/inventory.ts';
import { rangeOf } from '#text/locate.ts';
import { piecesOf } from '#text/pieces.ts';
import { handwritingOf } from './handwriting.ts';
import { readTree, valueOf } from './jsonTree.ts';
import { sameValue } from './sameValue.ts';
import { applyEdits, editsFor, type TextEdit } from './textEdits.ts';

/** What stands in the text becomes what shall stand there; null: this is not what was to be changed. */
export type Rewrite = (value: unknown) => { readonly value: unknown } | null;

/** Edits of the JSON value that begins at `from` in a strict text; a string that holds JSON is opened. */
function editsAt(strict: string, from: number, rewrite: Rewrite): readonly TextEdit[] | null {
  const node = readTree(strict, from);
  const value = valueOf(node);
  if (typeof value === 'string') {
    const inner = insideText(value, rewrite);
    return inner === null ? null : [{ from: node.from, to: node.to, text: JSON.stringify(inner) }];
  }
  const next = rewrite(value);
  return next && editsFor({ text: strict, hand: handwritingOf(strict, node) }, node, next.value);
}

/** JSON, or URL-encoded JSON, in a string (see import/decodeDocument.ts). */
function insideText(text: string, rewrite: Rewrite): string | null {
  const encoded = /^\s*%7b/i.test(text);
  const plain = encoded ? decodeURIComponent(text) : text;
  const edits = editsAt(plain, 0, rewrite);
  if (edits === null) return null;
  const next = applyEdits(plain, edits);
  return encoded ? encodeURIComponent(next) : next;
}

/** Every other piece is as it was, and this one has changed. */
function isAsMeant(before: string, after: string, place: Place, wanted: unknown): boolean {
  const [old, now] = [piecesOf(before), piecesOf(after)];
  if (old.length !== now.length) return false;
  if (!now.every((piece, i) => i === place.piece || sameValue(piece.value, old[i]?.value))) return false;
  let found: unknown;
  const range = rangeOf(after, place);
  const piece = now[place.piece];
  if (!range || !piece || piece.kind !== 'json') return false;
  const look: Rewrite = (value) => {
    found = value;
    return null;
  };
  if (/^%7b/i.test(piece.strict.trim())) insideText(piece.strict, look);
  else editsAt(piece.strict, range.from - piece.from, look);
  return sameValue(found, wanted);
}

/** The whole text with the policy at `place` rewritten; null: it cannot be written there. Never throws. */
export function writePolicy(text: string, place: Place, rewrite: Rewrite): string | null {
  try {
    const piece = piecesOf(text)[place.piece];
    const range = rangeOf(text, place);
    if (!piece || !range || piece.kind !== 'json') return null;
    let wanted: unknown;
    const noted: Rewrite = (value) => {
      const next = rewrite(value);
      wanted = next?.value;
      return next;
    };
    let after: string;
    if (/^%7b/i.test(piece.strict.trim())) {
      const inner = insideText(piece.strict, noted);
      if (inner === null) return null;
      after = text.slice(0, piece.from) + inner + text.slice(piece.to);
    } else {
      const edits = editsAt(piece.strict, range.from - piece.from, noted);
      if (edits === null) return null;
      after = applyEdits(
        text,
        edits.map((edit) => ({ text: edit.text, from: edit.from + piece.from, to: edit.to + piece.from })),
      );
    }
    return isAsMeant(text, after, place, wanted) ? after : null;
  } catch {
    // Not JSON after all: other formats are not written.
    return null;
  }
}
