// What reading and lint have to say about one node: in its documents, or about an edge of it; the worst first.
import type { Place } from '#decision/inventory.ts';
import type { Problem } from '#text/problem.ts';
import type { NodeDocument } from './nodeFacts.ts';
import { severityRank } from './severityLook.ts';

export const isInside = (outer: Place, inner: Place): boolean =>
  outer.document === inner.document &&
  outer.piece === inner.piece &&
  outer.path.every((step, i) => step === inner.path[i]);

/** What is only worth knowing is left to the list of problems. */
export const nodeProblems = (
  problems: readonly Problem[],
  id: string,
  documents: readonly NodeDocument[],
): readonly Problem[] =>
  problems
    .filter(({ edge, place, severity }) => {
      if (severity === 'info') return false;
      if (edge !== undefined) return edge.source === id || edge.target === id;
      return place !== undefined && documents.some((document) => isInside(document.place, place));
    })
    .toSorted((a, b) => severityRank(a.severity) - severityRank(b.severity));
