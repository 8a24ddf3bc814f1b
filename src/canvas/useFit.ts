// Moves the view: once when new material arrives, and whenever somebody asks.
import { useReactFlow, useStore, useStoreApi } from '@xyflow/react';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Analysis } from '#engine/analysis.ts';
import { useDerived } from '#session/derived.ts';
import { getLocal, setLocal, useLocal } from '#session/local.ts';
import { roomOf } from '#session/room.ts';
import { getWorkspace } from '#session/truth.ts';
import {
  boundsAround,
  boundsOf,
  bringsNew,
  fitView,
  isOnScreen,
  isSameView,
  middleOf,
  type View,
} from './fit.ts';

const calm = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

export interface Mover {
  /** Shows the whole picture. */
  readonly fit: () => void;
  /** Shows one element as large as it can be read; nothing for one that is not drawn. */
  readonly fitTo: (id: string | null) => void;
  /** Brings an element into view if it is not. */
  readonly show: (id: string) => void;
  /** The first picture stands where it should; before that it is better not seen. */
  readonly ready: boolean;
}

export function useFit(analysis: Analysis): Mover {
  const flow = useReactFlow();
  const store = useStoreApi();
  const width = useStore((s) => s.width);
  const height = useStore((s) => s.height);
  const busy = useDerived((d) => d.busy);
  const requests = useLocal((local) => local.viewRequests);
  const seen = useRef({ documents: new Set<string>(), nodes: new Set<string>() });
  const asked = useRef(requests);
  /** Where the last fit led; while the view stands there, nobody has moved it. */
  const fitted = useRef<View | null>(null);
  const room = useRef('');
  const [ready, setReady] = useState(false);
  const { graph, placement, pieces } = analysis;
  const drawnFor = useRef(placement.flow);

  const fit = useCallback(
    (duration: number, begins = false) => {
      const bounds = boundsOf(placement);
      if (bounds === null || width === 0) return;
      const focus = middleOf(placement, getWorkspace().view.selection);
      const heightOf = (over: string) =>
        store.getState().domNode?.parentElement?.querySelector(over)?.clientHeight ?? 0;
      const [foot, head] = [heightOf('.canvas-foot'), heightOf('.canvas-bars')];
      const view = fitView(bounds, { width, height, foot, head }, focus, begins && !placement.crowded);
      fitted.current = view;
      void flow.setViewport(view, { duration });
      setReady(true);
    },
    [flow, placement, store, width, height],
  );

  useEffect(() => {
    if (width > 0) setLocal({ room: roomOf(width, height) });
  }, [width, height]);

  useLayoutEffect(() => {
    if (width === 0) return;
    const documents = new Set(pieces.map((piece) => piece.document));
    const nodes = new Set(Object.keys(placement.nodes));
    // A pane that opens or closes changes the room: a view that nobody has moved keeps filling it.
    const untouched = fitted.current !== null && isSameView(fitted.current, flow.getViewport());
    const resized = room.current !== `${width} ${height}`;
    room.current = `${width} ${height}`;
    // A picture that runs the other way is another picture.
    const turned = drawnFor.current !== placement.flow;
    drawnFor.current = placement.flow;
    if (!ready || turned || (resized && untouched) || bringsNew(seen.current, { documents, nodes }))
      fit(0, true);
    // A picture that is empty for a moment (broken text) must not make its return look new.
    if (nodes.size > 0) seen.current = { documents, nodes };
  }, [pieces, placement, width, height, ready, fit, flow]);

  useEffect(() => {
    if (asked.current === requests) return;
    fit(calm() ? 0 : 200, !getLocal().viewWhole);
    // What was asked for may still be on its way to the engine: then the next picture is fitted too.
    if (!busy) asked.current = requests;
  }, [requests, busy, fit]);

  const show = useCallback(
    (id: string) => {
      const at = middleOf(placement, id);
      const view = flow.getViewport();
      if (at === null || isOnScreen(at, view, { width, height })) return;
      void flow.setCenter(at.x, at.y, { zoom: view.zoom, duration: calm() ? 0 : 150 });
    },
    [flow, placement, width, height],
  );

  const fitTo = useCallback(
    (id: string | null) => {
      const edge = graph.edges.find((one) => one.id === id);
      const bounds = boundsAround(placement, [id ?? '', edge?.source ?? '', edge?.target ?? '']);
      if (bounds === null) return;
      void flow.setViewport(fitView(bounds, { width, height }, null), { duration: calm() ? 0 : 200 });
    },
    [flow, graph, placement, width, height],
  );

  return { fit: useCallback(() => fit(calm() ? 0 : 200), [fit]), fitTo, show, ready };
}
