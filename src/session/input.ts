// Everything that brings text in: paste, files, samples, answers.
import { SAMPLES, findSample } from '#lessons/samples.ts';
import { addDocument, answerOwner as answer } from '#workspace/edits.ts';
import { emptyWorkspace, type OwnerAnswer, type Workspace } from '#workspace/workspace.ts';
import { MAX_FILE_BYTES, decodeText } from './fileText.ts';
import { setLocal } from './local.ts';
import { sampleWorkspace } from './sampleWorkspace.ts';
import { parseWorkspaceFile } from './workspaceFile.ts';
import { edit, getWorkspace } from './truth.ts';
import { openHash } from './visit.ts';

interface Incoming {
  readonly name: string;
  readonly text: string;
}

const tell = (kind: 'info' | 'error', text: string) => setLocal({ notice: { kind, text } });

/** A lazy part may fail to load, after an update or without a network. */
function soon(work: Promise<unknown>): void {
  work.catch(() => tell('error', 'A part of this page could not be loaded. Reload the page and try again.'));
}

/** The sample that greets newcomers is still as it came: it makes room for the first thing of their own. */
export function isUntouchedStart(w: Workspace): boolean {
  const [first] = SAMPLES;
  if (!first || Object.keys(w.context).length > 0) return false;
  return JSON.stringify(w.documents) === JSON.stringify(sampleWorkspace(first).documents);
}

function addAll(incoming: readonly Incoming[]): void {
  if (incoming.length === 0) return;
  const stepsAside = isUntouchedStart(getWorkspace());
  const start = stepsAside ? emptyWorkspace : getWorkspace();
  const next = incoming.reduce(addDocument, start);
  edit(() => next, { whole: stepsAside });
  const active = next.documents[start.documents.length]?.id;
  setLocal({ dialog: null, ...(active === undefined ? {} : { activeDocument: active }) });
}

/** A saved workspace replaces what is there, as one undo step. true: it was such a file, good or bad. */
async function openWorkspaceFile({ name, text }: Incoming): Promise<boolean> {
  const data = parseWorkspaceFile(text);
  if (data === undefined) return false;
  const { checkWorkspace } = await import('#workspace/checkWorkspace.ts');
  const checked = checkWorkspace(data);
  if (checked.ok) {
    edit(() => checked.workspace, { whole: true });
    setLocal({ dialog: null });
    tell('info', `Opened ${name}. Undo brings back what was here before.`);
  } else tell('error', `${name} is a saved graph, but it cannot be opened. ${checked.why}`);
  return true;
}

/**
 * Adds a pasted or typed text as a new document, at once; a saved graph or a Rolegraph link is opened instead,
 * which takes a moment.
 */
export function addText(name: string, text: string): void {
  if (text.trim() === '') return tell('info', 'There is no text to add.');
  const link = /^\s*\S*(#g\d+\.[\w-]+)\s*$/.exec(text);
  if (link?.[1] !== undefined) return soon(openHash(link[1]));
  if (parseWorkspaceFile(text) === undefined) addAll([{ name, text }]);
  else soon(openWorkspaceFile({ name, text }));
}

/** Reads the files and adds them as one undo step. What is too large or no text is named and left out. */
export async function addFiles(files: readonly File[]): Promise<void> {
  const refused: string[] = [];
  const readable: Incoming[] = [];
  for (const file of files) {
    const { name } = file;
    if (file.size > MAX_FILE_BYTES) {
      refused.push(`${name} is larger than ${MAX_FILE_BYTES / 1e6} MB.`);
      continue;
    }
    try {
      const text = decodeText(new Uint8Array(await file.arrayBuffer()));
      if (text === null) refused.push(`${name} is not a text file.`);
      else if (text.trim() === '') refused.push(`${name} is empty.`);
      else readable.push({ name, text });
    } catch {
      refused.push(`${name} could not be read.`);
    }
  }
  const texts: Incoming[] = [];
  for (const file of readable) if (!(await openWorkspaceFile(file))) texts.push(file);
  addAll(texts);
  if (refused.length > 0) tell('error', `Left out: ${refused.join(' ')}`);
}

/** Replaces the workspace by a sample, as one undo step. */
export function openSample(id: string): void {
  const sample = findSample(id);
  if (!sample) return tell('error', `There is no sample "${id}".`);
  edit(() => sampleWorkspace(sample), { whole: true });
  setLocal({ dialog: null, activeDocument: getWorkspace().documents[0]?.id ?? null });
}

/** Answers "whose is it?" for one piece of a document; null takes the answer back. One undo step. */
export function answerOwner(documentId: string, piece: number, owner: OwnerAnswer | null): void {
  edit((w) => answer(w, documentId, piece, owner));
}
