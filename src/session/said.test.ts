import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { saidStore, say, sayWait } from './said.ts';

const heard: string[] = [];
saidStore.subscribe(({ text }) => heard.push(text));

beforeEach(() => {
  vi.useFakeTimers();
  heard.length = 0;
});
afterEach(() => vi.runAllTimers());

test('the same words twice are heard twice, and none are left to come across later', () => {
  say('Undone: order.');
  say('Undone: order.');
  expect(heard).toHaveLength(2);
  expect(heard.map((text) => text.trim())).toEqual(['Undone: order.', 'Undone: order.']);
  vi.advanceTimersByTime(10_000);
  expect(heard.at(-1)).toBe('');
});

test('of waits at the same time the first beginning and the last end are heard', () => {
  const first = sayWait('Looking for ways');
  const second = sayWait('Looking for changes');
  first('Done.');
  expect(heard).toEqual(['Looking for ways …']);
  second('Stopped.');
  second('Done.');
  expect(heard).toEqual(['Looking for ways …', 'Stopped.']);
});

test('who leaves is told nothing', () => {
  sayWait('Looking for ways')('');
  expect(heard).toEqual(['Looking for ways …']);
});
