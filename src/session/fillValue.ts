import { stricken } from '#share/stricken.ts';
import { fillValue as fill } from '#workspace/edits.ts';
import { edit } from './truth.ts';

/** Fills in a value that a document leaves open; null takes it back. One undo step, and no secret is kept. */
export function fillValue(documentId: string, name: string, value: string | null): void {
  edit((w) => stricken(fill(w, documentId, name, value)));
}
