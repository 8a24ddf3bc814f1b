// What lint has to say to somebody who looks at one edge.
import type { Place } from '#decision/inventory.ts';
import { GATE_NAMES } from '#decision/verdict.ts';
import type { AssumeGraphEdge } from '#graph/accessGraph.ts';
import type { Problem } from '#text/problem.ts';
import { severityRank } from './severityLook.ts';

const contains = (outer: Place, inner: Place): boolean =>
  outer.document === inner.document &&
  outer.piece === inner.piece &&
  outer.path.length <= inner.path.length &&
  outer.path.every((step, i) => step === inner.path[i]);

/**
 * Findings about this edge, and those above info that stand in a statement which decides it; the worst first.
 * `told`: codes that the explanation speaks of already.
 */
export function worthKnowing(
  problems: readonly Problem[],
  edge: AssumeGraphEdge,
  told: readonly string[] = [],
): readonly Problem[] {
  const statements = GATE_NAMES.flatMap((gate) => edge.gates[gate].statements.map(({ place }) => place));
  return problems
    .filter(({ code, severity, place, why, edge: about }) => {
      if (why === undefined || told.includes(code)) return false;
      if (about) return about.source === edge.source && about.target === edge.target;
      return (
        severity !== 'info' &&
        place !== undefined &&
        statements.some((statement) => contains(statement, place))
      );
    })
    .toSorted((a, b) => severityRank(a.severity) - severityRank(b.severity));
}
