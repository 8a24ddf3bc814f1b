import { expect, test } from 'vitest';
import { parseProgress, progressStore, recordResult, rememberProgress } from './progress.ts';

test('what is not as it should be is left out', () => {
  expect(parseProgress(null)).toEqual({});
  expect(parseProgress('{')).toEqual({});
  expect(parseProgress('[1]')).toEqual({});
  expect(parseProgress('{"a":{"stars":2},"b":{"stars":9},"c":null,"d":{"stars":null}}')).toEqual({
    a: { stars: 2 },
    d: { stars: null },
  });
});

test('the best result counts, and is remembered', () => {
  const kept = new Map<string, string>();
  const shelf = { getItem: (key: string) => kept.get(key) ?? null, setItem: kept.set.bind(kept) };
  const stop = rememberProgress(() => shelf);
  recordResult('x', { stars: null });
  recordResult('x', { stars: 2 });
  recordResult('x', { stars: 1 });
  recordResult('x', { stars: null });
  expect(progressStore.getState().results).toEqual({ x: { stars: 2 } });
  stop();
  rememberProgress(() => shelf)();
  expect(progressStore.getState().results).toEqual({ x: { stars: 2 } });
});

test('a browser that refuses storage forgets, and does not break', () => {
  const stop = rememberProgress(() => {
    throw new Error('refused');
  });
  recordResult('y', { stars: 3 });
  expect(progressStore.getState().results['y']).toEqual({ stars: 3 });
  stop();
});
