import { expect, test } from 'vitest';
import type { JsonPath } from '#language/policy.ts';
import type { Problem } from '#text/problem.ts';
import { quickFixes } from './quickFixes.ts';

const text =
  '{"Statement":[{"Effect":"allow","Efect":"Allow","Action":["sts:AsumeRole"],"Condition":{"Bool":{"aws:x":"y"}}}]}';

const problem = (path: JsonPath, right: string, label = `Write "${right}"`): Problem => ({
  code: 'L-X',
  severity: 'error',
  message: 'wrong',
  document: 'd',
  place: { document: 'd', piece: 0, path },
  fix: { label, text: right },
});

const mended = (one: Problem) => {
  const [fix] = quickFixes('d', text, [one]);
  return fix ? text.slice(0, fix.from) + fix.text + text.slice(fix.to) : null;
};

test('a value is replaced by the word that the finding gives', () => {
  expect(mended(problem(['Statement', 0, 'Effect'], 'Allow'))).toContain('"Effect":"Allow"');
  expect(mended(problem(['Statement', 0, 'Action', 0], 'sts:AssumeRole'))).toContain('["sts:AssumeRole"]');
});

test('a name, advice, and what is gone are left alone', () => {
  expect(mended(problem(['Statement', 0, 'Efect'], 'Effect'))).toBeNull();
  expect(mended(problem(['Statement', 0, 'Condition', 'Bool', 'aws:x'], 'aws:y'))).toBeNull();
  expect(mended(problem(['Statement', 0, 'Action', 0], 'sts:TagSession', 'Add it'))).toBeNull();
  expect(mended(problem(['Statement', 3, 'Action'], 'sts:AssumeRole'))).toBeNull();
  expect(quickFixes('other', text, [problem(['Statement', 0, 'Effect'], 'Allow')])).toEqual([]);
});
