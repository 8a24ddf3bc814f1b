import { expect, it } from 'vitest';
import { languageOf } from './languageOf.ts';

it.each([
  ['{"a": 1}', 'json'],
  ['\uFEFF \n[1]', 'json'],
  ['// of Role_B\n/* and\nmore */ {', 'json'],
  ['Trust policy of Role_B:\n{}', 'prose'],
  ['', 'prose'],
])('%j is %s', (text, language) => {
  expect(languageOf(text)).toBe(language);
});
