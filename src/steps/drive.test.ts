import { describe, expect, test } from 'vitest';
import { drive } from './drive.ts';
import { countedOf, finish, mapInSteps, partOf, saying, shareOf, type Step, type Steps } from './steps.ts';

/** A clock that goes on by so much with every look at it. */
function clock(by: number) {
  let time = 0;
  const rests: number[] = [];
  const rest = () => {
    rests.push(time);
    return Promise.resolve();
  };
  return { now: () => (time += by), rest, rests };
}

function* counting(to: number, log: string[] = []): Steps<number> {
  try {
    for (let i = 0; i < to; i++) yield { doing: 'Counting', done: i, of: to };
    return to;
  } finally {
    log.push('left');
  }
}

describe('driving', () => {
  test('short work rests not once', async () => {
    const turns = clock(1);
    expect(await drive(counting(5), turns)).toEqual({ value: 5 });
    expect(turns.rests).toEqual([]);
  });

  test('long work rests about every 12 ms, and says how far it is', async () => {
    const turns = clock(1);
    const steps: Step[] = [];
    expect(await drive(counting(100), { ...turns, onStep: (step) => steps.push(step) })).toEqual({
      value: 100,
    });
    const gaps = turns.rests.slice(1).map((time, i) => time - (turns.rests[i] ?? 0));
    expect(gaps.length).toBeGreaterThan(5);
    for (const gap of gaps) expect(gap).toBeLessThanOrEqual(14);
    expect(steps).toHaveLength(turns.rests.length);
    expect(steps.every(({ doing, of }) => doing === 'Counting' && of === 100)).toBe(true);
  });

  test('what was said last still holds', async () => {
    function* quiet(): Steps<null> {
      yield { doing: 'Reading', done: 0, of: 0 };
      for (let i = 0; i < 20; i++) yield { done: i, of: 20 };
      return null;
    }
    const said = new Set<string | undefined>();
    await drive(quiet(), { ...clock(5), onStep: ({ doing }) => said.add(doing) });
    expect([...said]).toEqual(['Reading']);
  });

  test('stopped, it leaves where it is, in order', async () => {
    const log: string[] = [];
    let looks = 0;
    const isStopped = () => ++looks === 2;
    expect(await drive(counting(1000, log), { ...clock(5), isStopped })).toBeNull();
    expect([looks, log]).toEqual([2, ['left']]);
  });

  test('two works take turns', async () => {
    const order: string[] = [];
    const work = (name: string) => drive(counting(8), { ...clock(20), onStep: () => order.push(name) });
    await Promise.all([work('a'), work('b')]);
    expect(order.slice(0, 6)).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
  });

  test('what it throws is passed on', async () => {
    function* broken(): Steps<null> {
      yield { done: 0, of: 0 };
      throw new Error('boom');
    }
    await expect(drive(broken(), clock(20))).rejects.toThrow('boom');
  });
});

test('at once it is the same', () => {
  expect(finish(counting(7))).toBe(7);
  expect(finish(mapInSteps([1, 2, 3], (n) => n * 2))).toEqual([2, 4, 6]);
});

test('parts of longer work count as parts of it', () => {
  const shares = [...partOf(counting(4), 1, 2)].map(shareOf);
  expect(shares).toEqual([0.5, 0.625, 0.75, 0.875]);
  expect([...saying({ done: 3, of: 9 }, counting(2))]).toEqual([
    { done: 3, of: 9 },
    { done: 3, of: 9 },
  ]);
});

test('numbers that tell people nothing are not told', () => {
  expect(countedOf({ done: 1200, of: 5300, unit: 'pairs' })).toBe('1,200 of 5,300 pairs');
  expect([countedOf({ done: 1, of: 2 }), countedOf({ done: 1, of: 0, unit: 'pairs' })]).toEqual(['', '']);
  expect([shareOf({ done: 1, of: 0 }), shareOf({ done: 3, of: 2 })]).toEqual([null, 1]);
});
