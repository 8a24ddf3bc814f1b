// Documents as a change would leave them, for people to look at.
import { diffOf, type Diff } from '#words/diffRows.ts';
import { changedTexts } from '#writing/changedTexts.ts';
import type { Workspace } from '#workspace/workspace.ts';

/** A document as it would be: only what changes, for a text may be many megabytes. */
export interface Rewritten {
  readonly name: string;
  readonly state: 'changed' | 'new' | 'gone';
  readonly diff: Diff;
}

export const rewritten = (before: Workspace, after: Workspace): readonly Rewritten[] =>
  changedTexts(before, after).map(({ name, before: old, after: now }) => ({
    name,
    state: old === null ? 'new' : now === null ? 'gone' : 'changed',
    diff: diffOf(old, now),
  }));
