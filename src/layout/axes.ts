// A picture runs right or down. The layout itself only knows "along the flow" (its x) and "across" (its y); what
// runs down is laid out with the sizes of this table and turned over at the end.
import type { GraphEdge, GraphNode } from '#graph/accessGraph.ts';
import { SIZE } from '#graph/look.ts';
import { nodeWidth } from '#graph/nodeSize.ts';
import { pillOf } from '#graph/pill.ts';
import { titleWidth } from '#graph/titleWidth.ts';
import type { FlowDirection, PlacedEdge, Point, Rect } from '#graph/placement.ts';
import { ROOM } from './layoutModel.ts';

export interface Extents {
  /** Along the flow. */
  readonly width: number;
  /** Half of it across. */
  readonly half: number;
}

export interface Axes {
  readonly flow: FlowDirection;
  readonly node: (node: GraphNode) => Extents;
  readonly pill: (edge: GraphEdge) => Extents;
  /** From the border of an account's box, where its title is, to the first node. */
  readonly title: (account: string) => number;
  /** Ports keep this far from a node's corners: slants and roundings end there. */
  readonly corner: number;
  /** Nodes after which a column of a box becomes two. */
  readonly rows: number;
}

/** One way to lay out a picture in layers. */
export interface Manner {
  readonly flow: FlowDirection;
  /** Pills carry no words. */
  readonly terse?: boolean;
  /** Columns become two early: less across, more along. */
  readonly slim?: boolean;
}

const ROWS = { slim: 4, usual: 9 } as const;

export function axesOf({ flow, terse = false, slim = false }: Manner): Axes {
  const rows = slim ? ROWS.slim : ROWS.usual;
  const pillWidth = (edge: GraphEdge): number => pillOf(edge, terse).width;
  return flow === 'right'
    ? {
        flow,
        node: (node) => ({ width: nodeWidth(node), half: SIZE.nodeHeight / 2 }),
        pill: (edge) => ({ width: pillWidth(edge), half: SIZE.pillHeight / 2 }),
        title: () => SIZE.titleHeight + ROOM.belowTitle,
        corner: 6,
        rows,
      }
    : {
        flow,
        node: (node) => ({ width: SIZE.nodeHeight, half: nodeWidth(node) / 2 }),
        pill: (edge) => ({ width: SIZE.pillHeight, half: pillWidth(edge) / 2 }),
        title: (account) => titleWidth(account) + ROOM.belowTitle,
        corner: 30,
        rows,
      };
}

export const turnPoint = <T extends Point>(point: T): T => ({ ...point, x: point.y, y: point.x });

export const turnRect = ({ x, y, width, height }: Rect): Rect => ({
  x: y,
  y: x,
  width: height,
  height: width,
});

export const turnEdge = ({ id, points, label }: PlacedEdge): PlacedEdge => ({
  id,
  points: points.map(turnPoint),
  label: turnPoint(label),
});
