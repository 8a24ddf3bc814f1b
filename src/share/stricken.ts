// A workspace as it may leave the page or be kept: without secrets.
import { strike } from '#secrets/strike.ts';
import type { Workspace, WorkspaceDocument } from '#workspace/workspace.ts';

/** Documents never change, so each is looked through once. */
const looked = new WeakMap<WorkspaceDocument, WorkspaceDocument>();

/** A value by itself tells nothing: its name does. */
function strikeValue(name: string, value: string): string {
  const lead = `${name}=`;
  const { kinds, text } = strike(lead + value);
  return kinds.length > 0 && text.startsWith(lead) ? text.slice(lead.length) : value;
}

function strikeValues(values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const struck = Object.entries(values).map(([name, value]) => [name, strikeValue(name, value)] as const);
  return struck.some(([name, value]) => values[name] !== value) ? Object.fromEntries(struck) : values;
}

/** The same object when it holds no secret. */
export function strickenDocument(document: WorkspaceDocument): WorkspaceDocument {
  const known = looked.get(document);
  if (known) return known;
  const { text } = strike(document.text);
  const values = document.values && strikeValues(document.values);
  const same = text === document.text && values === document.values;
  const struck = same ? document : { ...document, text, ...(values ? { values } : {}) };
  looked.set(document, struck);
  looked.set(struck, struck);
  return struck;
}

/** The same object when it holds no secret. */
export function stricken(workspace: Workspace): Workspace {
  const documents = workspace.documents.map(strickenDocument);
  return documents.every((document, i) => document === workspace.documents[i])
    ? workspace
    : { ...workspace, documents };
}
