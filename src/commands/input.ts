// Everything that brings text in: paste, files, samples, answers.
import { SAMPLES, findSample } from '#lessons/samples.ts';
import { CAPS } from '#workspace/caps.ts';
import { addDocuments, answerOwner as answer } from '#workspace/edits.ts';
import { charactersOf, emptyWorkspace, type OwnerAnswer, type Workspace } from '#workspace/workspace.ts';
import { nextTask } from '#engine/nextTask.ts';
import type { Taken } from '#files/takeFiles.ts';
import { tellArrived } from './arrivals.ts';
import { looksSaved } from '#workers/looksSaved.ts';
import type { SavedGraph } from '#workers/savedGraph.ts';
import type { NamedFile } from '#workers/takeAll.ts';
import { setLocal } from '#session/local.ts';
import { sampleWorkspace } from '#lessons/sampleWorkspace.ts';
import { edit, getWorkspace } from '#session/truth.ts';
import { openHash } from './visit.ts';

interface Incoming {
  readonly name: string;
  readonly text: string;
}

const tell = (kind: 'info' | 'error', text: string) => setLocal({ notice: { kind, text } });

/** A lazy part may fail to load, after an update or without a network. Never rejects. */
const soon = (work: Promise<unknown>): Promise<void> =>
  work.then(
    () => undefined,
    () => tell('error', 'A part of this page could not be loaded. Reload the page and try again.'),
  );

/** The sample that greets newcomers is still as it came: it makes room for the first thing of their own. */
export function isUntouchedStart(w: Workspace): boolean {
  const [first] = SAMPLES;
  if (!first || Object.keys(w.context).length > 0) return false;
  const { documents } = sampleWorkspace(first);
  const isSame = ({ text }: Workspace['documents'][number], i: number) => documents[i]?.text === text;
  if (w.documents.length !== documents.length || !w.documents.every(isSame)) return false;
  return JSON.stringify(w.documents) === JSON.stringify(documents);
}

/** The name that somebody gave the graph, perhaps while a text was still being read; not that of the sample. */
const ownName = ({ name }: Workspace): string => (name === SAMPLES[0]?.name ? emptyWorkspace.name : name);

/** Looking through more characters would hold up the page: the file worker does it. */
const LARGE = 1_000_000;

const NOTHING_LEFT = { refused: [], left: 0 } as const;

/** Texts without secrets become documents, as one step; what was read in them is told when the engine has seen them. */
async function addAll(
  incoming: readonly Incoming[],
  { left, refused }: Pick<Taken, 'left' | 'refused'> = NOTHING_LEFT,
): Promise<void> {
  setLocal({ refused });
  if (incoming.length === 0) return;
  const stepsAside = isUntouchedStart(getWorkspace());
  const start = stepsAside ? { ...emptyWorkspace, name: ownName(getWorkspace()) } : getWorkspace();
  const next = addDocuments(start, incoming);
  // What is kept must open again.
  if (next.documents.length > CAPS.documents) {
    const [all, most] = [next.documents.length, CAPS.documents].map((n) => n.toLocaleString('en'));
    const text = `Nothing was added: that would be ${all} documents, and a graph keeps at most ${most}. Join files: one text may hold any number of policies.`;
    return tell('error', text);
  }
  if (charactersOf(next) > CAPS.allTexts) {
    const most = (CAPS.allTexts / 1e6).toLocaleString('en');
    return tell('error', `Nothing was added: more than ${most} million characters together are not kept.`);
  }
  edit(() => next, { whole: stepsAside });
  // Panes that go and panes that come would together hold up the page.
  if (charactersOf(next) > LARGE) await nextTask();
  const active = next.documents[start.documents.length]?.id;
  setLocal({ dialog: null, ...(active === undefined ? {} : { activeDocument: active }) });
  tellArrived(next.documents.slice(start.documents.length), left);
}

/** A saved graph replaces what is there, as one undo step. */
function openGraph({ checked, name }: SavedGraph): void {
  if (!checked.ok) return tell('error', `${name} is a saved graph, but it cannot be opened. ${checked.why}`);
  edit(() => checked.workspace, { whole: true });
  setLocal({ dialog: null });
  tell('info', `Opened ${name}. Undo brings back what was here before.`);
}

/** true: it was such a text, good or bad. */
async function openIfGraph(incoming: Incoming): Promise<boolean> {
  if (!looksSaved(incoming.text)) return false;
  const { savedGraphIn } = await import('#workers/savedGraph.ts');
  const graph = savedGraphIn(incoming);
  if (graph !== null) openGraph(graph);
  return graph !== null;
}

async function addStruck(incoming: readonly Incoming[]): Promise<void> {
  const { withoutSecrets } = await import('#workers/withoutSecrets.ts');
  await addAll(withoutSecrets(incoming));
}

/**
 * Adds a pasted or typed text as a new document, without its secrets; a saved graph or a Rolegraph link is opened
 * instead. Never rejects.
 */
export async function addText(name: string, text: string): Promise<void> {
  if (text.trim() === '') return tell('info', 'There is no text to add.');
  const link = /^\s*\S*(#[eg]\d+\.[\w-]+)\s*$/.exec(text);
  if (link?.[1] !== undefined) return soon(openHash(link[1]));
  if (text.length > LARGE) return soon(addFiles([new File([text], name)]));
  const add = async () => (await openIfGraph({ name, text })) || (await addStruck([{ name, text }]));
  return soon(add());
}

/** So many names in a note; the rest is counted. */
const NAMED = 5;

function tellRefused({ left, refused }: Pick<Taken, 'left' | 'refused'>): void {
  const named = refused.slice(0, NAMED).map(({ name, why }) => `${name} ${why}.`);
  const more = refused.length - named.length;
  const others =
    left === 0 ? [] : [`${left} ${left === 1 ? 'file' : 'files'} of kinds that hold no policies.`];
  const said = [...named, ...(more > 0 ? [`And ${more} more.`] : []), ...others];
  if (said.length > 0) tell(refused.length > 0 ? 'error' : 'info', `Left out: ${said.join(' ')}`);
}

/**
 * Reads files, folders and archives and adds their texts as one undo step. What is too large or no text is named with
 * the reason and left out; cancelled, nothing changes. Never rejects.
 */
export const addFiles = (files: readonly (File | NamedFile)[]): Promise<void> => soon(readAndAdd(files));

async function readAndAdd(files: readonly (File | NamedFile)[]): Promise<void> {
  const named = files.map((one) => ('file' in one ? one : { name: one.name, file: one }));
  const { readFiles } = await import('./readFiles.ts');
  const taken = await readFiles(named);
  if (taken === null) return;
  for (const graph of taken.graphs) {
    openGraph(graph);
    // Panes that go and panes that come would together hold up the page.
    await nextTask();
  }
  await addAll(taken.texts, taken);
  tellRefused(taken);
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
