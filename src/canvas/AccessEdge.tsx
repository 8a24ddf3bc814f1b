// A role's permission on a resource: thin and grey, with the action it names.
import { memo } from 'react';
import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { pillOf } from '#graph/pill.ts';
import { useWorkspace } from '#session/truth.ts';
import type { LineEdge } from './flow.ts';
import { edgeSentence } from './itemLabel.ts';
import { Line } from './Line.tsx';
import { useFaded, useStoodAt } from './pointing.ts';

export const AccessEdge = memo(function AccessEdge({ id, data }: EdgeProps<LineEdge>) {
  const selected = useWorkspace((w) => w.view.selection === id);
  const faded = useFaded(id);
  const current = useStoodAt(id);
  if (data === undefined) return null;
  const { edge, placed } = data;
  const pill = pillOf(edge);
  return (
    <>
      <Line edge={edge} placed={placed} selected={selected} current={current} faded={faded} />
      <EdgeLabelRenderer>
        <button
          type="button"
          tabIndex={-1}
          className="canvas-action nopan"
          aria-label={`${edge.label}. ${edgeSentence(edge)}`}
          aria-pressed={selected}
          data-edge={id}
          data-verdict={edge.veiled ? undefined : edge.verdict}
          data-selected={selected || undefined}
          data-faded={faded || undefined}
          data-current={current || undefined}
          data-told={placed.told}
          title={edge.text}
          style={{
            maxWidth: pill.width,
            height: pill.height,
            transform: `translate(${placed.label.x}px, ${placed.label.y}px) translate(-50%, -50%)`,
          }}
        >
          {pill.glyph !== '' && <span className="canvas-glyph">{pill.glyph}</span>}
          <span className="canvas-words">{pill.words}</span>
        </button>
      </EdgeLabelRenderer>
    </>
  );
});
