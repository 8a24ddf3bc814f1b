// Paints lines and nodes of a placed graph on a canvas, in the looks of `#graph/look.ts`.
import type { GraphNode } from '#graph/accessGraph.ts';
import { EDGE_END, edgePath, type EndName } from '#graph/edgePath.ts';
import { ACCESS_LOOK, NODE_LOOK, outlineDash, SIZE, VERDICT_LOOK } from '#graph/look.ts';
import type { PlacedEdge, Placement, Rect } from '#graph/placement.ts';
import { shapePath } from '#graph/shapePath.ts';
import { type Stroke, strokes } from '#graph/strength.ts';

/** Of a name, in canvas units. */
const NAME_SIZE = 19;
const NAME_FONT = `600 ${NAME_SIZE}px`;

/** The colour of a CSS variable. */
export type Ink = (variable: string) => string;

export interface Painting {
  readonly placement: Placement;
  readonly lines: Parameters<typeof strokes>[0];
  readonly nodes: readonly GraphNode[];
}

/** The sign at the end of a line, in its colour. */
function paintEnd(to: CanvasRenderingContext2D, name: EndName, points: PlacedEdge['points'], ink: Ink): void {
  const [tip, before] = [points.at(-1), points.at(-2)];
  if (tip === undefined || before === undefined) return;
  const { fill, path } = EDGE_END[name];
  const sign = new Path2D(path);
  to.save();
  to.translate(tip.x, tip.y);
  to.rotate(Math.atan2(tip.y - before.y, tip.x - before.x));
  to.fillStyle = fill === 'line' ? to.strokeStyle : ink('--panel');
  // A path, not an array.
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type
  if (fill !== 'none') to.fill(sign);
  to.stroke(sign);
  to.restore();
}

function paintLine(
  to: CanvasRenderingContext2D,
  { edge, isFew, strength }: Stroke,
  placement: Placement,
  ink: Ink,
): void {
  const placed = placement.edges[edge.id];
  if (placed === undefined) return;
  const look = VERDICT_LOOK[edge.verdict];
  to.globalAlpha = strength;
  to.strokeStyle = ink(edge.kind === 'access' ? '--edge' : edge.veiled ? '--mute' : look.variable);
  to.lineWidth = edge.kind === 'access' ? ACCESS_LOOK.width : look.width;
  if (!isFew) {
    to.beginPath();
    placed.points.forEach(({ x, y }, i) => (i === 0 ? to.moveTo(x, y) : to.lineTo(x, y)));
    to.stroke();
    return;
  }
  const end = EDGE_END[look.end];
  to.setLineDash([...(look.dash ?? [])]);
  to.stroke(new Path2D(edgePath(placed, SIZE.edgeRadius, end.gap)));
  to.setLineDash([]);
  paintEnd(to, look.end, placed.points, ink);
}

function paintNode(
  to: CanvasRenderingContext2D,
  node: GraphNode,
  { x, y, width, height }: Rect,
  ink: Ink,
): void {
  const look = NODE_LOOK[node.kind];
  const path = new Path2D(shapePath(look.shape, width, height));
  to.save();
  to.translate(x, y);
  to.fillStyle = ink('--panel');
  to.strokeStyle = ink('--ink');
  to.lineWidth = 1.75 * look.stroke;
  to.setLineDash([...(outlineDash(node) ?? [])]);
  // A path, not an array.
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type
  to.fill(path);
  to.stroke(path);
  to.fillStyle = ink('--ink');
  to.textAlign = 'center';
  to.textBaseline = 'middle';
  to.fillText(node.label, width / 2, height / 2, width - 16);
  to.restore();
}

/** Paints `what` afresh; `bounds` of it fill the canvas at `scale` pixels a unit. */
export function drawBitmap(
  to: CanvasRenderingContext2D,
  { lines, nodes, placement }: Painting,
  bounds: Rect,
  scale: number,
  ink: Ink,
): void {
  to.setTransform(1, 0, 0, 1, 0, 0);
  to.clearRect(0, 0, to.canvas.width, to.canvas.height);
  to.setTransform(scale, 0, 0, scale, -bounds.x * scale, -bounds.y * scale);
  to.lineJoin = 'round';
  for (const stroke of strokes(lines, placement.crowded === true)) paintLine(to, stroke, placement, ink);
  to.globalAlpha = 1;
  to.font = `${NAME_FONT} ${ink('--font')}`;
  for (const node of nodes) {
    const rect = placement.nodes[node.id];
    if (rect !== undefined) paintNode(to, node, rect, ink);
  }
}
