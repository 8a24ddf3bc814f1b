import type { GraphNode } from './accessGraph.ts';

/** What to call a node where its account box is not in sight: in tables, sentences and reviews. */
export const nameAlone = ({ closed, id, kind, label }: GraphNode): string =>
  kind === 'account' && closed === undefined ? `account ${id}` : label;
