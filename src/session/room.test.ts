import { expect, test } from 'vitest';
import { aspectOf, roomOf } from './room.ts';

test.each([
  [390, 480, 'portrait'],
  [390, 390, 'portrait'],
  [600, 1000, 'portrait'],
  [720, 790, 'square'],
  [1200, 970, 'square'],
  [1500, 850, 'wide'],
] as const)('a canvas of %i x %i is %s', (width, height, room) => {
  expect(roomOf(width, height)).toBe(room);
});

test('a desktop window has the layout that the build made', () => {
  expect(aspectOf(roomOf(720, 790))).toBeUndefined();
  expect(aspectOf('portrait')).toBeLessThan(0.8);
});
