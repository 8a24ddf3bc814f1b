// Files, folders, archives and standard input -> a workspace with one document a text, named by its path.
import { readFile, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { buffer as streamBytes } from 'node:stream/consumers';
import { decodeText } from '#files/decodeText.ts';
import { tooLarge } from '#files/limits.ts';
import { wantedOf } from '#files/memberNames.ts';
import { fileTaker } from '#files/takeFiles.ts';
import type { Refusal } from '#files/unpack.ts';
import { strike } from '#secrets/strike.ts';
import type { ContextValue, Workspace, WorkspaceDocument } from '#workspace/workspace.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';

/** Said on stderr; the program ends with exit code 2. */
export interface InputFailure {
  readonly failure: string;
}

async function expand(path: string): Promise<readonly string[]> {
  if (path === '-' || !(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true });
  const nested = await Promise.all(
    entries
      .filter(
        (entry) => (entry.isDirectory() ? wantedOf(`${entry.name}/x.json`) : wantedOf(entry.name)) === 'read',
      )
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map((entry) => expand(join(path, entry.name))),
  );
  return nested.flat();
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

interface Found {
  readonly documents: readonly WorkspaceDocument[];
  readonly refused: readonly Refusal[];
}

const found = (id: string, name: string, text: string): Found => ({
  documents: [{ id, name, text: strike(text).text }],
  refused: [],
});

/** The texts of one file, archives opened, by their paths. An empty file is an empty document. */
function textsOf(path: string, bytes: Uint8Array): Found {
  const taker = fileTaker();
  taker.take({ name: basename(path), bytes });
  const { refused, texts } = taker.taken();
  const inside = (name: string) => join(dirname(path), name);
  if (texts.length === 0 && refused[0]?.why === 'is empty') return found(path, path, '');
  const none = texts.length + refused.length === 0 ? [{ name: path, why: 'holds no text' }] : [];
  return {
    documents: texts.flatMap(({ name, text }) => found(inside(name), inside(name), text).documents),
    refused: [...refused.map(({ name, why }) => ({ name: inside(name), why })), ...none],
  };
}

async function fromFile(path: string): Promise<Found> {
  const why = tooLarge((await stat(path)).size);
  return why === null
    ? textsOf(path, await readFile(path))
    : { documents: [], refused: [{ name: path, why }] };
}

async function fromStandardInput(): Promise<Found> {
  const decoded = decodeText(await streamBytes(process.stdin));
  const name = '(standard input)';
  if ('text' in decoded) return found('-', name, decoded.text);
  if (decoded.why === 'is empty') return found('-', name, '');
  return { documents: [], refused: [{ name, why: decoded.why }] };
}

async function readContext(path: string): Promise<{ readonly values: Workspace['context'] } | InputFailure> {
  try {
    const data: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (typeof data === 'object' && data !== null && !Array.isArray(data))
      return { values: data as Readonly<Record<string, ContextValue>> };
    return { failure: `${path}: the context is an object of condition keys and values` };
  } catch (error) {
    return { failure: `${path}: ${reasonOf(error)}` };
  }
}

/**
 * A file that was named and gives no text is a failure, unless `tell` takes it: then it is told like what a folder or an
 * archive holds besides, and the rest is read.
 */
export async function readInput(
  paths: readonly string[],
  contextPath?: string,
  tell?: (refused: Refusal) => void,
): Promise<Workspace | InputFailure> {
  const documents: WorkspaceDocument[] = [];
  for (const given of paths) {
    try {
      const files = await expand(given);
      for (const path of files) {
        const { documents: texts, refused } = await (path === '-' ? fromStandardInput() : fromFile(path));
        const [first] = refused;
        if (first && texts.length === 0 && files.length === 1 && tell === undefined)
          return { failure: `${first.name} ${first.why}` };
        documents.push(...texts);
        for (const one of refused) tell?.(one);
      }
    } catch (error) {
      return { failure: `${given}: ${reasonOf(error)}` };
    }
  }
  if (documents.length === 0 && tell === undefined) return { failure: 'no file to read' };
  const context = contextPath === undefined ? { values: {} } : await readContext(contextPath);
  if ('failure' in context) return context;
  return { ...emptyWorkspace, name: paths.join(' '), documents, context: context.values };
}
