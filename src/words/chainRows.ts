// Chains told: how far, over whom, on what conditions.
import type { Chain } from '#chains/chain.ts';
import type { VerdictWord } from '#decision/verdict.ts';
import type { LightGraph } from '#graph/accessGraph.ts';
import { nameIn } from './names.ts';
import { pairId } from './pair.ts';

export interface HopRow {
  readonly number: number;
  /** Of its edge: what to select. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly verdict: VerdictWord;
  readonly label: string;
  /** What the request of this hop has to be. */
  readonly conditions: readonly string[];
}

/** What has to be so; alternatives are one condition. */
function conditionsOf({ requires, ways }: Chain['hops'][number]['edge']): readonly string[] {
  const [only = requires, ...others] = ways;
  if (others.length === 0) return only.map(({ text }) => text);
  return [ways.map((way) => way.map(({ text }) => text).join(' and ')).join(', or if ')];
}

export const hopRows = (graph: LightGraph, { hops }: Chain): readonly HopRow[] =>
  hops.map(({ edge, number }) => ({
    number,
    id: pairId(edge),
    from: nameIn(graph, edge.source),
    to: nameIn(graph, edge.target),
    verdict: edge.verdict,
    label: edge.label,
    conditions: conditionsOf(edge),
  }));

/** `directly`, `by way of Build`, `by way of Build, Deploy`. */
export function way(graph: LightGraph, { hops }: Chain): string {
  const between = hops.slice(0, -1).map(({ edge }) => nameIn(graph, edge.target));
  if (between.length === 0) return 'directly';
  const shown = between.slice(0, 2).join(', ');
  return `by way of ${shown}${between.length > 2 ? ` and ${between.length - 2} more` : ''}`;
}

/** Ways that no single edge shows, and that may be walked. */
export const detours = (chains: readonly Chain[]): readonly Chain[] =>
  chains.filter(({ hops, verdict }) => hops.length > 1 && verdict !== 'invalid');
