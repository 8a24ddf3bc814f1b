// A picture runs right or down. The layout itself only knows "along the flow" (its x) and "across" (its y); what
// runs down is laid out with the sizes of this table and turned over at the end.
import type { GraphEdge, GraphNode } from '#graph/accessGraph.ts';
import { NODE_LOOK, SIZE } from '#graph/look.ts';
import { nodeWidth } from '#graph/nodeSize.ts';
import { pillOf } from '#graph/pill.ts';
import type { ShapeName } from '#graph/shapePath.ts';
import { titleWidth } from '#graph/titleWidth.ts';
import { unitTitleLength, unitTitleWidth } from '#graph/unitTitle.ts';
import type { UnitBox } from '#graph/unitTree.ts';
import type { FlowDirection, PlacedEdge, Point, Rect } from '#graph/placement.ts';
import { ROOM } from './layoutModel.ts';

export interface Extents {
  /** Along the flow. */
  readonly width: number;
  /** Half of it across. */
  readonly half: number;
  /** From the middle of a node's side, how far edges may leave or arrive. */
  readonly reach?: number;
}

export interface Axes {
  readonly flow: FlowDirection;
  readonly node: (node: GraphNode) => Extents;
  readonly pill: (edge: GraphEdge) => Extents;
  /** From the border of an account's box, where its title is, to the first node. */
  readonly title: (account: string) => number;
  /** From the border of an OU's box to what is in it, where its title is, and how long that is along the flow. */
  readonly unit: (box: UnitBox) => { readonly title: number; readonly label: number };
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

/** Ports keep this far from a node's corners on its upper and lower side: slants and roundings end there. */
const CORNERS: Readonly<Record<ShapeName, number>> = {
  rectangle: 14,
  stadium: 30,
  hexagon: 20,
  parallelogram: 18,
  octagon: 22,
  house: 14,
  folded: 20,
  trapezoid: 16,
};
/** The same on its left and right side, where shapes are low anyway. */
const CORNER = 6;

export function axesOf({ flow, terse = false, slim = false }: Manner): Axes {
  const rows = slim ? ROWS.slim : ROWS.usual;
  const pillWidth = (edge: GraphEdge): number => pillOf(edge, terse).width;
  return flow === 'right'
    ? {
        flow,
        node: (node) => ({
          width: nodeWidth(node),
          half: SIZE.nodeHeight / 2,
          reach: SIZE.nodeHeight / 2 - CORNER,
        }),
        pill: (edge) => ({ width: pillWidth(edge), half: SIZE.pillHeight / 2 }),
        title: () => SIZE.titleHeight + ROOM.belowTitle,
        unit: (box) => ({ title: SIZE.unitTitleHeight, label: unitTitleLength(box) }),
        rows,
      }
    : {
        flow,
        node: (node) => {
          const half = nodeWidth(node) / 2;
          return { width: SIZE.nodeHeight, half, reach: half - CORNERS[NODE_LOOK[node.kind].shape] };
        },
        pill: (edge) => ({ width: SIZE.pillHeight, half: pillWidth(edge) / 2 }),
        title: (account) => titleWidth(account) + ROOM.belowTitle,
        unit: (box) => ({ title: unitTitleWidth(box), label: 0 }),
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
