// The picture with what stands around it: what-if above, and what to do when there is nothing to draw.
import { CanvasPane } from '#canvas/CanvasPane.tsx';
import { useDerived } from '#session/derived.ts';
import { useWorkspace } from '#session/truth.ts';
import { EmptyState } from './EmptyState.tsx';
import { WHAT_IF } from './panes.tsx';
import { whyNoEdges } from './whyNoEdges.ts';

export function Stage() {
  const empty = useWorkspace((w) => w.documents.length === 0);
  const why = useDerived((d) => (d.analysis === null ? null : whyNoEdges(d.analysis)));
  if (empty) return <EmptyState />;
  return (
    <div className="app-stage-body">
      {WHAT_IF}
      <div className="app-canvas">
        <CanvasPane />
        {why !== null && (
          <div className="app-why" role="note">
            <strong>{why.title}</strong>
            <p>{why.text}</p>
          </div>
        )}
      </div>
    </div>
  );
}
