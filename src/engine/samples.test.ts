// The real engine on the real samples: the first picture must be worth looking at.
import { describe, expect, test } from 'vitest';
import { SAMPLES } from '#lessons/samples.ts';
import { replaceText } from '#workspace/edits.ts';
import { createDesk } from './engineDesk.ts';
import { createPacker } from './texts.ts';
import { analyse, explainEdge, judge } from './engine.ts';
import { sampleWorkspace } from '#lessons/sampleWorkspace.ts';
import { isInGraph } from './selection.ts';

describe.each(SAMPLES)('sample "$id"', (sample) => {
  const workspace = sampleWorkspace(sample);
  const analysis = analyse(workspace);

  test('is read without problems, teaches good policies, has edges, and all of it stands somewhere', () => {
    expect(analysis.problems.filter((problem) => problem.severity !== 'info')).toEqual([]);
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

  test('keeps its graph while a document is broken, and follows when it is mended', async () => {
    const [first] = workspace.documents;
    const ask = createDesk();
    if (!first) throw new Error('the sample is empty');
    const broken = replaceText(
      workspace,
      first.id,
      first.text.replace(/"Statement": \[/, '"Statement": [ ]]]'),
    );
    const pack = createPacker();
    const answer = await ask({
      kind: 'analyse',
      id: 1,
      source: pack(broken, { [first.id]: { text: first.text, broken: 0 } }),
      view: {},
    });
    expect(answer).toMatchObject({ kind: 'analysis', stale: true });
    expect(answer.kind === 'analysis' && answer.analysis.graph).toEqual(analysis.graph);
    expect(answer.kind === 'analysis' && answer.analysis.problems.length).toBeGreaterThan(0);
    const mended = await ask({ kind: 'analyse', id: 2, source: pack(workspace, {}), view: {} });
    expect(mended).toMatchObject({ stale: false });
  });
});

test('an estate that a slip of the keyboard breaks into scraps keeps its picture', () => {
  const sample = SAMPLES.find(({ id }) => id === 'guardrails');
  const workspace = sampleWorkspace(sample ?? SAMPLES[0]!);
  const [estate] = workspace.documents;
  const slips = [
    ['"Resource"', 'oops "Resource"'],
    ['"policies"', 'oops "policies"'],
    ['"kind"', 'kind"'],
  ] as const;
  for (const [right, wrong] of slips) {
    const broken = replaceText(workspace, estate!.id, estate!.text.replace(right, wrong));
    const judged = judge(broken, { [estate!.id]: { text: estate!.text, broken: 0 } });
    expect([judged.stale, judged.graph], wrong).toEqual([true, judge(workspace).graph]);
  }
  const more = replaceText(workspace, estate!.id, `${estate!.text}\n{ "colour": "blue" }`);
  expect(judge(more, { [estate!.id]: { text: estate!.text, broken: 0 } }).stale).toBe(false);
});

test('lint speaks in the problems, with its reason and AWS page', () => {
  const [first] = SAMPLES;
  const { problems } = analyse(sampleWorkspace(first!));
  const told = problems.find(({ code }) => code === 'L-UNUSED-TRUST');
  expect(told).toMatchObject({ severity: 'info', edge: { target: expect.stringContaining('Audit') } });
  expect(told?.page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
});

test('the first sample starts at the edge that it wants to show', () => {
  const [first] = SAMPLES;
  if (!first) throw new Error('there is no sample');
  expect(isInGraph(analyse(sampleWorkspace(first)).graph, first.selection ?? '')).toBe(true);
});
