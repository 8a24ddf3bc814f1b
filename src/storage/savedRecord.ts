// A saved state of a graph: small, because it names its texts.
import type { Workspace, WorkspaceDocument } from '#workspace/workspace.ts';
import { isTextKey } from './textKeys.ts';

export const FORMAT = 2;

export interface TextRef {
  readonly key: string;
  /** In UTF-16 units: who reads it knows beforehand how much comes. */
  readonly length: number;
}

export type NamedDocument = Omit<WorkspaceDocument, 'text'> & { readonly text: TextRef };

export type NamedWorkspace = Omit<Workspace, 'documents'> & { readonly documents: readonly NamedDocument[] };

export interface SavedRecord {
  readonly format: typeof FORMAT;
  readonly savedAt: number;
  /** The tab and the graph in it: the same for all states that one undo history joins. */
  readonly line: string;
  /** No two saves have the same one. */
  readonly stamp: string;
  /** It is somebody's work. */
  readonly worth: boolean;
  /** Still unchecked when it comes from storage. */
  readonly workspace: NamedWorkspace;
}

export const isTable = (data: unknown): data is Readonly<Record<string, unknown>> =>
  typeof data === 'object' && data !== null && !Array.isArray(data);

const isRef = (data: unknown): data is TextRef =>
  isTable(data) && isTextKey(data['key']) && typeof data['length'] === 'number';

/** null: not a record of this format. */
export function asSaved(data: unknown): SavedRecord | null {
  if (!isTable(data)) return null;
  const { format, line, savedAt, stamp, workspace, worth } = data;
  if (format !== FORMAT || !isTable(workspace) || !Array.isArray(workspace['documents'])) return null;
  if (!workspace['documents'].every((one: unknown) => isTable(one) && isRef(one['text']))) return null;
  const at = typeof savedAt === 'number' ? savedAt : 0;
  return {
    format: FORMAT,
    savedAt: at,
    line: typeof line === 'string' ? line : '',
    stamp: typeof stamp === 'string' ? stamp : String(at),
    worth: worth !== false,
    workspace: workspace as unknown as NamedWorkspace,
  };
}

export const savedList = (list: unknown): readonly SavedRecord[] =>
  Array.isArray(list) ? list.flatMap((each: unknown) => asSaved(each) ?? []) : [];

type AnyWorkspace = Omit<Workspace, 'documents'> & {
  readonly documents: readonly (Omit<WorkspaceDocument, 'text'> & { readonly text: string | TextRef })[];
};

const sameText = (a: string | TextRef, b: string | TextRef): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && a.key === b.key);

/** Without texts: they may have many megabytes. */
const restText = (w: AnyWorkspace): string =>
  JSON.stringify([w.name, w.documents.map(({ text: _text, ...rest }) => rest), w.context, w.lesson]);

/** The view does not count. Both name their texts, or neither does. */
export function sameContent<T extends AnyWorkspace>(a: T, b: T): boolean {
  if (a.documents === b.documents && a.context === b.context && a.name === b.name && a.lesson === b.lesson)
    return true;
  return (
    a.documents.length === b.documents.length &&
    a.documents.every(({ text }, i) => sameText(text, b.documents[i]?.text ?? '')) &&
    restText(a) === restText(b)
  );
}
