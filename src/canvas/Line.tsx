// The placed polyline in its verdict's stroke, with the sign at its end. What all edges share.
import type { GraphEdge } from '#graph/accessGraph.ts';
import { EDGE_END, edgePath, endTransform } from '#graph/edgePath.ts';
import { ACCESS_LOOK, SIZE, VERDICT_LOOK } from '#graph/look.ts';
import type { PlacedEdge } from '#graph/placement.ts';

interface Props {
  readonly edge: GraphEdge;
  readonly placed: PlacedEdge;
  readonly selected: boolean;
  readonly current: boolean;
  readonly faded: boolean;
  /** Pointed at, or next to what is. */
  readonly near?: boolean;
}

/** A line for many is thicker: by 1 unit for every ten times as many. */
function more({ counts }: GraphEdge): number {
  const count = Object.values(counts ?? {}).reduce((sum, each) => sum + each, 0);
  return count > 1 ? Math.log10(count) : 0;
}

export function Line({ edge, placed, selected, current, faded, near = false }: Props) {
  const look = VERDICT_LOOK[edge.verdict];
  const width = (edge.kind === 'access' ? ACCESS_LOOK.width : look.width) + more(edge);
  const end = EDGE_END[look.end];
  const whole = edgePath(placed, SIZE.edgeRadius);
  return (
    <g
      className="canvas-line"
      data-kind={edge.kind}
      data-verdict={edge.veiled ? undefined : edge.verdict}
      data-faded={faded || undefined}
      data-near={near || selected || undefined}
    >
      {selected && <path className="canvas-halo" d={whole} />}
      {current && <path className="canvas-ring" d={whole} />}
      <path
        className="canvas-stroke"
        d={edgePath(placed, SIZE.edgeRadius, end.gap)}
        strokeWidth={width}
        strokeDasharray={look.dash?.join(' ')}
      />
      <path
        className="canvas-end"
        data-fill={end.fill}
        d={end.path}
        transform={endTransform(placed.points)}
        strokeWidth={look.end === 'bar' ? width + 1.5 : width}
      />
      <path className="canvas-hit" d={whole} />
    </g>
  );
}
