// The real engine on the real samples: the first picture must be worth looking at.
import { describe, expect, test } from 'vitest';
import { SAMPLES } from '#lessons/samples.ts';
import { replaceText } from '#workspace/edits.ts';
import { createDesk } from './engineDesk.ts';
import { analyse, explainEdge, judge } from './engine.ts';
import { sampleWorkspace } from './sampleWorkspace.ts';
import { isInGraph } from './selection.ts';

describe.each(SAMPLES)('sample "$id"', (sample) => {
  const workspace = sampleWorkspace(sample);
  const analysis = analyse(workspace);

  test('is read without problems, has edges, and all of it stands somewhere', () => {
    expect(analysis.problems.filter((problem) => problem.severity === 'error')).toEqual([]);
    expect(analysis.brokenDocuments).toEqual([]);
    expect(analysis.graph.edges.length).toBeGreaterThan(0);
    const { nodes, edges } = analysis.placement;
    expect(analysis.graph.nodes.filter((node) => nodes[node.id] === undefined)).toEqual([]);
    expect(analysis.graph.edges.filter((edge) => edges[edge.id] === undefined)).toEqual([]);
  });

  test('every assume edge can be explained, with the same verdict', () => {
    const judged = judge(workspace);
    for (const edge of judged.graph.edges) {
      const explanation = explainEdge(judged, edge.id);
      if (edge.kind === 'assume') expect(explanation?.edge.verdict, edge.id).toBe(edge.verdict);
      else expect(explanation).toBeNull();
    }
  });

  test('passes through a worker unchanged', () => {
    expect(structuredClone(analysis)).toEqual(analysis);
  });

  test('keeps its graph while a document is broken, and follows when it is mended', () => {
    const [first] = workspace.documents;
    const ask = createDesk();
    if (!first) throw new Error('the sample is empty');
    const broken = replaceText(
      workspace,
      first.id,
      first.text.replace(/"Statement": \[/, '"Statement": [ ]]]'),
    );
    const answer = ask({
      kind: 'analyse',
      id: 1,
      source: broken,
      goodTexts: { [first.id]: { text: first.text, broken: 0 } },
      view: {},
    });
    expect(answer).toMatchObject({ kind: 'analysis', stale: true });
    expect(answer.kind === 'analysis' && answer.analysis.graph).toEqual(analysis.graph);
    expect(answer.kind === 'analysis' && answer.analysis.problems.length).toBeGreaterThan(0);
    const mended = ask({ kind: 'analyse', id: 2, source: workspace, view: {} });
    expect(mended).toMatchObject({ stale: false });
  });
});

test('the first sample starts at the edge that it wants to show', () => {
  const [first] = SAMPLES;
  if (!first) throw new Error('there is no sample');
  expect(isInGraph(analyse(sampleWorkspace(first)).graph, first.selection ?? '')).toBe(true);
});
