// Requests that overlap: what comes between the slices of a long answer, what stops it, and what an error in it does.
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { findSample, type Sample } from '#lessons/samples.ts';
import { sampleWorkspace } from '#lessons/sampleWorkspace.ts';
import type { Steps } from '#steps/steps.ts';
import { createDesk, type EngineAnswer } from './engineDesk.ts';
import { createPacker } from './texts.ts';

/** The long answer: as long as nobody ends it, so that a test says when. */
const long = vi.hoisted(() => ({ steps: 0, isOver: false, left: 0, throws: false }));

vi.mock('./roads.ts', () => ({
  *roadsFromOutside(): Steps<string> {
    try {
      for (; !long.isOver; long.steps++) {
        const until = performance.now() + 4;
        while (performance.now() < until);
        yield { doing: 'Walking', done: long.steps, of: 0 };
      }
      if (long.throws) throw new Error('boom');
      return 'arrived';
    } finally {
      long.left++;
    }
  },
}));

beforeEach(() => void Object.assign(long, { steps: 0, isOver: false, left: 0, throws: false }));

const BUILD = 'arn:aws:iam::111111111111:role/Build';
const ROADS = { kind: 'ask', id: 10, question: { kind: 'roads' } } as const;
const FIND = { kind: 'ask', id: 11, question: { kind: 'find', text: BUILD } } as const;

async function opened() {
  const told: EngineAnswer[] = [];
  const desk = createDesk((progress) => told.push(progress));
  const pack = createPacker();
  const { context, documents, view } = sampleWorkspace(findSample('cross-account') as Sample);
  const analyse = (id: number, texts = documents) =>
    desk({ kind: 'analyse', id, view, source: pack({ documents: texts, context }, {}) });
  const look = (id: number) => desk({ kind: 'analyse', id, view: { ...view, hidden: ['invalid'] } });
  await analyse(1);
  return { analyse, desk, documents, look, told };
}

describe('while a long answer runs', () => {
  test('short questions, explanations and other views are answered', async () => {
    const { desk, look, told } = await opened();
    const roads = desk(ROADS);
    expect(await desk(FIND)).toMatchObject({ kind: 'answer', answer: { found: [{ id: BUILD }] } });
    expect(await desk({ kind: 'explain', id: 12, edgeId: 'none' })).toMatchObject({ kind: 'explanation' });
    expect(await look(13)).toMatchObject({ kind: 'analysis', id: 13 });
    await vi.waitFor(() =>
      expect(told).toContainEqual(expect.objectContaining({ kind: 'progress', id: 10 })),
    );
    long.isOver = true;
    expect(await roads).toEqual({ kind: 'answer', id: 10, answer: 'arrived' });
  });

  test('it is stopped where it is', async () => {
    const { desk } = await opened();
    const roads = desk(ROADS);
    expect(await desk({ kind: 'stop', id: 10 })).toEqual({ kind: 'ended', id: 10 });
    expect(await roads).toEqual({ kind: 'ended', id: 10 });
    expect(long.left).toBe(1);
    // And may be asked again.
    long.isOver = true;
    expect(await desk({ ...ROADS, id: 14 })).toMatchObject({ answer: 'arrived' });
  });

  test('an edit is judged, and ends what asked about the texts before it', async () => {
    const { analyse, desk, documents } = await opened();
    const roads = desk(ROADS);
    const [, ...fewer] = documents;
    expect(await analyse(20, fewer)).toMatchObject({ kind: 'analysis', id: 20 });
    expect(await roads).toEqual({ kind: 'ended', id: 10 });
  });

  test('an error in it is told, and ends nothing else', async () => {
    const { desk } = await opened();
    const roads = desk(ROADS);
    long.throws = true;
    long.isOver = true;
    expect(await roads).toEqual({ kind: 'failure', id: 10, message: 'boom' });
    expect(await desk(FIND)).toMatchObject({ kind: 'answer' });
  });
});

test('edits are judged one after the other, and the last one counts', async () => {
  const { analyse, desk, documents } = await opened();
  const [first] = documents;
  if (first === undefined) throw new Error('no document');
  const answers = await Promise.all([analyse(30, [first]), analyse(31, documents)]);
  expect(answers.map(({ kind, id }) => [kind, id])).toEqual([
    ['analysis', 30],
    ['analysis', 31],
  ]);
  expect(await desk(FIND)).toMatchObject({ answer: { found: [{ id: BUILD }] } });
});

const many = (count: number) =>
  Array.from(
    { length: count },
    (_, i) =>
      `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::222222222222:role/R${i}"}}`,
  ).join('\n');

describe('while one large text is read', () => {
  test('questions about what is on the screen are answered, and it says how far it is', async () => {
    const { analyse, desk, documents, told } = await opened();
    const reading = analyse(20, [...documents, { id: 'many', name: 'many.txt', text: many(400) }]);
    const order: string[] = [];
    void reading.then(() => order.push('read'));
    expect(await desk(FIND)).toMatchObject({ answer: { found: [{ id: BUILD }] } });
    order.push('found');
    expect(await reading).toMatchObject({ kind: 'analysis', id: 20 });
    expect(order).toEqual(['found', 'read']);
    expect(told).toContainEqual(expect.objectContaining({ kind: 'progress', id: 20 }));
  });

  test('it is stopped where it is, and the next texts are read', async () => {
    const { analyse, desk, documents } = await opened();
    const reading = analyse(20, [...documents, { id: 'many', name: 'many.txt', text: many(400) }]);
    // It has begun.
    await desk(FIND);
    await desk({ kind: 'stop', id: 20 });
    const next = analyse(21);
    expect(await reading).toEqual({ kind: 'ended', id: 20 });
    expect(await next).toMatchObject({ kind: 'analysis', id: 21 });
    expect(await desk(FIND)).toMatchObject({ answer: { found: [{ id: BUILD }] } });
  });
});
