import { expect, test } from 'vitest';
import { sixDigits } from './sixDigits.ts';

test('a short colour is written out, any other stays', () => {
  expect(sixDigits('#000')).toBe('#000000');
  expect(sixDigits('#0aF')).toBe('#00aaFF');
  expect(sixDigits('#1c2126')).toBe('#1c2126');
  expect(sixDigits('red')).toBe('red');
});
