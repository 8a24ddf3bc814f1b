// What the graph can be compared with: earlier states of it, earlier graphs, files, the state before a Terraform plan.
import type { Other, State } from '#engine/compared.ts';
import { earlierGraphs } from '#keeping/earlier.ts';
import { readFiles } from '#commands/readFiles.ts';
import type { CameIn, NamedFile } from '#workers/takeAll.ts';
import { getWorkspace, truthStore } from '#session/truth.ts';
import { addDocuments } from '#workspace/edits.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';

/** One state to compare with, as the panel offers it. */
export interface Offer {
  readonly key: string;
  readonly title: string;
  readonly about: string;
  /** What the comparison calls it. */
  readonly name: string;
  readonly other: Other;
  /** What it is compared with; absent: this graph. */
  readonly mine?: State;
  /** Another way to take the same files. */
  readonly instead?: Offer;
}

const mayHoldPlan = (): boolean =>
  getWorkspace().documents.some(({ text }) => /"(?:planned_values|resource_changes)"/.test(text));

const mayHoldDrift = (): boolean =>
  getWorkspace().documents.some(({ text }) => text.includes('"resource_drift"'));

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** States that undo leads to: before the last change, and before all of them. */
function undone(): readonly Offer[] {
  const { pastStates } = truthStore.temporal.getState();
  const at = (key: string, index: number, title: string): readonly Offer[] => {
    const content = pastStates.at(index)?.content;
    if (content === undefined) return [];
    const { documents } = content;
    const about =
      documents.length === 0 ? 'an empty graph' : plural(documents.length, 'document', 'documents');
    const name = title.replace(/^Before/, 'before');
    return [{ key, title, about, name, other: { documents, name } }];
  };
  const first = pastStates.length > 1 ? at('first', 0, `Before your last ${pastStates.length} changes`) : [];
  return [...at('last', -1, 'Before your last change'), ...first];
}

/** What is known at once. */
export function offersNow(): readonly Offer[] {
  const plan: Offer = {
    key: 'plan',
    title: 'Before the Terraform plan is applied',
    about: 'what the plan in this graph starts from',
    name: 'what the plan starts from',
    other: { plan: true },
  };
  const drift: Offer = {
    key: 'drift',
    title: 'What was changed outside of Terraform',
    about: 'the drift that the plan in this graph tells of',
    name: 'what Terraform wrote last',
    other: { drift: true },
    mine: { name: 'what the plan starts from', documents: [] },
  };
  const isPlan = mayHoldPlan();
  return [...(isPlan ? [plan] : []), ...(isPlan && mayHoldDrift() ? [drift] : []), ...undone()];
}

const when = (at: number): string =>
  new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** The earlier graphs of this browser; none where it refuses its storage. */
export async function earlierOffers(): Promise<readonly Offer[]> {
  const graphs = await earlierGraphs().catch(() => []);
  return graphs.map(({ savedAt, workspace: { documents, name } }) => ({
    key: `earlier ${savedAt} ${name}`,
    title: name,
    about: `${when(savedAt)} · ${plural(documents.length, 'document', 'documents')}`,
    name,
    other: { documents, name },
  }));
}

/** Names that say which of two states came first; the order of a file dialog is that of the alphabet. */
const EARLIER = /(?:^|[^a-z])(?:before|old|older|prev|previous|prior|base|from|was)(?![a-z])/i;
const LATER = /(?:^|[^a-z])(?:after|new|newer|next|now|head|planned|to)(?![a-z])/i;

/** The file, folder or archive of what was dropped that a text comes from. */
const rootOf = (name: string): string => name.split('/')[0] ?? name;

/** In the order in which they were taken, unless their names say otherwise. */
export function inOrder(names: readonly [string, string]): readonly [string, string] {
  const [first, second] = names;
  const isSeries = first.replaceAll(/\d+/g, '') === second.replaceAll(/\d+/g, '');
  if (isSeries && first.localeCompare(second, 'en', { numeric: true }) > 0) return [second, first];
  return (LATER.test(first) && !LATER.test(second)) || (EARLIER.test(second) && !EARLIER.test(first))
    ? [second, first]
    : names;
}

type Found = Pick<CameIn, 'graphs' | 'texts'>;

/** A saved graph brings its own documents, with the answers in them. */
function stateOf(name: string, { graphs, texts }: Found): State {
  const saved = graphs.flatMap(({ checked }) => (checked.ok ? checked.workspace.documents : []));
  const all = [...saved, ...addDocuments(emptyWorkspace, texts).documents];
  return { name, documents: all.map((document, i) => Object.assign({}, document, { id: `${name}-${i}` })) };
}

/**
 * Files, folders and archives: two of them are the states before and after, else all are one state beside this graph. A
 * text is why that cannot be, null: somebody cancelled.
 */
export async function offerOfFiles(files: readonly NamedFile[]): Promise<Offer | string | null> {
  const taken = await readFiles(files);
  if (taken === null) return null;
  const [refused] = taken.refused;
  const found = [...taken.graphs, ...taken.texts];
  if (found.length === 0)
    return refused === undefined ? 'There is no text in it.' : `${refused.name} ${refused.why}.`;
  // What is read comes in its own order; what was taken first is before.
  const at = (root: string): number => files.findIndex(({ name }) => name.startsWith(root));
  const roots = [...new Set(found.map(({ name }) => rootOf(name)))].toSorted((a, b) => at(a) - at(b));
  const name = roots.length === 1 ? (roots[0] ?? '') : plural(found.length, 'file', 'files');
  const all = stateOf(name, taken);
  if (all.documents.length === 0) return 'It is a saved graph that cannot be opened.';
  const together: Offer = { key: `files ${name}`, title: name, about: '', name, other: all };
  const [first, second, third] = roots;
  if (first === undefined || second === undefined || third !== undefined) return together;
  const [old, now] = inOrder([first, second]).map((root) => {
    const isOf = (one: { readonly name: string }) => rootOf(one.name) === root;
    return stateOf(root, { graphs: taken.graphs.filter(isOf), texts: taken.texts.filter(isOf) });
  });
  if (old === undefined || now === undefined) return together;
  const key = `two ${old.name} ${now.name}`;
  return { key, title: key, about: '', name: old.name, other: old, mine: now, instead: together };
}
