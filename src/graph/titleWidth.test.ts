import { expect, test } from 'vitest';
import { SIZE } from './look.ts';
import { textWidth } from './textWidth.ts';
import { titleWidth } from './titleWidth.ts';

test.each(['111111111111', '3333333333', 'ACCOUNT_A_ID', '<PRODUCTION_ACCOUNT>'])(
  '%s stands in one line',
  (id) => {
    expect(titleWidth(id)).toBeGreaterThan(textWidth(id, 13, true) + 20);
  },
);

test('short ids leave room for the word above them, and the longest do not fill the picture', () => {
  expect(titleWidth('1')).toBe(SIZE.titleWidth);
  expect(titleWidth('A'.repeat(200))).toBe(280);
});
