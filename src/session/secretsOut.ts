// Secrets are struck out before anything is kept: on the way in at once, of what is typed when the editor is left.
import { type Struck, strike } from '#secrets/strike.ts';
import { strickenDocument } from '#share/stricken.ts';
import { secretsStruckOut } from '#secrets/words.ts';
import { setLocal } from './local.ts';
import { editEverywhere, getWorkspace } from './truth.ts';

/** So many characters at once are pasted, not typed. */
const PASTED = 8;

function tell(kinds: Struck['kinds']): void {
  if (kinds.length === 0) return;
  const text = `${secretsStruckOut(kinds)} Change every secret that was pasted anywhere else.`;
  setLocal({ notice: { kind: 'info', text } });
}

/** What the editor holds after one change: what was pasted into it is struck out at once. */
export function withoutPastedSecrets(before: string, after: string): string {
  if (after.length - before.length < PASTED) return after;
  const { kinds, text } = strike(after);
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
