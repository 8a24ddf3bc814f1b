// Nothing of what is to be guessed is left, in any lesson; and all of it comes back.
import { expect, test } from 'vitest';
import { analyse, draw, judge } from '#engine/engine.ts';
import { veilBut } from '#graph/veiled.ts';
import { lessonWorkspace } from '#lessons/lessonWorkspace.ts';
import { LESSONS } from '#lessons/lessons.ts';
import { derivedStore, setAnalysis, setVeil, verdictOf } from '#session/derived.ts';
import { asSeen } from './seen.ts';

const shut = veilBut(() => false);

test.each(LESSONS)('lesson $id', (lesson) => {
  const analysis = analyse(lessonWorkspace(lesson));
  const told = analysis.graph.edges.filter(({ kind, verdict }) => kind === 'assume' && verdict !== 'unknown');
  const { analysis: seen, guessing } = asSeen(analysis, shut);
  expect(guessing).toBe(told.length);
  const left = told.map(({ id }) => seen.graph.edges.find((edge) => edge.id === id));
  // Of what may be used as well.
  left.push(...seen.graph.edges.filter(({ kind }) => kind === 'access'));
  const said = left.map((edge) => JSON.stringify(edge, (key, value: unknown) => (key === 'id' ? '' : value)));
  expect(said.join('\n')).not.toMatch(/"(?:valid|conditional|invalid|yes|no|depends)"|can assume|cannot/);
  expect([seen.problems, seen.demands]).toEqual([[], []]);
  const known = new Set(told.map(({ id }) => id));
  expect(
    asSeen(
      analysis,
      veilBut(({ id }) => known.has(id)),
    ).analysis,
  ).toBe(analysis);
});

test('a text that cannot be read is still said to be broken', () => {
  const [lesson] = LESSONS;
  if (lesson === undefined) throw new Error('no lesson');
  const start = lessonWorkspace(lesson);
  const broken = { id: 'broken', name: 'broken', text: '{ "Version": ' };
  const analysis = analyse({ ...start, documents: [...start.documents, broken] });
  const { problems } = asSeen(analysis, shut).analysis;
  expect(new Set(problems.map(({ document }) => document))).toEqual(new Set(['broken']));
});

test('whatever shows the graph shows it under the veil, whichever came first', () => {
  const [lesson] = LESSONS;
  if (lesson === undefined) throw new Error('no lesson');
  const analysis = analyse(lessonWorkspace(lesson));
  const shown = () => derivedStore.getState().analysis?.graph.edges.map(({ veiled = false }) => veiled);
  setVeil(shut, asSeen);
  setAnalysis(analysis);
  expect(shown()).toContain(true);
  setVeil(null, asSeen);
  expect(derivedStore.getState()).toMatchObject({ analysis, guessing: 0 });
  setVeil(shut, asSeen);
  expect(shown()).toContain(true);
  const [edge] = analysis.graph.edges;
  expect(verdictOf(edge?.id ?? '')).toBe(edge?.verdict);
  setVeil(null, asSeen);
});

test('neither what is drawn nor where depends on verdicts as long as they are to be guessed', () => {
  for (const lesson of LESSONS) {
    const judged = judge(lessonWorkspace(lesson));
    const blind = draw(judged, {}, { blind: true });
    const ids = blind.graph.edges.map(({ id }) => id);
    for (const word of ['valid', 'conditional', 'invalid', 'unknown']) {
      const hidden = draw(judged, { hidden: [word] }, { blind: true });
      expect(hidden.graph.edges.map(({ id }) => id)).toEqual(ids);
      const without = draw(judged, { filter: { text: `-${word}` } }, { blind: true });
      expect(without.graph.edges.map(({ id }) => id)).toEqual(ids);
      expect(draw(judged, { filter: { text: word } }, { blind: true }).graph.edges).toEqual([]);
    }
  }
});
