// Files, folders and standard input -> a workspace with one document a file, named by its path.
import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer as streamBytes } from 'node:stream/consumers';
import type { ContextValue, Workspace, WorkspaceDocument } from '#workspace/workspace.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';

/** Said on stderr; the program ends with exit code 2. */
export interface InputFailure {
  readonly failure: string;
}

const READABLE = /\.(json|jsonc|txt|md|markdown|tf|hcl|ya?ml|conf|config|log)$/i;

async function expand(path: string): Promise<readonly string[]> {
  if (path === '-' || !(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true });
  const nested = await Promise.all(
    entries
      .filter((entry) => !entry.name.startsWith('.') && (entry.isDirectory() || READABLE.test(entry.name)))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map((entry) => expand(join(path, entry.name))),
  );
  return nested.flat();
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** UTF-8, or UTF-16 with its byte order mark: PowerShell's `>` writes that. */
function textOf(bytes: Buffer): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return bytes.toString('utf8');
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
      for (const path of await expand(given)) {
        const text = path === '-' ? textOf(await streamBytes(process.stdin)) : textOf(await readFile(path));
        documents.push({ id: path, name: path === '-' ? '(standard input)' : path, text });
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
