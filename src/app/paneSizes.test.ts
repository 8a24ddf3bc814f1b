import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyMove, PANES, paneSize, parseSizes, type PaneName } from './paneSizes.ts';

const names = Object.keys(PANES) as PaneName[];

test('on any window from 700 pixels both side panes leave room for the picture', () => {
  fc.assert(
    fc.property(fc.integer({ min: 700, max: 4000 }), fc.integer({ min: 1, max: 9000 }), (width, wanted) => {
      const sides = paneSize('documents', wanted, width) + paneSize('explanation', wanted, width);
      expect(width - sides).toBeGreaterThanOrEqual(width * 0.1 - 1);
    }),
  );
});

test('what was chosen is kept within the limits', () => {
  expect(paneSize('documents', 300, 1440)).toBe(300);
  expect(paneSize('documents', 5, 1440)).toBe(PANES.documents.least);
  expect(paneSize('documents', 5000, 1440)).toBe(648);
  expect(paneSize('documents', undefined, 1440)).toBe(331);
});

describe('keys', () => {
  test('an arrow moves the border the way it points', () => {
    expect(keyMove('documents', 'ArrowRight')).toBeGreaterThan(0);
    expect(keyMove('explanation', 'ArrowRight')).toBeLessThan(0);
    expect(keyMove('bottom', 'ArrowUp')).toBeGreaterThan(0);
    expect(keyMove('bottom', 'ArrowLeft')).toBeNull();
  });

  test.each(names)('Home and End go to the limits of %s', (pane) => {
    expect(paneSize(pane, 300 + keyMove(pane, 'Home')!, 1000)).toBe(PANES[pane].least);
    expect(paneSize(pane, 300 + keyMove(pane, 'End')!, 1000)).toBe(1000 * PANES[pane].most);
  });
});

test('remembered sizes that are none are forgotten', () => {
  expect(parseSizes('{"documents":300,"bottom":"tall","other":5,"explanation":-3}')).toEqual({
    documents: 300,
  });
  for (const text of [null, '', 'null', '[]', '{', '7']) expect(parseSizes(text)).toEqual({});
});
