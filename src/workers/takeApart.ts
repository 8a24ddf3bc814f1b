// A graph crosses between threads text by text: to receive a long one is enough for one task of the page.
import type { Workspace } from '#workspace/workspace.ts';

/** A graph without its texts, and they. */
export function takeApart(w: Workspace): readonly [rest: Workspace, texts: readonly string[]] {
  const documents = w.documents.map((document) => ({ ...document, text: '' }));
  return [{ ...w, documents }, w.documents.map(({ text }) => text)];
}

export function putTogether(rest: Workspace, texts: readonly string[]): Workspace {
  const documents = rest.documents.map((document, i) => ({ ...document, text: texts[i] ?? '' }));
  return { ...rest, documents };
}
