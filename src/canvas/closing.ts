// Opening and closing accounts: a choice of the view, like a hidden verdict.
import type { LightGraph } from '#graph/accessGraph.ts';
import { closedAccounts } from '#graph/visibleGraph.ts';
import { wholeOf } from '#session/analysis.ts';
import { derivedStore } from '#session/derived.ts';
import { getLocal, setLocal } from '#session/local.ts';
import { changeView, getWorkspace } from '#session/truth.ts';

const closedNow = (): readonly string[] => {
  const { analysis } = derivedStore.getState();
  return analysis === null ? [] : closedAccounts(wholeOf(analysis), getWorkspace().view);
};

/** Another picture: it is shown whole as soon as the engine has placed it. */
function close(collapsed: readonly string[]): void {
  changeView({ collapsed });
  setLocal({ viewRequests: getLocal().viewRequests + 1 });
}

/** Shows what is in a closed account. */
export const openAccount = (id: string): void => close(closedNow().filter((each) => each !== id));

export const closeAccount = (id: string): void => close([...closedNow(), id]);

/** What a click or Enter on an element of `graph` does: a closed account opens, anything else is explained. */
export function choose(graph: LightGraph, id: string): void {
  const isClosed = (node: string): boolean =>
    graph.nodes.some((each) => each.id === node && each.closed !== undefined);
  if (isClosed(id)) return openAccount(id);
  const edge = graph.edges.find((each) => each.id === id);
  const inside = edge && [edge.target, edge.source].find(isClosed);
  // A line that stands for several has no explanation of its own; what it stands for is one step further in.
  if (inside !== undefined) openAccount(inside);
  else changeView({ selection: id });
}
