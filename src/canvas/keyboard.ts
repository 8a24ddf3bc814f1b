// The canvas is one tab stop; arrows walk the graph as it is read: accounts along the flow, their nodes from the
// top, each node's edges directly after it.
import type { AccessGraph, GraphEdge, GraphNode } from '#graph/accessGraph.ts';
import type { Placement } from '#graph/placement.ts';
import { edgeSentence, nodeSentence } from './itemLabel.ts';

export type CanvasItem =
  | { readonly kind: 'node'; readonly id: string; readonly node: GraphNode }
  | { readonly kind: 'edge'; readonly id: string; readonly edge: GraphEdge };

/** Keys of the canvas, also for the help. */
export const CANVAS_KEYS: readonly { readonly keys: readonly string[]; readonly label: string }[] = [
  { keys: ['→'], label: 'Follow an outgoing edge, then to its target' },
  { keys: ['←'], label: 'Follow an incoming edge, then to its source' },
  { keys: ['↑', '↓'], label: 'Previous or next node; on an edge: previous or next edge' },
  { keys: ['Home', 'End'], label: 'First or last node' },
  { keys: ['Enter', 'Space'], label: 'Select and explain' },
  { keys: ['Esc'], label: 'Select nothing' },
  { keys: ['1', '2'], label: 'Show the whole picture, or what is selected' },
  { keys: ['+', '−'], label: 'Zoom in, zoom out' },
  { keys: ['0'], label: 'Actual size' },
  { keys: ['G'], label: 'Open or close the account' },
  { keys: ['V', 'C', 'U', 'X'], label: 'Show or hide valid, conditional, unknown, invalid' },
  { keys: ['N', 'Shift+N'], label: 'Next problem, the one before' },
];

/** All items in reading order. */
export function canvasItems(graph: AccessGraph, placement: Placement): readonly CanvasItem[] {
  const spot = (node: GraphNode): readonly number[] => {
    const at = placement.nodes[node.id] ?? { x: 0, y: 0 };
    const box = (node.account === null ? undefined : placement.boxes[node.account]) ?? at;
    return placement.flow === 'down' ? [box.y, box.x, at.y, at.x] : [box.x, box.y, at.y, at.x];
  };
  const spots = new Map(graph.nodes.map((node) => [node.id, spot(node)]));
  const byPlace = (a: GraphNode, b: GraphNode): number =>
    compare(spots.get(a.id) ?? [], spots.get(b.id) ?? []);
  const outgoing = new Map<string, GraphEdge[]>();
  for (const edge of graph.edges) {
    const list = outgoing.get(edge.source) ?? [];
    list.push(edge);
    outgoing.set(edge.source, list);
  }
  const items: CanvasItem[] = [];
  for (const node of graph.nodes.filter(({ id }) => placement.nodes[id] !== undefined).sort(byPlace)) {
    items.push({ kind: 'node', id: node.id, node });
    for (const edge of outgoing.get(node.id) ?? []) items.push({ kind: 'edge', id: edge.id, edge });
  }
  return items;
}

function compare(a: readonly number[], b: readonly number[]): number {
  const i = a.findIndex((value, at) => value !== b[at]);
  return i < 0 ? 0 : (a[i] ?? 0) - (b[i] ?? 0);
}

export const itemSentence = (item: CanvasItem, graph: AccessGraph): string =>
  item.kind === 'node' ? nodeSentence(item.node, graph) : edgeSentence(item.edge);

type Step = (items: readonly CanvasItem[], at: CanvasItem) => CanvasItem | undefined;

const sameKind =
  (by: 1 | -1): Step =>
  (items, at) => {
    const kin = items.filter((item) => item.kind === at.kind);
    return kin[kin.findIndex((item) => item.id === at.id) + by];
  };

const STEPS: Readonly<Record<string, Step>> = {
  ArrowRight: (items, at) =>
    items.find((item) =>
      at.kind === 'node'
        ? item.kind === 'edge' && item.edge.source === at.id
        : item.kind === 'node' && item.id === at.edge.target,
    ),
  ArrowLeft: (items, at) =>
    items.find((item) =>
      at.kind === 'node'
        ? item.kind === 'edge' && item.edge.target === at.id
        : item.kind === 'node' && item.id === at.edge.source,
    ),
  ArrowDown: sameKind(1),
  ArrowUp: sameKind(-1),
  Home: (items) => items.find((item) => item.kind === 'node'),
  End: (items) => items.findLast((item) => item.kind === 'node'),
};

/**
 * Where `key` leads from the item `from`: an id, `from` itself where there is no way on, or null when the key is
 * not one of ours. From nowhere (`from` null or gone) every key of ours leads to the first item.
 */
export function step(items: readonly CanvasItem[], from: string | null, key: string): string | null {
  const move = STEPS[key];
  if (move === undefined) return null;
  const at = items.find((item) => item.id === from);
  if (at === undefined)
    return (key === 'End' ? STEPS['End']?.(items, items[0] as CanvasItem) : items[0])?.id ?? null;
  return (move(items, at) ?? at).id;
}
