// A short piece of a verdict's line, for the legend.
import type { VerdictWord } from '#decision/verdict.ts';
import { EDGE_END } from '#graph/edgePath.ts';
import { VERDICT_LOOK } from '#graph/look.ts';

const WIDTH = 26;

export function LineSample({ verdict }: { readonly verdict: VerdictWord }) {
  const look = VERDICT_LOOK[verdict];
  const end = EDGE_END[look.end];
  return (
    <svg
      className="canvas-line"
      data-verdict={verdict}
      width={WIDTH + 2}
      height={14}
      viewBox={`-1 -7 ${WIDTH + 2} 14`}
      aria-hidden="true"
    >
      <path
        className="canvas-stroke"
        d={`M0 0H${WIDTH - end.gap}`}
        strokeWidth={look.width}
        strokeDasharray={look.dash?.join(' ')}
      />
      <path
        className="canvas-end"
        data-fill={end.fill}
        d={end.path}
        transform={`translate(${WIDTH} 0) scale(0.8)`}
        strokeWidth={look.end === 'bar' ? look.width + 1 : look.width}
      />
    </svg>
  );
}
