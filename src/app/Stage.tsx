// The picture with what stands around it: what-if above, and what to do when there is nothing to draw.
import { lazy, Suspense } from 'react';
import { CanvasPane } from '#canvas/CanvasPane.tsx';
import { useDerived } from '#session/derived.ts';
import { useWorkspace } from '#session/truth.ts';
import { EmptyState } from './EmptyState.tsx';
import { WHAT_IF } from './panes.tsx';

const WhyNoEdges = lazy(() => import('./WhyNoEdges.tsx').then((words) => ({ default: words.WhyNoEdges })));

export function Stage() {
  const empty = useWorkspace((w) => w.documents.length === 0);
  const bare = useDerived(
    ({ analysis }) => analysis !== null && !analysis.graph.edges.some(({ kind }) => kind === 'assume'),
  );
  if (empty) return <EmptyState />;
  return (
    <div className="app-stage-body">
      {WHAT_IF}
      <div className="app-canvas">
        <CanvasPane />
        {bare && (
          <Suspense>
            <WhyNoEdges />
          </Suspense>
        )}
      </div>
    </div>
  );
}
