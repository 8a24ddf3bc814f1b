// Pictures with thousands of edges: nobody follows a single one, but they must stand at once. Boxes as grids, in
// the order of the chain of assumptions, and every edge straight across.
import type { AccessGraph, GraphNode } from '#graph/accessGraph.ts';
import { ROOM } from '#layered/layoutModel.ts';
import { SIZE } from '#graph/look.ts';
import { nodeWidth } from '#graph/nodeSize.ts';
import type { PlacedEdge, Placement, Rect } from '#graph/placement.ts';
import { unitTree } from '#graph/unitTree.ts';
import { packUnits, type Pack, unitsMoved } from './packUnits.ts';
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

/** Rows in the order given, as wide as the area of all asks for. */
const shelves =
  (aspect: number): Pack =>
  (cells, inside) => {
    const area = cells.reduce(
      (sum, { width, height }) => sum + (width + 2 * ROOM.part) * (height + ROOM.part),
      0,
    );
    const limit = Math.max(Math.sqrt(area * aspect), ...cells.slice(0, 1).map(({ width }) => width));
    let [x, y, shelf, right] = [0, 0, 0, 0];
    const spots = cells.map((of) => {
      if (x > 0 && x + of.width > limit) [x, y, shelf] = [0, y + shelf + ROOM.part, 0];
      const spot = { of, x, y };
      x += of.width + ROOM.part * 2;
      right = Math.max(right, x);
      shelf = Math.max(shelf, of.height);
      return spot;
    });
    return { spots, width: right - (inside ? ROOM.part * 2 : 0), height: y + shelf };
  };

/**
 * Places blocks (nodes that belong together) in rows, in the order given. Linear; nodes and boxes never overlap.
 * @param aspect width by height that the picture should have
 */
export function coarsePlace(
  graph: AccessGraph,
  blocks: readonly (readonly GraphNode[])[],
  aspect: number,
): Placement {
  const tree = unitTree(graph);
  const { height, spots, units, width } = packUnits(
    blocks.map(grid),
    ({ nodes: [first] }) => (first === undefined ? [] : tree.around(first)),
    tree,
    shelves(aspect),
  );
  const boxes: Record<string, Rect> = {};
  const nodes: Record<string, Rect> = {};
  for (const { of: block, x, y } of spots) {
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
    ...(tree.boxes.size === 0 ? {} : { units: unitsMoved(units, ROOM.margin, ROOM.margin) }),
    nodes,
    edges,
    crowded: true,
    width: width + 2 * ROOM.margin,
    height: height + 2 * ROOM.margin,
  };
}
