// Secrets are struck out before anything is kept: on the way in at once, of what is typed when the editor is left.
import { type Struck, strike } from '#secrets/strike.ts';
import { strickenDocument } from '#share/stricken.ts';
import { secretsStruckOut } from '#secrets/words.ts';
import { setLocal } from '#session/local.ts';
import { editEverywhere, getWorkspace } from '#session/truth.ts';

function tell(kinds: Struck['kinds']): void {
  if (kinds.length === 0) return;
  const text = `${secretsStruckOut(kinds)} Change every secret that was pasted anywhere else.`;
  setLocal({ notice: { kind: 'info', text } });
}

/** The text of a document after something was pasted into it, told. */
export function withoutPastedSecrets(pasted: string): string {
  const { kinds, text } = strike(pasted);
  tell(kinds);
  return text;
}

/** What was typed into this document, in every state that undo leads to. */
export function strikeTyped(id: string): void {
  const now = getWorkspace().documents.find((document) => document.id === id);
  if (now === undefined) return;
  editEverywhere((document) => (document.id === id ? strickenDocument(document) : document));
  if (strickenDocument(now) !== now) tell(strike(now.text).kinds);
}
