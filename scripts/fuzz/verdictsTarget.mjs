import { analyse, explainEdge, judge } from '#engine/engine.ts';
import { prepareReading } from '#import/textReaders.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { documentsOf, promise, textOf } from './promise.mjs';

/** Any text as far as the picture: each edge is explained, and the explanation says what the edge says. */
export async function verdictsTarget(bytes) {
  const documents = documentsOf(textOf(bytes));
  await prepareReading(documents);
  const workspace = { ...emptyWorkspace, documents };
  const { graph, placement } = analyse(workspace);
  const judged = judge(workspace);
  for (const { id } of graph.nodes) {
    const at = placement.nodes[id];
    promise(at && Number.isFinite(at.x) && Number.isFinite(at.y), 'a node has a place', id);
  }
  for (const edge of graph.edges.slice(0, 50)) {
    if (edge.kind !== 'assume') continue;
    const explained = explainEdge(judged, edge.id);
    promise(explained?.edge.verdict === edge.verdict, 'the explanation says what the edge says', edge.id);
  }
}
