// From the picture to what the layout works on: blocks, their layers, and the way of every edge through them.
import type { GraphEdge } from '#graph/accessGraph.ts';
import type { Axes } from './axes.ts';
import {
  newChannel,
  newColumn,
  newBlock,
  newItem,
  newVia,
  type Block,
  type Chain,
  type Item,
  type Lane,
  type Part,
  type Segment,
} from './layoutModel.ts';
import { laneLayers } from './laneLayers.ts';
import { lanesOf, setFences } from './lanes.ts';
import { components, seatOf, type Plan } from './layoutPlan.ts';
import { localColumns, splitTall } from './localColumns.ts';

interface Seated {
  readonly block: Block;
  readonly layer: number;
  readonly column: number;
  readonly item: Item;
}

/** One block with its nodes in columns; `layer` of the blocks says on which side an edge leaves. */
function makeBlock(
  plan: Plan,
  axes: Axes,
  number: number,
  layers: readonly number[],
  outerAt: readonly GraphEdge[],
  seated: Map<string, Seated>,
  lane: Lane | null,
): Block {
  const nodes = plan.members[number] ?? [];
  const inner = plan.inner[number] ?? [];
  const busy = new Set([...inner, ...outerAt].flatMap((edge) => [edge.source, edge.target]));
  const active = nodes.filter((node) => busy.has(node.id));
  const nth = new Map(active.map((node, i) => [node.id, i]));
  const pull = active.map(() => 0);
  for (const edge of outerAt) {
    const own = nth.get(edge.source) ?? nth.get(edge.target) ?? 0;
    const other = seatOf(plan, nth.has(edge.source) ? edge.target : edge.source).block;
    pull[own] = (pull[own] ?? 0) + Math.sign((layers[other] ?? 0) - (layers[number] ?? 0));
  }
  const arcs = inner.map((edge) => ({
    from: nth.get(edge.source) ?? 0,
    to: nth.get(edge.target) ?? 0,
    weight: 1,
  }));
  const column = localColumns(active.length, arcs, pull, axes.rows);
  const count = Math.max(0, ...column) + 1;
  const loops = inner.some((edge) => edge.source === edge.target);
  const idle = nodes.filter((node) => !busy.has(node.id));
  const sizes = idle.map(axes.node);
  const account = nodes[0]?.account ?? null;
  const title = account === null ? 0 : axes.title(account);
  const block: Block = {
    ...newBlock(account, count * 2 - (loops ? 0 : 1), title, lane),
    idle: idle.map((node) => node.id),
    cell: {
      width: Math.max(0, ...sizes.map(({ width }) => width)),
      half: Math.max(0, ...sizes.map(({ half }) => half)),
    },
  };
  active.forEach((node, i) => {
    const item = newItem('node', axes.node(node), node.id);
    const at = (column[i] ?? 0) * 2;
    block.columns[at]?.items.push(item);
    seated.set(node.id, { block, layer: layers[number] ?? 0, column: at, item });
  });
  return block;
}

function connect(chain: Chain, from: Item, to: Item, channel: { readonly segments: Segment[] } | undefined) {
  const segment: Segment = { chain, from, to, fromPort: 0, toPort: 0, net: {}, x: 0 };
  from.right.push(segment);
  to.left.push(segment);
  chain.segments.push(segment);
  channel?.segments.push(segment);
}

/** A self-loop: out on the right into its pill, which is where it turns, and back. */
function loopChain(edge: GraphEdge, seat: Seated, axes: Axes): Chain {
  const pill = newItem('loop', axes.pill(edge));
  const chain: Chain = { edge, flipped: false, items: [seat.item, pill], segments: [], pill, anchor: 'left' };
  seat.block.columns[seat.column + 1]?.items.push(pill);
  const channel = seat.block.channels[seat.column];
  connect(chain, seat.item, pill, channel);
  connect(chain, seat.item, pill, channel);
  return chain;
}

/** Stations of an edge between its two nodes: every column on the way, and the channel before each. */
function stations(part: Part, from: Seated, to: Seated) {
  const steps: {
    column: { readonly items: Item[] };
    channel: { readonly segments: Segment[] };
    pill: boolean;
  }[] = [];
  const within = (block: Block, first: number, last: number, pill: boolean): void => {
    for (let c = first; c <= last; c += 1) {
      const column = block.columns[c];
      const channel = block.channels[c - 1];
      if (column && channel) steps.push({ column, channel, pill: pill && c % 2 === 1 });
    }
  };
  if (from.block === to.block) {
    within(from.block, from.column + 1, to.column, true);
    return steps;
  }
  within(from.block, from.column + 1, from.block.columns.length - 1, false);
  for (let layer = from.layer; layer < to.layer; layer += 1) {
    const gap = part.gaps[layer];
    if (!gap) continue;
    steps.push({ column: gap.pills, channel: gap.left, pill: true });
    if (layer + 1 < to.layer) {
      const way = newBlock(null, 1);
      part.layers[layer + 1]?.push(way);
      steps.push({ column: way.columns[0] ?? newColumn(), channel: gap.right, pill: false });
    }
  }
  const entry = part.gaps[to.layer - 1]?.right ?? newChannel();
  const first = to.block.columns[0] ?? newColumn();
  steps.push({ column: first, channel: entry, pill: false });
  within(to.block, 1, to.column, false);
  return steps;
}

