// Can this principal become this role? The line, and on it the pill with glyph, words and gate boxes.
import { memo } from 'react';
import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import type { GraphEdge } from '#graph/accessGraph.ts';
import { pillOf, type GateMark } from '#graph/pill.ts';
import { setLocal, useLocal } from '#session/local.ts';
import { useWorkspace } from '#session/truth.ts';
import type { LineEdge } from './flow.ts';
import { GateBox } from './GateBox.tsx';
import { edgeSentence } from './itemLabel.ts';
import { Line } from './Line.tsx';
import { litGates } from './lit.ts';
import { useFaded, useNear, useStoodAt } from './pointing.ts';

/** Lights what the gate quotes, in the editor and wherever else it is quoted. */
function lightGate(edge: GraphEdge, mark: GateMark | null): void {
  const places =
    mark?.look.gates.flatMap((gate) => edge.gates[gate].statements.map(({ place }) => place)) ?? [];
  setLocal({ hover: places.length === 0 ? null : places });
}

export const AssumeEdge = memo(function AssumeEdge({ id, data }: EdgeProps<LineEdge>) {
  const selected = useWorkspace((w) => w.view.selection === id);
  const lit = useLocal((local) => (data === undefined ? '' : litGates(data.edge, local.hover)));
  const faded = useFaded(id);
  const current = useStoodAt(id);
  const near = useNear(id);
  if (data === undefined) return null;
  const { edge, placed, terse } = data;
  const pill = pillOf(edge, terse && !current && !near);
  const litNames = new Set(lit.split(' '));
  return (
    <>
      <Line edge={edge} placed={placed} selected={selected} current={current} faded={faded} near={near} />
      <EdgeLabelRenderer>
        {/* Clicks and pointing bubble, through React's tree, to the edge this pill belongs to. */}
        <button
          type="button"
          tabIndex={-1}
          className="canvas-pill nopan"
          aria-label={`${edge.label}. ${edgeSentence(edge)}`}
          aria-pressed={selected}
          data-edge={id}
          data-verdict={edge.veiled ? undefined : edge.verdict}
          data-selected={selected || undefined}
          data-faded={faded || undefined}
          data-near={near || undefined}
          data-bundle={edge.counts !== undefined || undefined}
          data-current={current || undefined}
          data-told={placed.told}
          data-lit={lit !== '' || undefined}
          title={edge.text}
          style={{
            width: pill.width,
            height: pill.height,
            transform: `translate(${placed.label.x}px, ${placed.label.y}px) translate(-50%, -50%)`,
          }}
        >
          {pill.glyph !== '' && <span className="canvas-glyph">{pill.glyph}</span>}
          <span className="canvas-words">{pill.words}</span>
          {pill.tried !== '' && <span className="canvas-tried">{pill.tried}</span>}
          {pill.marks.length > 0 && (
            <span className="canvas-gates">
              {pill.marks.map((mark) => (
                <GateBox
                  key={mark.look.letter}
                  mark={mark}
                  lit={mark.look.gates.some((gate) => litNames.has(gate))}
                  onPoint={(at) => lightGate(edge, at)}
                />
              ))}
            </span>
          )}
        </button>
      </EdgeLabelRenderer>
    </>
  );
});
