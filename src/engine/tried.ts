// A change that nobody has made yet, made: for the engine to judge it, and for the page to carry it out.
import { addPolicy } from '#writing/writeChanges.ts';
import type { Workspace } from '#workspace/workspace.ts';
import type { Guardrail } from './guardrails.ts';

/** A guardrail to be attached or detached, or another request context. */
export type Trial =
  | {
      readonly kind: 'attach';
      readonly owner: string;
      readonly slot: 'scp' | 'rcp' | 'boundary' | 'session';
      readonly text: string;
      /** As a document of its own, also where a text could take it. */
      readonly alone?: boolean;
    }
  /** `owner`: account id, or ARN of a user or role. */
  | { readonly kind: 'detach'; readonly owner: string; readonly guardrail: Guardrail }
  | { readonly kind: 'context'; readonly context: Workspace['context'] };

/**
 * The workspace with the change made, a guardrail as a document of its own; a text is why it cannot be made. Where it
 * could be written instead is for `attached.ts` to find, and what detaches for `detached.ts`.
 */
export function tried(w: Workspace, trial: Exclude<Trial, { readonly kind: 'detach' }>): Workspace | string {
  if (trial.kind === 'context') return { ...w, context: trial.context };
  const { owner, slot, text } = trial;
  try {
    JSON.parse(text);
  } catch {
    return 'This is not JSON yet.';
  }
  return addPolicy(w, { owner, slot, text }) ?? 'Nobody can own this policy.';
}
