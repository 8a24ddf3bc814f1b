// A record that names its texts, back to a graph.
import type { Workspace, WorkspaceDocument } from '#workspace/workspace.ts';
import type { NamedWorkspace } from './savedRecord.ts';
import type { Shelf } from './shelf.ts';
import type { TextBook } from './textBook.ts';

/** Hashes, writes and reads texts of many megabytes without holding up the page. Both reject when the browser refuses. */
export interface LargeTexts {
  /** Its key, under which it stands from now on. */
  keep(text: string): Promise<string>;
  get(key: string): Promise<string | undefined>;
}

/** Characters from which on a text is large: cloning it into the database would be felt. */
export const LARGE = 250_000;

export interface Opened {
  readonly workspace: Workspace;
  /** Names of documents whose text is gone; the graph comes without them. */
  readonly lost: readonly string[];
}

export type OpenResult = ({ readonly ok: true } & Opened) | { readonly ok: false; readonly why: string };

// A newcomer's first picture need not wait for the checker.
export const checked = async (workspace: unknown) =>
  (await import('#workspace/checkWorkspace.ts')).checkWorkspace(workspace);

interface From {
  readonly shelf: Shelf;
  readonly book: TextBook;
  readonly large?: Pick<LargeTexts, 'get'>;
}

/** One transaction for all small ones; large ones come by their own way. */
async function textsOf({ book, large, shelf }: From, { documents }: NamedWorkspace) {
  const refs = [...new Map(documents.map(({ text }) => [text.key, text])).values()];
  const found = new Map<string, string>();
  const take = (key: string, text: unknown): void => {
    if (typeof text !== 'string') return;
    found.set(key, text);
    book.learn(key, text);
  };
  const isLarge = (length: number) => large !== undefined && length > LARGE;
  await shelf.look(async (at) => {
    const small = refs.filter(({ length }) => !isLarge(length));
    await Promise.all(small.map(async ({ key }) => take(key, await at.get(key))));
  });
  for (const { key, length } of refs) if (large && isLarge(length)) take(key, await large.get(key));
  return found;
}

/** Reads the texts and checks all of it: nothing behind this has to be careful again. Rejects when the browser refuses. */
export async function openNamed(from: From, named: NamedWorkspace): Promise<OpenResult> {
  const texts = await textsOf(from, named);
  const documents: WorkspaceDocument[] = [];
  const lost: string[] = [];
  for (const { text: ref, ...rest } of named.documents) {
    const text = texts.get(ref.key);
    if (text === undefined) lost.push(rest.name);
    else documents.push({ ...rest, text });
  }
  if (lost.length > 0 && documents.length === 0)
    return { ok: false, why: 'The texts of its documents are gone.' };
  const result = await checked({ ...named, documents });
  return result.ok ? { ok: true, workspace: result.workspace, lost } : result;
}
