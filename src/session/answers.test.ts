import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Question } from '#engine/questions.ts';
import { answersStore, askAgain, forgetAnswers, keyOf, setAnswerer, stopAsking } from './answers.ts';
import type { AskOptions } from '#workers/workerClient.ts';

const ROADS: Question = { kind: 'roads' };
const KEY = keyOf(ROADS);

interface Asked {
  readonly options: AskOptions;
  readonly answer: (value: unknown) => Promise<void>;
}

let asked: Asked[] = [];
const now = () => {
  const { asking, fresh, stale } = answersStore.getState();
  return { state: asking[KEY]?.state, step: asking[KEY]?.step, fresh: fresh[KEY], stale: stale[KEY] };
};
const settle = () => new Promise<void>((done) => void setTimeout(done, 0));

beforeEach(() => {
  vi.useRealTimers();
  asked = [];
  forgetAnswers();
  answersStore.setState({ stale: {} });
  setAnswerer(
    (_question, options = {}) =>
      new Promise((resolve) => {
        const answer = (value: unknown) => {
          resolve(value as never);
          return settle();
        };
        asked.push({ options, answer });
      }),
  );
});

describe('a question that takes long', () => {
  test('says how far it is, until it has its answer', async () => {
    askAgain(ROADS);
    expect(now()).toMatchObject({ state: 'asked', step: null });
    asked[0]?.options.onStep?.({ doing: 'Following', done: 1, of: 4 });
    expect(now().step).toEqual({ doing: 'Following', done: 1, of: 4 });
    await asked[0]?.answer('roads');
    expect(now()).toEqual({ state: undefined, step: undefined, fresh: 'roads', stale: undefined });
  });

  test('stopped stays stopped, whatever still comes, until it is asked again', async () => {
    askAgain(ROADS);
    stopAsking(KEY);
    expect(asked[0]?.options.signal?.aborted).toBe(true);
    asked[0]?.options.onStep?.({ done: 2, of: 4 });
    await asked[0]?.answer('too late');
    expect(now()).toMatchObject({ state: 'stopped', fresh: undefined });
    askAgain(ROADS);
    expect(now().state).toBe('asked');
    await asked[1]?.answer('roads');
    expect(now().fresh).toBe('roads');
  });

  test('without an answer says so, and may be asked again', async () => {
    askAgain(ROADS);
    await asked[0]?.answer(null);
    expect(now().state).toBe('failed');
    stopAsking(KEY);
    expect(now().state).toBe('failed');
    askAgain(ROADS);
    await asked[1]?.answer('roads');
    expect(now()).toMatchObject({ state: undefined, fresh: 'roads' });
  });

  test('ends with the next analysis; the answer before is shown until the new one is there', async () => {
    askAgain(ROADS);
    await asked[0]?.answer('old');
    forgetAnswers();
    expect(now()).toMatchObject({ state: undefined, fresh: undefined, stale: 'old' });
    askAgain(ROADS);
    forgetAnswers();
    expect(asked[1]?.options.signal?.aborted).toBe(true);
    await asked[1]?.answer('of no round');
    expect(now()).toMatchObject({ state: undefined, fresh: undefined, stale: 'old' });
  });
});
