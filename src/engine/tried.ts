// A change that nobody has made yet, made: for the engine to judge it, and for the page to carry it out.
import type { Place } from '#decision/inventory.ts';
import { addPolicy, writeChanges } from '#writing/writeChanges.ts';
import type { Workspace } from '#workspace/workspace.ts';

/** A guardrail to be attached or detached, or another request context. */
export type Trial =
  | {
      readonly kind: 'attach';
      readonly owner: string;
      readonly slot: 'scp' | 'rcp' | 'boundary' | 'session';
      readonly text: string;
    }
  | { readonly kind: 'detach'; readonly place: Place }
  | { readonly kind: 'context'; readonly context: Workspace['context'] };

/** The workspace with the change made; a text is why it cannot be made. */
export function tried(w: Workspace, trial: Trial): Workspace | string {
  if (trial.kind === 'context') return { ...w, context: trial.context };
  if (trial.kind === 'attach') {
    const { owner, slot, text } = trial;
    try {
      JSON.parse(text);
    } catch {
      return 'This is not JSON yet.';
    }
    return addPolicy(w, { owner, slot, text }) ?? 'Nobody can own this policy.';
  }
  const change = { kind: 'remove-policy', gate: null, owner: '', slot: 'scp', policy: '', path: [] } as const;
  const { left, workspace } = writeChanges(w, [{ ...change, place: trial.place }]);
  return left.length === 0 ? workspace : 'This policy cannot be taken out of its text here.';
}
