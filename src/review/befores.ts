// What the graph can be compared with: earlier states of it, earlier graphs, files, the state before a Terraform plan.
import type { Other } from '#engine/compared.ts';
import { earlierGraphs } from '#keeping/earlier.ts';
import { readFiles } from '#commands/readFiles.ts';
import type { NamedFile } from '#workers/takeAll.ts';
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
}

const mayHoldPlan = (): boolean =>
  getWorkspace().documents.some(({ text }) => /"(?:planned_values|resource_changes)"/.test(text));

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
  return [...(mayHoldPlan() ? [plan] : []), ...undone()];
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

/** Files, folders and archives as one state; a text is why that cannot be, null: somebody cancelled. */
export async function offerOfFiles(files: readonly NamedFile[]): Promise<Offer | string | null> {
  const taken = await readFiles(files);
  if (taken === null) return null;
  const [refused] = taken.refused;
  const { graphs, texts } = taken;
  if (texts.length + graphs.length === 0)
    return refused === undefined ? 'There is no text in it.' : `${refused.name} ${refused.why}.`;
  // A saved graph brings its own documents, with the answers in them.
  const saved = graphs.flatMap(({ checked }) => (checked.ok ? checked.workspace.documents : []));
  const all = [...saved, ...addDocuments(emptyWorkspace, texts).documents];
  const documents = all.map((document, i) => Object.assign({}, document, { id: `other-${i}` }));
  if (documents.length === 0) return 'It is a saved graph that cannot be opened.';
  const [first] = [...graphs, ...texts];
  const name =
    graphs.length + texts.length === 1 && first !== undefined
      ? first.name
      : plural(graphs.length + texts.length, 'file', 'files');
  return { key: `files ${name}`, title: name, about: '', name, other: { documents, name } };
}
