// What of a large picture React Flow draws: the rest is one bitmap (FarCanvas.tsx), on which everything stays, so that
// nothing is painted anew when the pointer moves on.
import { isFollowed } from '#graph/strength.ts';
import type { CanvasNode, Flow, PartyNode } from './flow.ts';

const NONE: ReadonlySet<string> = new Set();

/** Cards that stand for many stay what they are up to so many: they are what a map is read by. */
const CARDS = 120;

const isCard = (node: CanvasNode): boolean => node.type === 'party' && node.data.node.closed !== undefined;

/** Nodes for the bitmap where single ones are too small to be more than a shape. */
export function farParties({ nodes }: Flow): readonly PartyNode[] {
  const keepCards = nodes.filter(isCard).length <= CARDS;
  return nodes.filter((node): node is PartyNode => node.type === 'party' && !(keepCards && isCard(node)));
}

/** Nodes that React Flow draws beside `parties`; `looked`: ids of what somebody looks at, drawn above the bitmap as well. */
export function farNodes(
  { nodes }: Flow,
  parties: readonly PartyNode[],
  looked: ReadonlySet<string>,
): CanvasNode[] {
  if (parties.length === 0) return nodes;
  const away = new Set(parties.map(({ id }) => id));
  return nodes.filter(({ id }) => looked.has(id) || !away.has(id));
}

/** Lines of a map that can be followed stay elements: sharp, with their numbers. */
export const followedLines = ({ edges }: Flow): ReadonlySet<string> =>
  isFollowed(edges.flatMap(({ data }) => data?.edge ?? []))
    ? new Set(edges.flatMap(({ data, id }) => (data?.edge.verdict === 'invalid' ? [] : [id])))
    : NONE;

/** Lines above the bitmap: those that can be followed or that somebody looks at, between nodes that are drawn. */
export function farEdges(
  { edges }: Flow,
  nodes: readonly CanvasNode[],
  looked: ReadonlySet<string>,
  followed: ReadonlySet<string> = NONE,
): Flow['edges'] {
  if (looked.size === 0 && followed.size === 0) return [];
  const kept = new Set(nodes.map(({ id }) => id));
  return edges.filter(
    ({ id, source, target }) => (looked.has(id) || followed.has(id)) && kept.has(source) && kept.has(target),
  );
}
