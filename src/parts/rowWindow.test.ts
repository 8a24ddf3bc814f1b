import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rowWindow, scrollTo } from './rowWindow.ts';

const sizes = [fc.integer({ min: 0, max: 200_000 }), fc.integer({ min: 0, max: 2000 })] as const;

it('always holds the rows in view, and never many more', () => {
  fc.assert(
    fc.property(...sizes, fc.integer({ min: 1, max: 5000 }), (above, view, count) => {
      const { from, to } = rowWindow(above, view, 30, count);
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(count);
      expect(to - from).toBeLessThanOrEqual(Math.ceil(view / 30) + 80);
      const first = Math.floor(above / 30);
      const last = Math.ceil((above + view) / 30) - 1;
      if (last < count && last >= first) {
        expect(from).toBeLessThanOrEqual(first);
        expect(to).toBeGreaterThan(last);
      }
    }),
  );
});

it('stays the same while somebody scrolls a little', () => {
  expect(rowWindow(30 * 41, 300, 30, 5000)).toEqual(rowWindow(30 * 45, 300, 30, 5000));
});

it('scrolls only to a row that is out of view, and brings it to the middle', () => {
  expect(scrollTo(5, 100, 300, 30)).toBeNull();
  expect(scrollTo(100, 0, 330, 30)).toBe(2850);
  expect(scrollTo(0, 600, 300, 30)).toBe(0);
});
