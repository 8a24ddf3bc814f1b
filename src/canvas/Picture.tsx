// React Flow with our nodes and edges. It gets everything placed and measured, and keeps no state of its own.
import {
  Background,
  BackgroundVariant,
  ReactFlow,
  useStore,
  useStoreApi,
  type EdgeTypes,
  type NodeTypes,
  type OnConnectEnd,
} from '@xyflow/react';
import { lazy, memo, Suspense, useCallback, useMemo, useRef } from 'react';
import type { AccessGraph } from '#graph/accessGraph.ts';
import type { Placement } from '#graph/placement.ts';
import { changeView, useWorkspace } from '#session/truth.ts';
import { askForPair, canAskForPair } from '#session/wish.ts';
import { AccessEdge } from './AccessEdge.tsx';
import { AssumeEdge } from './AssumeEdge.tsx';
import { choose, chooseGate } from './closing.ts';
import { Box } from './Box.tsx';
import { farEdges, farNodes, farParties, followedLines } from './farView.ts';
import { ZOOM } from './fit.ts';
import { toFlow } from './flow.ts';
import { neighbours } from './neighbours.ts';
import { Party } from './Party.tsx';
import { UnitFrame, UnitTitle } from './Unit.tsx';
import { pointAt, usePointed } from './pointing.ts';

const nodeTypes: NodeTypes = { unit: UnitFrame, unitTitle: UnitTitle, box: Box, party: Party };
const edgeTypes: EdgeTypes = { assume: AssumeEdge, access: AccessEdge };

const FarCanvas = lazy(() => import('./FarCanvas.tsx').then(({ FarCanvas }) => ({ default: FarCanvas })));

/** After the last step of a move. */
const SETTLED_MS = 300;
const NOTHING: ReadonlySet<string> = new Set();
const NOBODY: ReturnType<typeof farParties> = [];

/** Culling costs more than it saves below this many elements (ux.md 3.3, dependencies.md 3). */
const CULL_ABOVE = 150;

/** Dropped anywhere on a role, not only on its handle. */
const endDrag: OnConnectEnd = (event, { fromNode }) => {
  const { clientX, clientY } =
    'changedTouches' in event ? (event.changedTouches[0] ?? { clientX: 0, clientY: 0 }) : event;
  const target = document
    .elementsFromPoint(clientX, clientY)
    .map((element) => element.closest<HTMLElement>('.react-flow__node-party')?.dataset['id'])
    .find((id) => id !== undefined);
  if (fromNode && target !== undefined) askForPair(fromNode.id, target);
};

const forget = () => pointAt(null);
const clear = () => changeView({ selection: undefined });

interface Props {
  readonly graph: AccessGraph;
  readonly placement: Placement;
}

export const Picture = memo(function Picture({ graph, placement }: Props) {
  const flow = useMemo(() => toFlow(graph, placement), [graph, placement]);
  const near = useMemo(() => neighbours(graph), [graph]);
  const store = useStoreApi();
  const isLarge = flow.nodes.length + flow.edges.length > CULL_ABOVE;
  const dense = placement.crowded === true;
  const isFar = useStore(({ transform: [, , zoom] }) => isLarge && zoom < ZOOM.bitmap);
  const hasBitmap = dense || isFar;
  const pointed = usePointed(hasBitmap) ?? NOTHING;
  const selection = useWorkspace((w) => w.view.selection);
  const looked = useMemo(() => {
    const around = selection === undefined ? undefined : near.get(selection);
    return around === undefined ? pointed : new Set([...pointed, ...around]);
  }, [near, pointed, selection]);
  const parties = useMemo(() => (isFar ? farParties(flow) : NOBODY), [flow, isFar]);
  const nodes = useMemo(() => farNodes(flow, parties, looked), [flow, parties, looked]);
  const followed = useMemo(() => (dense && !isFar ? followedLines(flow) : NOTHING), [dense, flow, isFar]);
  const edges = useMemo(
    () => (hasBitmap ? farEdges(flow, nodes, looked, followed) : flow.edges),
    [flow, followed, hasBitmap, nodes, looked],
  );
  const chosen = useCallback((id: string) => choose(graph, id), [graph]);
  // While a large picture moves, its lines are drawn in the cheapest way (bundles.css).
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const settle = () => {
    clearTimeout(timer.current);
    store.getState().domNode?.removeAttribute('data-moving');
  };
  // React Flow does not tell the end of every move.
  const move = () => {
    if (!isLarge && !dense) return;
    store.getState().domNode?.setAttribute('data-moving', '');
    clearTimeout(timer.current);
    timer.current = setTimeout(settle, SETTLED_MS);
  };
  return (
    <ReactFlow
      className="canvas-flow"
      aria-label="Picture of the graph"
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      zIndexMode="manual"
      minZoom={ZOOM.least}
      maxZoom={ZOOM.most}
      nodesDraggable={false}
      isValidConnection={({ source, target }) => canAskForPair(source, target)}
      onConnectEnd={endDrag}
      connectOnClick={false}
      connectionRadius={30}
      nodesFocusable={false}
      edgesFocusable={false}
      elementsSelectable={false}
      disableKeyboardA11y
      deleteKeyCode={null}
      selectionKeyCode={null}
      multiSelectionKeyCode={null}
      panActivationKeyCode={null}
      zoomActivationKeyCode={null}
      zoomOnDoubleClick={false}
      attributionPosition="bottom-right"
      onlyRenderVisibleElements={isLarge}
      onMove={move}
      onMoveEnd={settle}
      onNodeClick={(_, node) => (node.type === 'party' ? chosen(node.id) : clear())}
      onEdgeClick={({ target }, { id }) => {
        chosen(id);
        chooseGate(id, target);
      }}
      onPaneClick={clear}
      onNodeMouseEnter={(_, node) => node.type === 'party' && pointAt(near.get(node.id) ?? null)}
      onNodeMouseLeave={forget}
      onEdgeMouseEnter={(_, edge) => pointAt(near.get(edge.id) ?? null)}
      onEdgeMouseLeave={forget}
    >
      {hasBitmap && (
        <Suspense>
          <FarCanvas
            graph={graph}
            placement={placement}
            parties={parties}
            followed={followed}
            near={near}
            choose={chosen}
          />
        </Suspense>
      )}
      <Background variant={BackgroundVariant.Dots} gap={20} size={1.2} />
    </ReactFlow>
  );
});
