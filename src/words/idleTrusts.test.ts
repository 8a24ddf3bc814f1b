import { expect, test } from 'vitest';
import { RULES } from '#lint/rules.ts';
import { idleTrusts } from './idleTrusts.ts';

test('only trusts that let nobody in, and each code is a rule', () => {
  const problems = RULES.map(
    ({ id }) => ({ code: id, severity: 'info', message: '', document: 'd1' }) as const,
  );
  expect(
    idleTrusts(problems)
      .map(({ code }) => code)
      .toSorted(),
  ).toEqual([
    'L-DANGLING-ID',
    'L-PRINCIPAL-NOT-FOUND',
    'L-SELF-TRUST',
    'L-TRUST-NO-PRINCIPAL',
    'L-UNUSED-TRUST',
  ]);
});
