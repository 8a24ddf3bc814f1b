import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SAMPLES } from '#lessons/samples.ts';
import type { Analysis } from './analysis.ts';
import { analyse } from './engine.ts';
import { firstPicture } from './firstPicture.ts';
import { sampleWorkspace } from './input.ts';

/** What must not differ when the engine takes over; its wording and the last pixel may. */
const essence = ({ graph, placement, pieces, problems, contextKeys }: Analysis) => ({
  nodes: graph.nodes.map(({ id, label, guessed }) => `${id} ${label} ${guessed}`).sort(),
  edges: graph.edges.map(({ id, verdict, label }) => `${id} ${verdict} ${label}`).sort(),
  placed: Object.keys(placement.nodes).sort(),
  pieces: pieces.map(({ document, kind, owner }) => [document, kind, owner ?? null]),
  problems: problems.length,
  contextKeys,
});

test('the picture that is shipped is what the engine draws', () => {
  const [first] = SAMPLES;
  if (!first) throw new Error('there is no sample');
  const analysis = analyse(sampleWorkspace(first));
  if (process.env['FIRST_PICTURE'] === 'write') {
    writeFileSync(new URL('firstPicture.txt', import.meta.url), `${JSON.stringify(analysis)}\n`);
    return;
  }
  const advice =
    'if the engine is right: FIRST_PICTURE=write npx vitest run src/session/firstPicture.test.ts';
  expect(essence(firstPicture()), advice).toEqual(essence(analysis));
  expect(analysis.graph.edges.length).toBeGreaterThan(0);
});
