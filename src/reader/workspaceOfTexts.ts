import { addDocuments } from '#workspace/edits.ts';
import { emptyWorkspace, type Workspace } from '#workspace/workspace.ts';
import type { HostText } from './calls.ts';

/** One document a text, as if somebody had pasted them. */
export const workspaceOfTexts = (texts: readonly HostText[]): Workspace =>
  addDocuments(emptyWorkspace, texts);
