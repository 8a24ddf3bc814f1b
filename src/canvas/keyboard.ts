// The canvas is one tab stop; arrows walk the graph as it is read: accounts along the flow, each before its nodes
// from the top, each node's edges directly after it.
import type { AccessGraph, GraphAccount, GraphEdge, GraphNode } from '#graph/accessGraph.ts';
import type { Placement, Point } from '#graph/placement.ts';
import { unitTree, type UnitBox } from '#graph/unitTree.ts';
import { accountSentence, edgeSentence, nodeSentence, unitSentence } from './itemLabel.ts';

export type CanvasItem =
  | { readonly kind: 'unit'; readonly id: string; readonly box: UnitBox }
  | { readonly kind: 'account'; readonly id: string; readonly account: GraphAccount }
  | { readonly kind: 'node'; readonly id: string; readonly node: GraphNode }
  | { readonly kind: 'edge'; readonly id: string; readonly edge: GraphEdge };

/** Keys of the canvas, also for the help. */
export const CANVAS_KEYS: readonly { readonly keys: readonly string[]; readonly label: string }[] = [
  { keys: ['→'], label: 'Follow an outgoing edge, then to its target; from an account into it' },
  { keys: ['←'], label: 'Follow an incoming edge, then to its source' },
  { keys: ['↑', '↓'], label: 'Previous or next account or node; on an edge: previous or next edge' },
  { keys: ['Home', 'End'], label: 'First or last account or node' },
  { keys: ['Enter', 'Space'], label: 'Select and explain; once more: go to the explanation' },
  { keys: ['Esc'], label: 'Select nothing' },
  { keys: ['1', '2'], label: 'Show the whole picture, or what is selected' },
  { keys: ['+', '−'], label: 'Zoom in, zoom out' },
  { keys: ['0'], label: 'Actual size' },
  { keys: ['G'], label: 'Open or close the account or OU' },
  { keys: ['Shift+G'], label: 'Close the OU around it' },
  { keys: ['V', 'C', 'U', 'X'], label: 'Show or hide valid, conditional, unknown, invalid' },
  { keys: ['N', 'Shift+N'], label: 'Next problem, the one before' },
];

/** All items in reading order. */
export function canvasItems(graph: AccessGraph, placement: Placement): readonly CanvasItem[] {
  const tree = unitTree(graph);
  const { boxes, flow, nodes, units = {} } = placement;
  const at = (rect: Point | undefined): readonly number[] =>
    rect === undefined ? [0, 0] : flow === 'down' ? [rect.y, rect.x] : [rect.x, rect.y];
  const inUnits = (ids: readonly string[]): readonly number[] => ids.flatMap((id) => at(units[id]));
  const spot = (node: GraphNode): readonly number[] => {
    const own = nodes[node.id];
    const box = (node.account === null ? undefined : boxes[node.account]) ?? own;
    return [...inUnits(tree.around(node)), ...at(box), own?.y ?? 0, own?.x ?? 0];
  };
  const outgoing = new Map<string, GraphEdge[]>();
  for (const edge of graph.edges) {
    const list = outgoing.get(edge.source) ?? [];
    list.push(edge);
    outgoing.set(edge.source, list);
  }
  const pathOf = ({ id, parent }: UnitBox): readonly string[] => {
    const outer = parent === null ? undefined : tree.boxes.get(parent);
    return outer === undefined ? [id] : [...pathOf(outer), id];
  };
  // What is closed speaks for itself by its card.
  const open = [...tree.boxes.values()].filter(({ closed, id }) => !closed && units[id] !== undefined);
  const placed: readonly {
    readonly item: Exclude<CanvasItem, { kind: 'edge' }>;
    readonly spot: readonly number[];
  }[] = [
    ...open.map((box) => ({ item: { kind: 'unit', id: box.id, box } as const, spot: inUnits(pathOf(box)) })),
    ...graph.nodes
      .filter(({ id }) => nodes[id] !== undefined)
      .map((node) => ({ item: { kind: 'node', id: node.id, node } as const, spot: spot(node) })),
  ];
  // An account that is closed is one of the nodes.
  const accounts = new Map(graph.accounts.map((account) => [account.id, account]));
  for (const { id } of graph.nodes) accounts.delete(id);
  const items: CanvasItem[] = [];
  for (const { item } of placed.toSorted((a, b) => compare(a.spot, b.spot))) {
    const around = item.kind === 'node' && item.node.account !== null ? item.node.account : undefined;
    const account = around === undefined ? undefined : accounts.get(around);
    if (account !== undefined && boxes[account.id] !== undefined)
      items.push({ kind: 'account', id: account.id, account });
    if (around !== undefined) accounts.delete(around);
    items.push(item);
    for (const edge of outgoing.get(item.id) ?? []) items.push({ kind: 'edge', id: edge.id, edge });
  }
  return items;
}

/** A box comes before what stands in it. */
function compare(a: readonly number[], b: readonly number[]): number {
  const i = a.findIndex((value, at) => at < b.length && value !== b[at]);
  return i < 0 ? a.length - b.length : (a[i] ?? 0) - (b[i] ?? 0);
}

export function itemSentence(item: CanvasItem, graph: AccessGraph): string {
  if (item.kind === 'unit') return unitSentence(item.box);
  if (item.kind === 'account') return accountSentence(item.account, graph);
  return item.kind === 'node' ? nodeSentence(item.node, graph) : edgeSentence(item.edge);
}

type Step = (items: readonly CanvasItem[], at: CanvasItem) => CanvasItem | undefined;

const sameKind =
  (by: 1 | -1): Step =>
  (items, at) => {
    const kin = items.filter((item) => (item.kind === 'edge') === (at.kind === 'edge'));
    return kin[kin.findIndex((item) => item.id === at.id) + by];
  };

const STEPS: Readonly<Record<string, Step>> = {
  ArrowRight: (items, at) =>
    items.find((item) =>
      at.kind === 'edge'
        ? item.kind === 'node' && item.id === at.edge.target
        : at.kind === 'account'
          ? item.kind === 'node' && item.node.account === at.id
          : item.kind === 'edge' && item.edge.source === at.id,
    ),
  ArrowLeft: (items, at) =>
    items.find((item) =>
      at.kind === 'edge'
        ? item.kind === 'node' && item.id === at.edge.source
        : item.kind === 'edge' && item.edge.target === at.id,
    ),
  ArrowDown: sameKind(1),
  ArrowUp: sameKind(-1),
  Home: (items) => items.find((item) => item.kind !== 'edge'),
  End: (items) => items.findLast((item) => item.kind !== 'edge'),
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
