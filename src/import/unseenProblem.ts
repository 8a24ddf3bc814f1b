// Characters that nobody sees in what was read: a name with one looks like another name.
import type { TextPiece } from '#text/pieces.ts';
import type { Problem } from '#text/problem.ts';
import { codePoint, turnsOrder, type UnseenCharacter, unseenIn } from '#text/unseen.ts';
import type { WorkspaceDocument } from '#workspace/workspace.ts';

const WHY =
  'A name with such a character looks like another name and is not the same: no policy that names the one means the other. AWS takes only letters, digits and +=,.@-_ in names of users, roles and groups.';
const PAGE =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-names';

function message(all: readonly UnseenCharacter[]): string {
  const kinds = [...new Set(all.map(({ character }) => codePoint(character)))];
  const turned = all.some(({ character }) => turnsOrder(character));
  const what =
    all.length === 1
      ? 'A character that nobody sees stands'
      : `${all.length} characters that nobody sees stand`;
  const shown = `⟨${kinds[0]}⟩`;
  return `${what} in this text: ${kinds.slice(0, 4).join(', ')}${kinds.length > 4 ? ' …' : ''}. ${
    turned ? 'It turns the order in which a name is read. ' : ''
  }Names are shown with ${shown} in ${all.length === 1 ? 'its' : 'their'} place; the text keeps ${all.length === 1 ? 'it' : 'them'}.`;
}

const KNOWN = new WeakMap<TextPiece, readonly UnseenCharacter[]>();

/** Pieces are remembered from one edit to the next, and so is this. */
function unseenOf(text: string, piece: TextPiece): readonly UnseenCharacter[] {
  const known = KNOWN.get(piece);
  if (known !== undefined) return known;
  const found = unseenIn(text.slice(piece.from, piece.to));
  KNOWN.set(piece, found);
  return found;
}

/** One note a piece, at the first. What was read as white space is told as that. */
export function unseenProblems(
  { id, text }: WorkspaceDocument,
  pieces: readonly TextPiece[],
): readonly Problem[] {
  return pieces.flatMap((piece) => {
    const { from, notes } = piece;
    const isSpace = (at: number) =>
      notes.some((note) => note.code === 'RELAXED-SPACE' && note.from <= at && at < note.to);
    const all = unseenOf(text, piece).filter(({ at }) => !isSpace(from + at));
    const [first] = all;
    if (first === undefined) return [];
    const severity = all.some(({ character }) => turnsOrder(character)) ? 'security' : 'warning';
    const at = from + first.at;
    const place = { from: at, to: at + first.length };
    return [
      { code: 'UNSEEN', severity, message: message(all), why: WHY, page: PAGE, document: id, ...place },
    ];
  });
}
