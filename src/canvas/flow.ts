// The placed graph as React Flow's nodes and edges. Sizes and handles are given, so that nothing is measured.
import { Position, type Edge, type Node, type NodeHandle } from '@xyflow/react';
import type { AccessGraph, GraphAccount, GraphEdge, GraphNode } from '#graph/accessGraph.ts';
import type { FlowDirection, PlacedEdge, Placement, Point, Rect } from '#graph/placement.ts';
import { unitTree, type UnitBox } from '#graph/unitTree.ts';
import { boxId } from './neighbours.ts';

export interface BoxData extends Record<string, unknown> {
  readonly account: GraphAccount;
  readonly flow: FlowDirection;
  /** There is so much to see that closing it may help. */
  readonly closes: boolean;
}

export interface UnitData extends Record<string, unknown> {
  readonly box: UnitBox;
  readonly flow: FlowDirection;
  /** As for accounts; what is closed already opens by its card. */
  readonly closes: boolean;
}

/** The box of an OU, and above all lines its title. */
export type UnitNode = Node<UnitData, 'unit'>;
export type UnitTitleNode = Node<UnitData, 'unitTitle'>;
export type BoxNode = Node<BoxData, 'box'>;
export type PartyNode = Node<{ readonly node: GraphNode; readonly flow: FlowDirection }, 'party'>;
export type CanvasNode = UnitNode | UnitTitleNode | BoxNode | PartyNode;

interface LineData extends Record<string, unknown> {
  readonly edge: GraphEdge;
  readonly placed: PlacedEdge;
  /** Words appear when somebody points at it. */
  readonly terse: boolean;
}

export type LineEdge = Edge<LineData, 'assume' | 'access'>;

export interface Flow {
  readonly nodes: CanvasNode[];
  readonly edges: LineEdge[];
}

/** The list of items (CanvasList) speaks for the picture; without this every line would be read twice. */
const SILENT = { domAttributes: { 'aria-hidden': true, 'aria-roledescription': undefined } } as const;

/** Boxes below, then lines, then nodes; pills above all (pills.css). */
const LAYER = { box: 0, line: 1, party: 2, card: 3, title: 3 } as const;

/** React Flow rounds what it measures, and measures again where the rounded size differs. */
function sized(rect: Rect, flow: FlowDirection) {
  const width = Math.round(rect.width);
  const height = Math.round(rect.height);
  const dot = { width: 1, height: 1 };
  const handles: [NodeHandle, NodeHandle] =
    flow === 'down'
      ? [
          { type: 'target', position: Position.Top, x: width / 2, y: 0, ...dot },
          { type: 'source', position: Position.Bottom, x: width / 2, y: height, ...dot },
        ]
      : [
          { type: 'target', position: Position.Left, x: 0, y: height / 2, ...dot },
          { type: 'source', position: Position.Right, x: width, y: height / 2, ...dot },
        ];
  return {
    width,
    height,
    measured: { width, height },
    handles,
  };
}

/** Nodes from which on boxes can be closed; before that a button on each would only be noise. */
const FULL = 30;

/** Everything of `graph` that has a place; boxes first, because a parent must come before its children. */
export function toFlow(graph: AccessGraph, placement: Placement): Flow {
  const { flow = 'right', terse = false } = placement;
  const isFull = graph.nodes.length > FULL || graph.nodes.some((node) => node.closed !== undefined);
  const shut = new Set(
    graph.nodes.flatMap((node) => (node.closed === undefined || node.id !== node.account ? [] : [node.id])),
  );
  const units = [...unitTree(graph).boxes.values()].flatMap((box): CanvasNode[] => {
    const rect = placement.units?.[box.id];
    if (rect === undefined) return [];
    const data = { box, flow, closes: isFull && !box.closed };
    const at = ({ x, y }: Point): Point => ({ x, y });
    const shared = { data, ...SILENT };
    return [
      {
        id: `unit:${box.id}`,
        type: 'unit',
        position: at(rect),
        zIndex: LAYER.box,
        ...shared,
        ...sized(rect, flow),
      },
      {
        id: `title:${box.id}`,
        type: 'unitTitle',
        position: at(rect.title),
        zIndex: LAYER.title,
        ...shared,
        ...sized(rect.title, flow),
      },
    ];
  });
  const boxes = graph.accounts.flatMap((account): BoxNode[] => {
    const rect = placement.boxes[account.id];
    if (rect === undefined) return [];
    const position = { x: rect.x, y: rect.y };
    return [
      {
        id: boxId(account.id),
        type: 'box',
        position,
        data: { account, flow, closes: isFull && !shut.has(account.id) },
        // Lines of a map run straight: under a card, not through its title.
        zIndex: shut.has(account.id) ? LAYER.party : LAYER.box,
        ...SILENT,
        ...sized(rect, flow),
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
        data: { node, flow },
        zIndex: node.closed === undefined ? LAYER.party : LAYER.card,
        ...parent,
        ...SILENT,
        ...sized(rect, flow),
      },
    ];
  });
  const placedIds = new Set(parties.map((party) => party.id));
  const edges = graph.edges.flatMap((edge): LineEdge[] => {
    const placed = placement.edges[edge.id];
    if (placed === undefined || !placedIds.has(edge.source) || !placedIds.has(edge.target)) return [];
    const { id, source, target } = edge;
    return [
      { id, source, target, type: edge.kind, data: { edge, placed, terse }, zIndex: LAYER.line, ...SILENT },
    ];
  });
  return { nodes: [...units, ...boxes, ...parties], edges };
}
