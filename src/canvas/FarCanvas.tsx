// Lines, and from far away nodes too, on one bitmap that the viewport's own transform moves: nothing is drawn while a large
// picture moves. Loaded with the first picture that needs it.
import { ViewportPortal } from '@xyflow/react';
import { useEffect, useRef, useState } from 'react';
import { NODE_LOOK, outlineDash, VERDICT_LOOK } from '#graph/look.ts';
import type { Placement } from '#graph/placement.ts';
import { shapePath } from '#graph/shapePath.ts';
import { boundsOf } from './fit.ts';
import type { Flow, LineEdge, PartyNode } from './flow.ts';

/** Pixels along the longer side: sharp at the zooms at which it is seen, and small enough for a phone. */
const MOST_PIXELS = 4096;
const SHARPEST = 2;
/** Of a name, in canvas units. */
const NAME_SIZE = 19;
const NAME_FONT = `600 ${NAME_SIZE}px`;

type Ink = (variable: string) => string;

function drawLine(to: CanvasRenderingContext2D, { data }: LineEdge, ink: Ink): void {
  if (data === undefined) return;
  const look = VERDICT_LOOK[data.edge.verdict];
  to.strokeStyle = ink(data.edge.kind === 'access' ? '--edge' : look.variable);
  to.lineWidth = look.width;
  to.beginPath();
  data.placed.points.forEach(({ x, y }, i) => (i === 0 ? to.moveTo(x, y) : to.lineTo(x, y)));
  to.stroke();
}

function drawParty(
  to: CanvasRenderingContext2D,
  { data: { node } }: PartyNode,
  { x, y, width, height }: Placement['nodes'][string],
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

interface Props {
  readonly placement: Placement;
  readonly lines: Flow['edges'];
  /** Nodes that React Flow does not draw. */
  readonly parties: readonly PartyNode[];
  /** How strong lines are, from 0 to 1. */
  readonly strength: number;
}

export function FarCanvas({ lines, parties, placement, strength }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [theme, setTheme] = useState(0);
  const bounds = boundsOf(placement);
  const scale =
    bounds === null ? 1 : Math.min(SHARPEST, MOST_PIXELS / Math.max(bounds.width, bounds.height, 1));

  useEffect(() => {
    const watch = new MutationObserver(() => setTheme((now) => now + 1));
    watch.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => watch.disconnect();
  }, []);

  useEffect(() => {
    const to = canvas.current?.getContext('2d');
    if (!to || bounds === null) return;
    const style = getComputedStyle(document.documentElement);
    const ink: Ink = (variable) => style.getPropertyValue(variable).trim();
    to.setTransform(1, 0, 0, 1, 0, 0);
    to.clearRect(0, 0, to.canvas.width, to.canvas.height);
    to.setTransform(scale, 0, 0, scale, -bounds.x * scale, -bounds.y * scale);
    to.lineJoin = 'round';
    to.globalAlpha = strength;
    for (const line of lines) drawLine(to, line, ink);
    to.globalAlpha = 1;
    to.font = `${NAME_FONT} ${ink('--font')}`;
    for (const party of parties) {
      const rect = placement.nodes[party.id];
      if (rect !== undefined) drawParty(to, party, rect, ink);
    }
    // `bounds` is made of the placement.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [lines, parties, placement, scale, strength, theme]);

  if (bounds === null) return null;
  return (
    <ViewportPortal>
      <canvas
        ref={canvas}
        className="canvas-bitmap"
        aria-hidden="true"
        width={Math.ceil(bounds.width * scale)}
        height={Math.ceil(bounds.height * scale)}
        style={{ left: bounds.x, top: bounds.y, width: bounds.width, height: bounds.height }}
      />
    </ViewportPortal>
  );
}
