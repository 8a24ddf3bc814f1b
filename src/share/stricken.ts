// A workspace as it may leave the page or be kept: without secrets.
import { strike } from '#secrets/strike.ts';
import type { LessonOf, Workspace, WorkspaceDocument } from '#workspace/workspace.ts';

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

function strickenAll(documents: readonly WorkspaceDocument[]): readonly WorkspaceDocument[] {
  const struck = documents.map(strickenDocument);
  return struck.every((document, i) => document === documents[i]) ? documents : struck;
}

/** The states that a lesson keeps beside the one on the screen. */
function strickenLesson(lesson: LessonOf): LessonOf {
  if (!('authored' in lesson)) return lesson;
  const { authored } = lesson;
  const start = authored.start && strickenAll(authored.start);
  const solution = authored.solution && strickenAll(authored.solution);
  if (start === authored.start && solution === authored.solution) return lesson;
  return { authored: { ...authored, ...(start && { start }), ...(solution && { solution }) } };
}

/** The same object when it holds no secret. */
export function stricken(workspace: Workspace): Workspace {
  const documents = strickenAll(workspace.documents);
  const lesson = workspace.lesson && strickenLesson(workspace.lesson);
  if (documents === workspace.documents && lesson === workspace.lesson) return workspace;
  return { ...workspace, documents, ...(lesson && { lesson }) };
}
