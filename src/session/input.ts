// Everything that brings text in: paste, files, samples, answers.
import { addDocument, answerOwner as answer } from '#workspace/edits.ts';
import type { OwnerAnswer } from '#workspace/workspace.ts';
import { edit } from './truth.ts';

export function addText(name: string, text: string): void {
  edit((w) => addDocument(w, { name, text }));
}

export async function addFiles(files: readonly File[]): Promise<void> {
  for (const file of files) addText(file.name, await file.text());
}

export function openSample(_id: string): void {}

/** Answers "whose is it?" for one piece; null takes the answer back. One undo step. */
export function answerOwner(documentId: string, piece: number, owner: OwnerAnswer | null): void {
  edit((w) => answer(w, documentId, piece, owner));
}
