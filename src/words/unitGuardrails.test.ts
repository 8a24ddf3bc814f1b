import { expect, test } from 'vitest';
import { guardrailsByLevel } from './unitGuardrails.ts';

test('what stands at the OU comes first, then what it inherits, then what is attached below', () => {
  const of = (level: string) => ({ level, name: `of ${level}` });
  const given = ['Root (r-ab12)', 'Work (ou-ab12-1)', 'Prod (ou-ab12-2)', 'shop (111111111111)', 'root'].map(
    of,
  );
  const levels = guardrailsByLevel([...given, of('Prod (ou-ab12-2)')], ['r-ab12', 'ou-ab12-1', 'ou-ab12-2']);
  expect(levels.map(({ guardrails, level, where }) => [level, where, guardrails.length])).toEqual([
    ['Prod (ou-ab12-2)', 'here', 2],
    ['Root (r-ab12)', 'above', 1],
    ['Work (ou-ab12-1)', 'above', 1],
    ['root', 'above', 1],
    ['shop (111111111111)', 'below', 1],
  ]);
});
