// The placed graph as React Flow's nodes and edges. Sizes and handles are given, so that nothing is measured.
import { Position, type Edge, type Node } from '@xyflow/react';
import type { AccessGraph, GraphAccount, GraphEdge, GraphNode } from '#graph/accessGraph.ts';
import type { PlacedEdge, Placement, Rect } from '#graph/placement.ts';
import { boxId } from './neighbours.ts';

export type BoxNode = Node<{ readonly account: GraphAccount }, 'box'>;
export type PartyNode = Node<{ readonly node: GraphNode }, 'party'>;
export type CanvasNode = BoxNode | PartyNode;
export type LineEdge = Edge<{ readonly edge: GraphEdge; readonly placed: PlacedEdge }, 'assume' | 'access'>;

export interface Flow {
  readonly nodes: CanvasNode[];
  readonly edges: LineEdge[];
}

/** The list of items (CanvasList) speaks for the picture; without this every line would be read twice. */
const SILENT = { domAttributes: { 'aria-hidden': true, 'aria-roledescription': undefined } } as const;

/** Boxes below, then lines, then nodes; pills above all (canvas.css). */
const LAYER = { box: 0, line: 1, party: 2 } as const;

/** React Flow rounds what it measures, and measures again where the rounded size differs. */
function sized(rect: Rect) {
  const width = Math.round(rect.width);
  const height = Math.round(rect.height);
  const middle = { y: height / 2, width: 1, height: 1 };
  return {
    width,
    height,
    measured: { width, height },
    handles: [
      { type: 'target' as const, position: Position.Left, x: 0, ...middle },
      { type: 'source' as const, position: Position.Right, x: width, ...middle },
    ],
  };
}

/** Everything of `graph` that has a place; boxes first, because a parent must come before its children. */
export function toFlow(graph: AccessGraph, placement: Placement): Flow {
  const boxes = graph.accounts.flatMap((account): BoxNode[] => {
    const rect = placement.boxes[account.id];
    if (rect === undefined) return [];
    const position = { x: rect.x, y: rect.y };
    return [
      {
        id: boxId(account.id),
        type: 'box',
        position,
        data: { account },
        zIndex: LAYER.box,
        ...SILENT,
        ...sized(rect),
      },
    ];
  });
  const parties = graph.nodes.flatMap((node): PartyNode[] => {
    const rect = placement.nodes[node.id];
    if (rect === undefined) return [];
    const box = node.account === null ? undefined : placement.boxes[node.account];
    const position = box === undefined ? { x: rect.x, y: rect.y } : { x: rect.x - box.x, y: rect.y - box.y };
    const parent = box === undefined || node.account === null ? {} : { parentId: boxId(node.account) };
    return [
      {
        id: node.id,
        type: 'party',
        position,
        data: { node },
        zIndex: LAYER.party,
        ...parent,
        ...SILENT,
        ...sized(rect),
      },
    ];
  });
  const placedIds = new Set(parties.map((party) => party.id));
  const edges = graph.edges.flatMap((edge): LineEdge[] => {
    const placed = placement.edges[edge.id];
    if (placed === undefined || !placedIds.has(edge.source) || !placedIds.has(edge.target)) return [];
    const { id, source, target } = edge;
    return [{ id, source, target, type: edge.kind, data: { edge, placed }, zIndex: LAYER.line, ...SILENT }];
  });
  return { nodes: [...boxes, ...parties], edges };
}
