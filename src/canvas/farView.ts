// What of a large picture React Flow draws: the rest is one bitmap (FarCanvas.tsx).
import type { Placement, Point } from '#graph/placement.ts';
import type { CanvasNode, Flow, LineEdge, PartyNode } from './flow.ts';

export interface FarView {
  readonly nodes: CanvasNode[];
  readonly edges: LineEdge[];
  /** On the bitmap. */
  readonly lines: LineEdge[];
  readonly parties: readonly PartyNode[];
}

/** Cards that stand for many stay what they are up to so many: they are what a map is read by. */
const CARDS = 120;

/** `names`: ids whose lines somebody looks at. `isFar`: single nodes are too small to be more than a shape. */
export function farView(flow: Flow, isFar: boolean, looked: ReadonlySet<string>): FarView {
  const cards = flow.nodes.filter((node) => node.type === 'party' && node.data.node.closed !== undefined);
  const keepCards = cards.length <= CARDS;
  const stays = (node: CanvasNode): boolean =>
    !isFar ||
    node.type === 'box' ||
    looked.has(node.id) ||
    (keepCards && node.data.node.closed !== undefined);
  const nodes = flow.nodes.filter(stays);
  const kept = new Set(nodes.map(({ id }) => id));
  const isDrawn = (edge: LineEdge): boolean =>
    looked.has(edge.id) && kept.has(edge.source) && kept.has(edge.target);
  return {
    nodes,
    edges: flow.edges.filter(isDrawn),
    lines: flow.edges.filter((edge) => !isDrawn(edge)),
    parties: flow.nodes.filter((node): node is PartyNode => node.type === 'party' && !kept.has(node.id)),
  };
}

/** The node on the bitmap that stands at a point of the canvas. */
export function partyAt(parties: readonly PartyNode[], placement: Placement, { x, y }: Point): string | null {
  const found = parties.find(({ id }) => {
    const rect = placement.nodes[id];
    return (
      rect !== undefined &&
      x >= rect.x &&
      x <= rect.x + rect.width &&
      y >= rect.y &&
      y <= rect.y + rect.height
    );
  });
  return found?.id ?? null;
}
