// One picture of both states: the differences drawn, every node at its place before, after and between.
import type { AccessGraph, GraphEdge, GraphNode, LightGraph } from '#graph/accessGraph.ts';
import type { Theme } from '#graph/look.ts';
import { pillOf } from '#graph/pill.ts';
import type { Placement, Rect } from '#graph/placement.ts';
import { place } from '#layout/place.ts';
import { toSvg } from '#exports/svg.ts';
import { parseArn } from '#language/arn.ts';
import { type Difference, KIND_LOOK, type Side } from './comparison.ts';
import { resourceWords } from './comparisonRows.ts';
import { toldAccessEdge } from './grantEdges.ts';

export type PictureView = 'both' | 'before' | 'after';

export interface ComparisonPicture {
  readonly width: number;
  readonly height: number;
  /** SVG texts of one size and one layout. */
  readonly views: Readonly<Record<PictureView, string>>;
  /** Where the pill of each difference stands. */
  readonly pills: readonly { readonly id: string; readonly rect: Rect }[];
}

export interface PictureShape {
  readonly theme: Theme;
  /** Width by height of the room that there is. */
  readonly aspect: number;
}

interface Drawn extends Side {
  readonly graph: LightGraph;
}

/** Anyone who calls is a star, and so is what policies call everything: one picture may have both. */
const EVERYTHING = 'every resource';

const endOf = ({ about, target }: Difference): string =>
  about === 'access' && target === '*' ? EVERYTHING : target;

function edgeOf(side: Side, difference: Difference): GraphEdge {
  const { about, id, source, target } = difference;
  const told = about === 'access' ? toldAccessEdge(side.model, source, target) : null;
  if (told === null) return { ...side.book.tell(difference), id, kind: 'assume' };
  return { ...told, id, target: endOf(difference) };
}

/** Of very many principals the graphs have no resources, and what is not drawn elsewhere no graph has. */
function nodeOfResource(id: string): GraphNode {
  const account = parseArn(id)?.account ?? '';
  return {
    id,
    kind: 'resource',
    account: account === '' ? null : account,
    label: resourceWords(id === EVERYTHING ? '*' : id),
    detail: 'resource',
    declared: false,
    guessed: false,
  };
}

const absent = (node: GraphNode, words: string): GraphNode => ({
  ...node,
  declared: false,
  detail: `${node.kind} · ${words}`,
});

const nodesIn = (graph: LightGraph): ReadonlyMap<string, GraphNode> =>
  new Map(graph.nodes.map((node) => [node.id, node]));

const pillRect = (edge: GraphEdge, { edges }: Placement): Rect | null => {
  const at = edges[edge.id]?.label;
  if (at === undefined) return null;
  const { height, width } = pillOf(edge);
  return { x: at.x - width / 2, y: at.y - height / 2, width, height };
};

/** Of these differences and nothing else: what is alike would hide them. */
export function comparisonPicture(
  before: Drawn,
  after: Drawn,
  differences: readonly Difference[],
  { aspect, theme }: PictureShape,
): ComparisonPicture {
  const [olds, nows] = [nodesIn(before.graph), nodesIn(after.graph)];
  const ids = [...new Set(differences.flatMap((one) => [one.source, endOf(one)]))];
  const resources = new Set(differences.filter(({ about }) => about === 'access').map(endOf));
  const nodes = ids.flatMap(
    (id) => nows.get(id) ?? olds.get(id) ?? (resources.has(id) ? nodeOfResource(id) : []),
  );
  const inView = (own: ReadonlyMap<string, GraphNode>, words: string) =>
    nodes.map((node) => own.get(node.id) ?? (node.declared ? absent(node, words) : node));
  // Who is only mentioned has no life of its own.
  const nodeBetween = (node: GraphNode): GraphNode => {
    const [old, now] = [olds.get(node.id), nows.get(node.id)];
    if (!node.declared) return node;
    if (now === undefined) return absent(node, 'not there any more');
    return old === undefined ? { ...node, detail: `${node.kind} · new` } : node;
  };
  const used = new Set(nodes.map(({ account }) => account));
  const known = [...after.graph.accounts, ...before.graph.accounts];
  const accounts = [...new Map(known.toReversed().map((one) => [one.id, one])).values()].filter(({ id }) =>
    used.has(id),
  );
  const told = differences.map((difference) => {
    const edge = edgeOf(difference.after === null ? before : after, difference);
    const { glyph, word } = KIND_LOOK[difference.kind];
    // Line, glyph and gates tell the verdict.
    const label = difference.about === 'assume' ? `${glyph} ${word}` : `${glyph} ${edge.label}`;
    return { ...edge, label };
  });
  const graph: AccessGraph = { accounts, nodes: nodes.map(nodeBetween), edges: told, bareWildcardPairs: 0 };
  const past = new Set(differences.filter(({ kind }) => kind === 'removed').map(({ id }) => id));
  const placement = place(graph, {}, { aspect });
  const shown = (
    own: ReadonlyMap<string, GraphNode>,
    side: Drawn,
    end: 'before' | 'after',
    words: string,
  ) => ({
    ...graph,
    nodes: inView(own, words),
    edges: differences
      .filter((one) => one[end] !== null)
      // No longer than where the layout kept room for it.
      .map((one) => Object.assign(edgeOf(side, one), one.about === 'assume' ? { label: '' } : {})),
  });
  return {
    width: placement.width,
    height: placement.height,
    views: {
      both: toSvg(graph, placement, theme, { past }),
      before: toSvg(shown(olds, before, 'before', 'not there before'), placement, theme),
      after: toSvg(shown(nows, after, 'after', 'not there any more'), placement, theme),
    },
    pills: told.flatMap((edge) => {
      const rect = pillRect(edge, placement);
      return rect === null ? [] : [{ id: edge.id, rect }];
    }),
  };
}
