// Pictures with thousands of edges: nobody follows a single one, but they must stand at once. Boxes as grids, in
// the order of the chain of assumptions, and every edge straight across.
import type { AccessGraph, GraphNode } from '#graph/accessGraph.ts';
import { ROOM } from './layoutModel.ts';
import { SIZE } from '#graph/look.ts';
import { nodeWidth } from '#graph/nodeSize.ts';
import type { PlacedEdge, Placement, Rect } from '#graph/placement.ts';
import { shortWay } from './shortWay.ts';

const PITCH_Y = SIZE.nodeHeight + ROOM.node;

interface Grid {
  readonly nodes: readonly GraphNode[];
  readonly columns: number;
  /** Of one node. */
  readonly cell: number;
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly side: number;
}

function grid(nodes: readonly GraphNode[]): Grid {
  const columns = Math.max(1, Math.ceil(Math.sqrt(nodes.length / 4)));
  const framed = nodes[0]?.account !== null;
  const top = framed ? SIZE.titleHeight + ROOM.belowTitle : 0;
  const side = framed ? SIZE.boxPadding : 0;
  const cell = Math.max(...nodes.map(nodeWidth));
  const width = columns * (cell + ROOM.part) - ROOM.part + 2 * side;
  const height = top + Math.ceil(nodes.length / columns) * PITCH_Y - ROOM.node + side;
  return { nodes, columns, cell, width, height, top, side };
}

function loop(id: string, rect: Rect): PlacedEdge {
  const [x, y] = [rect.x + rect.width, rect.y + rect.height / 2];
  const turn = x + 40;
  return {
    id,
    points: [
      { x, y: y - 6 },
      { x: turn, y: y - 6 },
      { x: turn, y: y + 6 },
      { x, y: y + 6 },
    ],
    label: { x: turn, y },
  };
}

/**
 * Places blocks (nodes that belong together) in rows, in the order given. Linear; nodes and boxes never overlap.
 * @param aspect width by height that the picture should have
 */
export function coarsePlace(
  graph: AccessGraph,
  blocks: readonly (readonly GraphNode[])[],
  aspect: number,
): Placement {
  const grids = blocks.map(grid);
  const area = grids.reduce(
    (sum, { width, height }) => sum + (width + 2 * ROOM.part) * (height + ROOM.part),
    0,
  );
  const limit = Math.max(Math.sqrt(area * aspect), ...grids.slice(0, 1).map(({ width }) => width));
  const boxes: Record<string, Rect> = {};
  const nodes: Record<string, Rect> = {};
  let [x, y, shelf, right] = [0, 0, 0, 0];
  for (const block of grids) {
    if (x > 0 && x + block.width > limit) [x, y, shelf] = [0, y + shelf + ROOM.part, 0];
    const [left, top] = [x + ROOM.margin, y + ROOM.margin];
    const account = block.nodes[0]?.account;
    if (account !== undefined && account !== null)
      boxes[account] = { x: left, y: top, width: block.width, height: block.height };
    block.nodes.forEach((node, i) => {
      nodes[node.id] = {
        x: left + block.side + (i % block.columns) * (block.cell + ROOM.part),
        y: top + block.top + Math.floor(i / block.columns) * PITCH_Y,
        width: block.cell,
        height: SIZE.nodeHeight,
      };
    });
    x += block.width + ROOM.part * 2;
    right = Math.max(right, x);
    shelf = Math.max(shelf, block.height);
  }
  const kinds = new Map(graph.nodes.map((node) => [node.id, node.kind]));
  const edges: Record<string, PlacedEdge> = {};
  for (const { id, source, target } of graph.edges) {
    const [from, to] = [nodes[source], nodes[target]];
    if (!from || !to) continue;
    edges[id] =
      source === target ? loop(id, from) : shortWay(id, from, to, [kinds.get(source), kinds.get(target)]);
  }
  return {
    boxes,
    nodes,
    edges,
    crowded: true,
    width: right + 2 * ROOM.margin,
    height: y + shelf + 2 * ROOM.margin,
  };
}
