// The picture pane: the graph, its legend, its buttons, and what it says when it is old or at work.
import '@xyflow/react/dist/base.css';
import { ReactFlowProvider, useReactFlow, useStore } from '@xyflow/react';
import { type CSSProperties, lazy, Suspense, useMemo } from 'react';
import { isAboutResources, withoutHidden } from '#graph/hidden.ts';
import type { Placement } from '#graph/placement.ts';
import { type Analysis, wholeOf } from '#engine/analysis.ts';
import { useDerived } from '#session/derived.ts';
import { useLocal } from '#session/local.ts';
import { useWorkspace } from '#session/truth.ts';
import './canvas.css';
import { CanvasList } from './CanvasList.tsx';
import { counts } from './counts.ts';
import { boundsOf, distanceAt } from './fit.ts';
import { Legend } from './Legend.tsx';
import { useNews } from './news.ts';
import { Picture } from './Picture.tsx';
import { toggleVerdict, useSelectedResource } from './showing.ts';
import { useFit } from './useFit.ts';
import { ZoomButtons } from './ZoomButtons.tsx';

const VERDICT_KEYS = {
  v: () => toggleVerdict('valid'),
  c: () => toggleVerdict('conditional'),
  u: () => toggleVerdict('unknown'),
  x: () => toggleVerdict('invalid'),
};

/** For print, where the picture fills the page whatever the screen shows (tight.css). */
function boundsStyle(placement: Placement): CSSProperties {
  const { x = 0, y = 0, width = 1, height = 1 } = boundsOf(placement) ?? {};
  const style = { '--left': -x, '--top': -y, '--width': width, '--height': height };
  return Object.fromEntries(Object.entries(style).map(([name, value]) => [name, `${value}px`]));
}

const ViewBar = lazy(() => import('./ViewBar.tsx').then(({ ViewBar }) => ({ default: ViewBar })));

function Canvas({ analysis }: { readonly analysis: Analysis }) {
  const view = useWorkspace((w) => w.view);
  const name = useWorkspace((w) => w.name);
  const stale = useDerived((d) => d.stale);
  const changed = useDerived((d) => d.changed);
  const { graph, placement } = analysis;
  const whole = wholeOf(analysis);
  useSelectedResource(whole);
  const { filter, focus, hidden, opened } = view;
  const filtering = useLocal((local) => local.filtering);
  // Verdicts and resources go at once; closed accounts are what the engine placed.
  const guessing = useDerived((d) => d.guessing > 0);
  // What is to be guessed is never hidden for its verdict.
  const away = useMemo(() => (guessing ? hidden?.filter(isAboutResources) : hidden), [hidden, guessing]);
  const visible = useMemo(() => withoutHidden(graph, away ? { hidden: away } : {}), [graph, away]);
  const bounds = useMemo(() => boundsStyle(placement), [placement]);
  const flow = useReactFlow();
  // Far away names are larger, then words of pills go, then names are larger still, and at last there are only shapes;
  // this changes four times on the way, not with every step of it.
  const far = useStore(({ transform: [, , zoom] }) => distanceAt(zoom));
  const shown = counts(visible);
  const news = useNews(
    guessing
      ? null
      : {
          counts: counts(whole),
          changed,
          analysis,
          stale,
          error: analysis.problems.find(({ severity }) => severity === 'error')?.message,
          shown: { principals: shown.principals, edges: visible.edges.length },
        },
  );
  const { fit, fitTo, show, ready } = useFit(analysis);
  const zoomIn = () => void flow.zoomIn();
  const zoomOut = () => void flow.zoomOut();
  const viewKeys = {
    '1': fit,
    '2': (at: string | null) => fitTo(view.selection ?? at),
    '+': zoomIn,
    '=': zoomIn,
    '-': zoomOut,
    '0': () => void flow.zoomTo(1),
    ...(guessing ? {} : VERDICT_KEYS),
  };
  return (
    <div
      className="canvas-stage"
      data-stale={stale || undefined}
      data-ready={ready || undefined}
      data-names={far === 'names' || undefined}
      data-far={far === 'names' ? undefined : far}
      data-dense={placement.crowded}
      style={bounds}
    >
      <CanvasList graph={visible} placement={placement} viewKeys={viewKeys} show={show} />
      <Picture graph={visible} placement={placement} />
      {(filtering || filter !== undefined || focus !== undefined || opened !== undefined) && (
        <Suspense>
          <ViewBar whole={whole} />
        </Suspense>
      )}
      {stale && <p className="canvas-note">As of the last text that could be read</p>}
      <p className="canvas-title">{name}</p>
      <div className="canvas-foot">
        {/* Its numbers would tell. */}
        {guessing ? <span /> : <Legend all={whole} visible={visible} />}
        <ZoomButtons zoomIn={zoomIn} zoomOut={zoomOut} fit={fit} />
      </div>
      <output className="canvas-unseen">{news}</output>
    </div>
  );
}

/** The graph of the workspace; nothing until the first analysis is there. */
export function CanvasPane() {
  const analysis = useDerived((d) => d.analysis);
  return (
    <section className="canvas-pane" aria-label="Graph" data-keys="">
      <h2 className="canvas-unseen">Graph</h2>
      {analysis !== null && wholeOf(analysis).nodes.length > 0 && (
        <ReactFlowProvider>
          <Canvas analysis={analysis} />
        </ReactFlowProvider>
      )}
    </section>
  );
}
