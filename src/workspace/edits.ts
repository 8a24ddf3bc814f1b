// Every change to a Workspace as a pure function: the same object comes back when nothing changes.
import type { ContextValue, OwnerAnswer, ViewChoices, Workspace, WorkspaceDocument } from './workspace.ts';

/** A view change; `undefined` takes a choice back. */
export type ViewChange = { readonly [K in keyof ViewChoices]?: ViewChoices[K] | undefined };

/** Gives each a name of its own ("policy.json 2"); asks each number once, also of thousands of one name. */
function namer(documents: readonly WorkspaceDocument[]): (wanted: string) => string {
  const taken = new Set(documents.map((document) => document.name));
  const last = new Map<string, number>();
  return (wanted) => {
    const name = wanted.trim() || 'Pasted text';
    let fresh = name;
    let number = last.get(name) ?? 1;
    while (taken.has(fresh)) fresh = `${name} ${++number}`;
    last.set(name, number);
    taken.add(fresh);
    return fresh;
  };
}

function changeDocument(
  w: Workspace,
  id: string,
  change: (document: WorkspaceDocument) => WorkspaceDocument,
): Workspace {
  let changed = false;
  const documents = w.documents.map((document) => {
    if (document.id !== id) return document;
    const next = change(document);
    changed ||= next !== document;
    return next;
  });
  return changed ? { ...w, documents } : w;
}

interface Added {
  readonly name: string;
  readonly text: string;
}

/** Appends documents; their ids are new, their names made distinct ("policy.json 2"). Texts are kept exactly. */
export function addDocuments(w: Workspace, added: readonly Added[]): Workspace {
  if (added.length === 0) return w;
  const nameOf = namer(w.documents);
  const ids = new Set(w.documents.map((document) => document.id));
  let number = w.documents.length;
  const documents = added.map(({ name, text }) => {
    do number++;
    while (ids.has(`d${number}`));
    return { id: `d${number}`, name: nameOf(name), text };
  });
  return { ...w, documents: [...w.documents, ...documents] };
}

export const addDocument = (w: Workspace, added: Added): Workspace => addDocuments(w, [added]);

/** Unknown ids change nothing. Owner answers stay: they count pieces, and typing rarely moves those. */
export function replaceText(w: Workspace, id: string, text: string): Workspace {
  return changeDocument(w, id, (document) => (document.text === text ? document : { ...document, text }));
}

export function removeDocument(w: Workspace, id: string): Workspace {
  const documents = w.documents.filter((document) => document.id !== id);
  return documents.length === w.documents.length ? w : { ...w, documents };
}

/** A blank name is refused (nothing changes); another document's name gets a number. */
export function renameDocument(w: Workspace, id: string, name: string): Workspace {
  if (name.trim() === '') return w;
  return changeDocument(w, id, (document) => {
    if (document.name === name.trim()) return document;
    const others = w.documents.filter((other) => other.id !== id);
    return { ...document, name: namer(others)(name) };
  });
}

export interface OwnerSaid {
  readonly document: string;
  /** Counted from 0. */
  readonly piece: number;
  /** `null` takes the answer back. */
  readonly answer: OwnerAnswer | null;
}

/** Says of many pieces whose they are: each document is changed once. */
export function answerOwners(w: Workspace, said: readonly OwnerSaid[]): Workspace {
  const byDocument = new Map<string, Map<string, OwnerAnswer | null>>();
  for (const { answer, document, piece } of said) {
    const answers = byDocument.get(document) ?? new Map<string, OwnerAnswer | null>();
    byDocument.set(document, answers.set(String(piece), answer));
  }
  let next = w;
  for (const [id, answers] of byDocument)
    next = changeDocument(next, id, (document) => {
      const { owners = {}, ...rest } = document;
      const entries = Object.entries(owners).filter(([key]) => !answers.has(key));
      const given = [...answers].flatMap(([key, answer]) =>
        answer === null ? [] : [[key, answer] as const],
      );
      if (given.length === 0 && entries.length === Object.keys(owners).length) return document;
      const all = [...entries, ...given];
      return all.length === 0 ? rest : { ...rest, owners: Object.fromEntries(all) };
    });
  return next;
}

/** Says whose the piece (counted from 0) of a document is; `null` takes the answer back. */
export const answerOwner = (
  w: Workspace,
  document: string,
  piece: number,
  answer: OwnerAnswer | null,
): Workspace => answerOwners(w, [{ document, piece, answer }]);

/** Fills in a value that the text of a document leaves open; `null` takes it back. */
export function fillValue(w: Workspace, documentId: string, name: string, value: string | null): Workspace {
  return changeDocument(w, documentId, (document) => {
    const { values = {}, ...rest } = document;
    if ((Object.hasOwn(values, name) ? values[name] : null) === value) return document;
    const entries = Object.entries(values).filter(([key]) => key !== name);
    if (value !== null) entries.push([name, value]);
    return entries.length === 0 ? rest : { ...rest, values: Object.fromEntries(entries) };
  });
}

/**
 * Sets one what-if key; condition keys are compared without regard to case, as AWS does. `null`: known not to
 * be sent. `undefined`: not assumed any more.
 */
export function setContext(w: Workspace, key: string, value: ContextValue | undefined): Workspace {
  const entries = Object.entries(w.context).filter(([k]) => k.toLowerCase() !== key.toLowerCase());
  if (value === undefined && entries.length === Object.keys(w.context).length) return w;
  if (value !== undefined) entries.push([key, value]);
  return { ...w, context: Object.fromEntries(entries) };
}

/** Merges view choices. */
export function setView(w: Workspace, change: ViewChange): Workspace {
  const view: Record<string, unknown> = { ...w.view };
  let changed = false;
  for (const [key, value] of Object.entries(change)) {
    if (view[key] === value) continue;
    changed = true;
    if (value === undefined) delete view[key];
    else view[key] = value;
  }
  return changed ? { ...w, view } : w;
}

/** The graph's own name; a blank one is refused. */
export function renameWorkspace(w: Workspace, name: string): Workspace {
  const next = name.trim();
  return next === '' || next === w.name ? w : { ...w, name: next };
}
