import { expect, test } from 'vitest';
import { kept } from './kept.ts';
import { parseProgress, progressStore, recordResult, solvedBeside, writtenId } from './progress.ts';

test('what is not as it should be is left out', () => {
  expect(parseProgress(null)).toEqual({});
  expect(parseProgress('{')).toEqual({});
  expect(parseProgress('[1]')).toEqual({});
  expect(parseProgress('{"a":{"stars":2},"b":{"stars":9},"c":null,"d":{"stars":null}}')).toEqual({
    a: { stars: 2 },
    d: { stars: null },
  });
});

test('the best result counts', () => {
  recordResult('x', { stars: null });
  recordResult('x', { stars: 2 });
  recordResult('x', { stars: 1 });
  recordResult('x', { stars: null });
  expect(progressStore.getState().value).toEqual({ x: { stars: 2 } });
});

test('exercises and lessons that somebody wrote count, and only the last ones are remembered', () => {
  progressStore.setState({ value: {} });
  const written = { title: 'T', story: [], goals: [], hints: [], start: [] };
  recordResult('same-account', { stars: 3 });
  recordResult(writtenId(written), { stars: null });
  recordResult(writtenId({ ...written, hints: ['more'] }), { stars: 2 });
  recordResult(writtenId({ ...written, title: 'Another' }), { stars: 2 });
  for (let i = 0; i < 250; i++) recordResult(`exercise-${i}`, { stars: 1 });
  const { value } = progressStore.getState();
  expect(solvedBeside(value)).toEqual({ exercises: 200, written: 2 });
  expect([value['same-account'], value[writtenId(written)]]).toEqual([{ stars: 3 }, { stars: 2 }]);
  expect([value['exercise-49'], value['exercise-50']]).toEqual([undefined, { stars: 1 }]);
  expect(JSON.stringify(value)).not.toContain('Another');
});

test('what is kept comes back; a browser that refuses storage forgets, and does not break', () => {
  const shelf = new Map<string, string>();
  const open = () => ({ getItem: (key: string) => shelf.get(key) ?? null, setItem: shelf.set.bind(shelf) });
  kept('k', parseProgress, open).setState({ value: { x: { stars: 3 } } });
  expect(kept('k', parseProgress, open).getState().value).toEqual({ x: { stars: 3 } });
  const refused = kept('k', parseProgress, () => {
    throw new Error('refused');
  });
  refused.setState({ value: { y: { stars: 1 } } });
  expect(refused.getState().value).toEqual({ y: { stars: 1 } });
});
