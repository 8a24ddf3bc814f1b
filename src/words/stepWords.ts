// What a step did, for whoever undoes or redoes it without seeing the page: each is named by what it changed.
import type { ViewChoices, Workspace, WorkspaceDocument } from '#workspace/workspace.ts';

/** A state before or after the step, as the session keeps it. */
export interface StepEnd {
  readonly content: Omit<Workspace, 'view'>;
  readonly pins: ViewChoices['pins'];
  /** Another one: the whole graph was replaced. */
  readonly origin: number;
}

type Field = Exclude<keyof WorkspaceDocument, 'id'>;

const FIELDS: readonly (readonly [field: Field, one: string, several: string])[] = [
  ['text', 'the text of', 'the texts of'],
  ['owners', 'whose policy this is:', 'whose policies these are:'],
  ['values', 'a value filled in:', 'values filled in:'],
];

function named(documents: readonly WorkspaceDocument[]): string {
  const [only] = documents;
  return documents.length === 1 && only !== undefined
    ? `“${only.name}”`
    : `${documents.length.toLocaleString('en')} documents`;
}

function ofDocuments(
  before: readonly WorkspaceDocument[],
  after: readonly WorkspaceDocument[],
): readonly string[] {
  const old = new Map(before.map((document) => [document.id, document]));
  const ids = new Set(after.map(({ id }) => id));
  const added = after.filter(({ id }) => !old.has(id));
  const removed = before.filter(({ id }) => !ids.has(id));
  const told: string[] = [];
  if (added.length > 0) told.push(`${named(added)} added`);
  if (removed.length > 0) told.push(`${named(removed)} removed`);
  for (const document of after) {
    const was = old.get(document.id);
    if (was !== undefined && was.name !== document.name)
      told.push(`“${was.name}” renamed to “${document.name}”`);
  }
  for (const [field, one, several] of FIELDS) {
    const changed = after.filter((document) => {
      const was = old.get(document.id);
      return was !== undefined && was[field] !== document[field];
    });
    if (changed.length > 0) told.push(`${changed.length === 1 ? one : several} ${named(changed)}`);
  }
  return told.length > 0 || before === after ? told : ['the order of the documents'];
}

/** In the words of somebody who did it, without a full stop: `the text of “Build trust policy”`. */
export function stepWords(before: StepEnd, after: StepEnd): string {
  const [a, b] = [before.content, after.content];
  if (before.origin !== after.origin)
    return b.documents.length === 0 ? 'everything removed, to start empty' : `the graph “${b.name}” opened`;
  const told = [
    ...ofDocuments(a.documents, b.documents),
    ...(a.context === b.context ? [] : ['what is assumed about the request']),
    ...(a.name === b.name ? [] : [`the graph renamed to “${b.name}”`]),
    ...(a.lesson === b.lesson ? [] : ['the lesson']),
    ...(before.pins === after.pins ? [] : ['where nodes stand']),
  ];
  return told.join(', ');
}

/** What the live region says. */
export const travelWords = (way: 'undo' | 'redo', from: StepEnd, to: StepEnd): string =>
  way === 'undo' ? `Undone: ${stepWords(to, from)}.` : `Redone: ${stepWords(from, to)}.`;
