// What a click on an element does. Opening and closing accounts is a choice of the view, like a hidden verdict.
import type { LightGraph } from '#graph/accessGraph.ts';
import { unitTree } from '#graph/unitTree.ts';
import { changeView } from '#session/truth.ts';

/** What a click on a line's pill hits beside the pill itself: one of its gate boxes. From afar the pill is little else. */
export function chooseGate(id: string, hit: EventTarget): void {
  if (!(hit instanceof Element) || hit.closest('[data-far]')) return;
  const letter = hit.closest('[data-gate]')?.getAttribute('data-gate');
  if (letter) void import('./opening.ts').then(({ openAtGate }) => openAtGate(id, letter));
}

/** Shows what is in a closed account or group. */
export const openAccount = (id: string): Promise<void> =>
  import('./opening.ts').then(({ openNow }) => openNow(id));

export const closeAccount = (id: string): Promise<void> =>
  import('./opening.ts').then(({ closeNow }) => closeNow(id));

/** Opens the closed account, OU or group at `id`, or closes the OU or account that is there or around it. */
export function openOrClose(graph: LightGraph, id: string): void {
  const { nodes } = graph;
  if (unitTree(graph).boxes.get(id)?.closed === false) return void closeAccount(id);
  const node = nodes.find((each) => each.id === id) ?? nodes.find((each) => each.account === id);
  if (node?.closed !== undefined) void openAccount(id);
  else if (node?.account) void closeAccount(node.account);
}

/** Closes the innermost OU around the node at `id`. */
export function closeUnitAround(graph: LightGraph, id: string): void {
  const node = graph.nodes.find((each) => each.id === id);
  const unit =
    node === undefined
      ? undefined
      : unitTree(graph)
          .around(node)
          .findLast((each) => each !== id);
  if (unit !== undefined) void closeAccount(unit);
}

/** What a click or Enter on an element of `graph` does: a closed account opens, anything else is explained. */
export function choose(graph: LightGraph, id: string): void {
  const isClosed = (node: string): boolean =>
    graph.nodes.some((each) => each.id === node && each.closed !== undefined);
  if (isClosed(id)) return void openAccount(id);
  const edge = graph.edges.find((each) => each.id === id);
  const inside = edge && [edge.target, edge.source].find(isClosed);
  // A line that stands for several has no explanation of its own; what it stands for is one step further in.
  if (inside !== undefined) void openAccount(inside);
  else changeView({ selection: id });
}
