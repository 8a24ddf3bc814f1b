// Which request values decide something in this picture: the fields of the what-if bar.
import type { AccessGraph } from '#graph/accessGraph.ts';
import type { Workspace } from '#workspace/workspace.ts';

/** Condition keys (as first written) by how many requirements name them; those that are already set stay. */
export function contextKeys(graph: AccessGraph, context: Workspace['context']): readonly string[] {
  const found = new Map<string, { spelling: string; uses: number }>();
  const count = (key: string, uses: number) => {
    const entry = found.get(key.toLowerCase());
    if (entry) entry.uses += uses;
    else found.set(key.toLowerCase(), { spelling: key, uses });
  };
  for (const edge of graph.edges) for (const { key } of edge.requires) count(key, 1);
  for (const key of Object.keys(context)) count(key, 0);
  return [...found.values()].sort((a, b) => b.uses - a.uses).map((entry) => entry.spelling);
}
