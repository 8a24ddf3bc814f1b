// Lines of a large picture, and from far away nodes too, as one bitmap in the viewport; pointing at them and clicking
// them goes by the model. Loaded with the first picture that needs it.
import { useReactFlow, useStore, useStoreApi, ViewportPortal } from '@xyflow/react';
import { useEffect, useMemo, useState } from 'react';
import { Bitmap, sharpness } from '#bitmap/Bitmap.tsx';
import { lineAt, nodeAt } from '#bitmap/hitTest.ts';
import { Tip, type Told } from '#bitmap/Tip.tsx';
import type { AccessGraph } from '#graph/accessGraph.ts';
import type { Placement } from '#graph/placement.ts';
import { boundsOf } from './fit.ts';
import type { PartyNode } from './flow.ts';
import { pointAt, usePointed } from './pointing.ts';

/** A line is thinner than a pointer, in CSS pixels. */
const REACH = 7;

/** What on the page is of the picture but not of a single node: there the bitmap is seen, or a line drawn above it. */
const isOpen = (target: EventTarget | null): target is Element =>
  target instanceof Element &&
  (target.classList.contains('react-flow__pane') ||
    target.classList.contains('react-flow__node-box') ||
    target.classList.contains('react-flow__node-unit') ||
    target.closest('.react-flow__edge') !== null);

interface Over {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

interface Props {
  readonly graph: AccessGraph;
  readonly placement: Placement;
  /** Nodes that React Flow does not draw. */
  readonly parties: readonly PartyNode[];
  /** Lines that React Flow draws whatever is looked at. */
  readonly followed: ReadonlySet<string>;
  /** What belongs together, by id. */
  readonly near: ReadonlyMap<string, ReadonlySet<string>>;
  readonly choose: (id: string) => void;
}

function toldOf(graph: AccessGraph, id: string): Told | null {
  const node = graph.nodes.find((one) => one.id === id);
  if (node !== undefined) return { node };
  const edge = graph.edges.find((one) => one.id === id);
  const from = graph.nodes.find((one) => one.id === edge?.source);
  const to = graph.nodes.find((one) => one.id === edge?.target);
  return edge && from && to ? { edge, from, to } : null;
}

export function FarCanvas({ choose, followed, graph, near, parties, placement }: Props) {
  const flow = useReactFlow();
  const store = useStoreApi();
  const dom = useStore(({ domNode }) => domNode);
  const sharp = useStore(({ transform: [, , zoom] }) => sharpness(zoom, window.devicePixelRatio));
  const bounds = useMemo(() => boundsOf(placement), [placement]);
  const lines = useMemo(() => graph.edges.filter(({ id }) => !followed.has(id)), [followed, graph]);
  const nodes = useMemo(() => parties.map(({ data }) => data.node), [parties]);
  const [over, setOver] = useState<Over | null>(null);
  const isPointed = usePointed(true) !== null;

  useEffect(() => {
    if (dom === null) return undefined;
    const at = ({ clientX, clientY }: MouseEvent): string | null => {
      const point = flow.screenToFlowPosition({ x: clientX, y: clientY });
      return nodeAt(nodes, placement, point) ?? lineAt(graph.edges, placement, point, REACH / flow.getZoom());
    };
    const show = (id: string | null, event?: MouseEvent) => {
      dom.toggleAttribute('data-over', id !== null);
      const corner = dom.getBoundingClientRect();
      setOver(
        id === null || !event ? null : { id, x: event.clientX - corner.left, y: event.clientY - corner.top },
      );
    };
    let frame = 0;
    let last: string | null = null;
    const look = (event: MouseEvent) => {
      cancelAnimationFrame(frame);
      if (event.buttons !== 0) return show(null);
      frame = requestAnimationFrame(() => {
        const id = isOpen(event.target) ? at(event) : null;
        show(id, event);
        // Elements of React Flow tell of themselves.
        if (id !== last && (id !== null || isOpen(event.target)))
          pointAt(id === null ? null : (near.get(id) ?? null));
        last = id;
      });
    };
    const leave = () => {
      cancelAnimationFrame(frame);
      show(null);
      if (last !== null) pointAt(null);
      last = null;
    };
    const click = (event: MouseEvent) => {
      const id = isOpen(event.target) ? at(event) : null;
      if (id === null) return;
      // Not a click on the empty pane.
      event.stopPropagation();
      leave();
      choose(id);
    };
    dom.addEventListener('mousemove', look);
    dom.addEventListener('mouseleave', leave);
    dom.addEventListener('click', click, true);
    return () => {
      leave();
      dom.removeEventListener('mousemove', look);
      dom.removeEventListener('mouseleave', leave);
      dom.removeEventListener('click', click, true);
    };
  }, [choose, dom, flow, graph, near, nodes, placement]);

  if (bounds === null) return null;
  const told = over === null ? null : toldOf(graph, over.id);
  const { height, width } = store.getState();
  return (
    <>
      <ViewportPortal>
        <Bitmap
          placement={placement}
          lines={lines}
          nodes={nodes}
          bounds={bounds}
          sharp={sharp}
          back={isPointed}
        />
      </ViewportPortal>
      {over !== null && told !== null && <Tip told={told} x={over.x} y={over.y} room={{ width, height }} />}
    </>
  );
}
