import { accountLabel } from './accountLabel.ts';
import type { GraphNode } from './accessGraph.ts';
import { unitsWords } from './unitTree.ts';

/** What to call a node where its account box is not in sight: in tables, sentences and reviews. */
export function nameAlone({ closed, id, kind, label, units }: GraphNode): string {
  if (units !== undefined && units.at(-1)?.id === id) return `OU ${unitsWords(units)}`;
  return kind === 'account' && closed === undefined ? `account ${accountLabel(id)}` : label;
}
