// What is written down at once when the page is left: the database may not finish in time, and a closed page cannot wait.
import type { Workspace, WorkspaceDocument } from '#workspace/workspace.ts';
import type { Library } from './library.ts';
import { LARGE } from './openNamed.ts';
import { FORMAT, type TextRef } from './savedRecord.ts';
import { storable } from './storable.ts';

/** A few texts that are written without waiting, one for each tab. May throw. */
export interface Jotter {
  /** All tabs' texts, by the name of the tab. */
  all(): readonly (readonly [tab: string, text: string])[];
  /** Of this tab; null takes it back. */
  write(text: string | null): void;
  remove(tab: string): void;
}

/** What `Jotter` and the browser's 5 MB can take. */
const MOST_CHARACTERS = 1_500_000;

export interface Jotted {
  readonly format: typeof FORMAT;
  readonly savedAt: number;
  readonly origin: number;
  /** Stamp of the record that this is newer than; null: of none. */
  readonly base: string | null;
  readonly workspace: Omit<Workspace, 'documents'> & {
    readonly documents: readonly (Omit<WorkspaceDocument, 'text'> & { readonly text: string | TextRef })[];
  };
}

interface Now {
  readonly base: string | null;
  readonly origin: number;
  readonly savedAt: number;
  readonly workspace: Workspace;
  /** What was saved or opened last: its texts need not be written again. */
  readonly kept: Workspace | null;
}

/** null: too much to be written down. */
export function jottedText(
  { kept, workspace: now, ...rest }: Now,
  { book }: Pick<Library, 'book'>,
): string | null {
  const workspace = storable(now);
  const keptTexts = new Set(kept && storable(kept).documents.map(({ text }) => text));
  let characters = 0;
  const documents = workspace.documents.map(({ text, ...document }) => {
    const key = keptTexts.has(text) || text.length > LARGE ? book.known(text) : undefined;
    if (key !== undefined) return { ...document, text: { key, length: text.length } };
    characters += text.length;
    return { ...document, text };
  });
  if (characters > MOST_CHARACTERS) return null;
  const jotted: Jotted = { ...rest, format: FORMAT, workspace: { ...workspace, documents } };
  return JSON.stringify(jotted);
}