function wayChain(part: Part, edge: GraphEdge, source: Seated, target: Seated, degree: Degree): Chain {
  const flipped =
    source.layer > target.layer || (source.layer === target.layer && source.column > target.column);
  const [from, to] = flipped ? [target, source] : [source, target];
  const anchor = degree.right(from.item.node) <= degree.left(to.item.node) ? 'left' : 'right';
  const chain: Chain = { edge, flipped, items: [from.item], segments: [], pill: null, anchor };
  const steps = stations(part, from, to);
  const pillAt =
    anchor === 'left' ? steps.findIndex((step) => step.pill) : steps.findLastIndex((step) => step.pill);
  let previous = from.item;
  steps.forEach((step, i) => {
    let item = to.item;
    if (i < steps.length - 1) {
      item = i === pillAt ? newItem('pill', part.axes.pill(edge)) : newVia();
      step.column.items.push(item);
      if (i === pillAt) chain.pill = item;
    }
    connect(chain, previous, item, step.channel);
    chain.items.push(item);
    previous = item;
  });
  return chain;
}

interface Degree {
  readonly left: (node: string) => number;
  readonly right: (node: string) => number;
}

/** How many edges leave each node on its right and arrive on its left. */
function degrees(edges: readonly GraphEdge[]): Degree {
  const out = new Map<string, number>();
  const into = new Map<string, number>();
  for (const { source, target } of edges) {
    out.set(source, (out.get(source) ?? 0) + 1);
    into.set(target, (into.get(target) ?? 0) + 1);
  }
  return { left: (node) => into.get(node) ?? 0, right: (node) => out.get(node) ?? 0 };
}

/** The picture cut into parts that no edge joins, each with everything in its column. */
export function layoutParts(whole: Plan, wanted: readonly number[], axes: Axes): readonly Part[] {
  const degree = degrees([...whole.inner.flat(), ...whole.outer]);
  const outerAt: GraphEdge[][] = whole.members.map(() => []);
  for (const edge of whole.outer) {
    outerAt[seatOf(whole, edge.source).block]?.push(edge);
    outerAt[seatOf(whole, edge.target).block]?.push(edge);
  }
  return components(whole).map((numbers) => {
    const outer = numbers.reduce((sum, n) => sum + (outerAt[n]?.length ?? 0), 0) / 2;
    const layers = layersOf(whole, numbers, wanted, outer);
    const lanes = lanesOf(whole, numbers, layers, axes);
    const seated = new Map<string, Seated>();
    const count = Math.max(...numbers.map((n) => layers[n] ?? 0)) + 1;
    const part: Part = {
      axes,
      layers: Array.from({ length: count }, () => []),
      gaps: Array.from({ length: count - 1 }, () => ({
        left: newChannel(),
        pills: newColumn(),
        right: newChannel(),
      })),
      chains: [],
      lanes: [...lanes.values()],
    };
    for (const n of numbers) {
      const lane = lanes.get(whole.around[n]?.at(-1) ?? '') ?? null;
      part.layers[layers[n] ?? 0]?.push(makeBlock(whole, axes, n, layers, outerAt[n] ?? [], seated, lane));
    }
    setFences(part);
    const edges = numbers.flatMap((n) => [
      ...(whole.inner[n] ?? []),
      ...(outerAt[n] ?? []).filter((edge) => seatOf(whole, edge.source).block === n),
    ]);
    for (const edge of edges) {
      const source = seated.get(edge.source);
      const target = seated.get(edge.target);
      if (!source || !target) continue;
      part.chains.push(
        source === target ? loopChain(edge, source, axes) : wayChain(part, edge, source, target, degree),
      );
    }
    return part;
  });
}

/** The layers of one part, the first at 0, tall ones split. */
function layersOf(
  whole: Plan,
  numbers: readonly number[],
  wanted: readonly number[],
  edges: number,
): readonly number[] {
  if (numbers.some((n) => (whole.around[n] ?? []).length > 0)) return laneLayers(whole, numbers, wanted);
  const own = numbers.map((n) => wanted[n] ?? 0);
  // Every edge to a later piece passes the earlier ones: with many edges that costs more height than it saves.
  const rows = edges > numbers.length * 2 ? Number.POSITIVE_INFINITY : Math.sqrt(numbers.length) * 1.6;
  const split = splitTall(own, Math.max(8, Math.ceil(rows)));
  const layers: number[] = [];
  numbers.forEach((n, i) => (layers[n] = split[i] ?? 0));
  return layers;
}
