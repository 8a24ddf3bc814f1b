// Files, folders, archives and standard input -> a workspace with one document a text, named by its path.
import { readFile, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { buffer as streamBytes } from 'node:stream/consumers';
import { decodeText } from '#files/decodeText.ts';
import { tooLarge } from '#files/limits.ts';
import { wantedOf } from '#files/memberNames.ts';
import { fileTaker } from '#files/takeFiles.ts';
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

/** The texts of one file, archives opened, by their paths; a failure when it gives none. */
function textsOf(path: string, bytes: Uint8Array): readonly WorkspaceDocument[] | InputFailure {
  const taker = fileTaker();
  taker.take({ name: basename(path), bytes });
  const { refused, texts } = taker.taken();
  const inside = (name: string) => join(dirname(path), name);
  const [first] = refused;
  if (texts.length === 0 && first?.why === 'is empty') return [{ id: path, name: path, text: '' }];
  if (texts.length === 0)
    return { failure: `${first ? inside(first.name) : path} ${first?.why ?? 'holds no text'}` };
  return texts.map(({ name, text }) => ({ id: inside(name), name: inside(name), text: strike(text).text }));
}

async function fromFile(path: string): Promise<readonly WorkspaceDocument[] | InputFailure> {
  const why = tooLarge((await stat(path)).size);
  return why === null ? textsOf(path, await readFile(path)) : { failure: `${path} ${why}` };
}

async function fromStandardInput(): Promise<readonly WorkspaceDocument[] | InputFailure> {
  const decoded = decodeText(await streamBytes(process.stdin));
  const name = '(standard input)';
  if ('text' in decoded) return [{ id: '-', name, text: strike(decoded.text).text }];
  return decoded.why === 'is empty' ? [{ id: '-', name, text: '' }] : { failure: `${name} ${decoded.why}` };
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

export async function readInput(
  paths: readonly string[],
  contextPath?: string,
): Promise<Workspace | InputFailure> {
  const documents: WorkspaceDocument[] = [];
  for (const given of paths) {
    try {
      const files = await expand(given);
      for (const path of files) {
        const found = path === '-' ? await fromStandardInput() : await fromFile(path);
        // Of a folder what is no text is passed over, as the page does.
        if ('failure' in found && files.length === 1) return found;
        if (!('failure' in found)) documents.push(...found);
      }
    } catch (error) {
      return { failure: `${given}: ${reasonOf(error)}` };
    }
  }
  if (documents.length === 0) return { failure: 'no file to read' };
  const context = contextPath === undefined ? { values: {} } : await readContext(contextPath);
  if ('failure' in context) return context;
  return { ...emptyWorkspace, name: paths.join(' '), documents, context: context.values };
}
