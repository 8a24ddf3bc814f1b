// What somebody asked for by key or by drag, and what a card of the explanation then opens with.
import { derivedStore } from './derived.ts';
import { getLocal, setLocal } from './local.ts';
import { changeView, getWorkspace } from './truth.ts';
import { askAbout, isAskable, pairOf } from '#words/pair.ts';

const wholeGraph = () => {
  const { analysis } = derivedStore.getState();
  return analysis?.whole ?? analysis?.graph ?? null;
};

const showExplanation = (): void => setLocal({ panes: { ...getLocal().panes, explanation: true } });

/** The node that is selected, or the source of what is selected. */
function selectedNode(): string | null {
  const { selection } = getWorkspace().view;
  const graph = wholeGraph();
  if (selection === undefined || graph === null) return null;
  const source =
    graph.edges.find(({ id }) => id === selection)?.source ?? pairOf(selection)?.source ?? selection;
  const node = graph.nodes.find(({ id }) => id === source);
  return node === undefined || node.kind === 'resource' ? null : source;
}

export const canAsk = (): boolean => selectedNode() !== null;

/** Opens the list of those whom the selected node can be asked about. */
export function askFromSelection(): void {
  const node = selectedNode();
  if (node === null) return;
  showExplanation();
  changeView({ selection: node });
  setLocal({ wish: { kind: 'ask', id: node } });
}

/** Selects the edge between two ends, or the two ends; nothing where none can be. */
export function askForPair(source: string, target: string): void {
  const graph = wholeGraph();
  if (graph === null || !isAskable(graph, { source, target })) return;
  showExplanation();
  changeView({ selection: askAbout(graph, source, target) });
}

/** Whether two nodes can be asked about: for a drag that is still on its way. */
export function canAskForPair(source: string, target: string): boolean {
  const graph = wholeGraph();
  return graph !== null && isAskable(graph, { source, target });
}

const openEdge = (): string | null => {
  const { selection } = getWorkspace().view;
  const edge = wholeGraph()?.edges.find(({ id }) => id === selection);
  return edge?.kind === 'assume' && (edge.verdict === 'valid' || edge.verdict === 'conditional')
    ? edge.id
    : null;
};

export const canClose = (): boolean => openEdge() !== null;

/** Opens the ways to close the selected edge. */
export function closeSelection(): void {
  const id = openEdge();
  if (id === null) return;
  showExplanation();
  setLocal({ wish: { kind: 'close', id } });
}
