// The policies whose owner is our guess: what is asked of each, and which are shown.
import type { Piece } from '#import/reading.ts';
import type { OwnerAnswer, Workspace } from '#workspace/workspace.ts';
import { answerOwners } from '#workspace/edits.ts';
import { slotOf } from './ownerInput.ts';

export const wordsOf = (piece: Piece): string =>
  piece.question ?? `Whose is this ${piece.title.toLowerCase()}?`;

/** What a plain yes would say; null: a name that we invented is nothing to say yes to. */
export function confirmed(piece: Piece): OwnerAnswer | null {
  const slot = slotOf(piece.policyType);
  return piece.owner === undefined || piece.nameless
    ? null
    : { owner: piece.owner, ...(slot ? { slot } : {}) };
}

/** All of them answered with yes: one step to undo. */
export const confirmAll = (w: Workspace, pieces: readonly Piece[]): Workspace =>
  answerOwners(
    w,
    pieces.map((piece) => ({ document: piece.document, piece: piece.index, answer: confirmed(piece) })),
  );

/** More questions than this are looked through by words. */
export const MANY_QUESTIONS = 12;
/** So many are drawn at once. */
export const QUESTIONS_AT_ONCE = 25;

/** Those in which every word stands: in the question, the owner or the name of the document. */
export function findQuestions(
  pieces: readonly Piece[],
  typed: string,
  nameOf: (document: string) => string,
): readonly Piece[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return pieces;
  return pieces.filter((piece) => {
    const text = `${wordsOf(piece)} ${piece.owner ?? ''} ${nameOf(piece.document)}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
