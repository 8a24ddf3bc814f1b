import { expect, test } from 'vitest';
import { parsePolicy } from '#language/grammar.ts';
import { guardrailTemplates, SLOT_WORDS } from './guardrailTemplates.ts';

const SLOTS = ['scp', 'rcp', 'boundary', 'session'] as const;
const ALL = guardrailTemplates(SLOTS, '111111111111');

test.each(ALL.map((one) => [`${SLOT_WORDS[one.slot]}: ${one.name}`, one] as const))(
  'AWS would accept %s',
  (_, { slot, text }) => {
    const { accepted, faults } = parsePolicy(JSON.parse(text), slot);
    expect(faults).toEqual([]);
    expect(accepted).toBe(true);
  },
);

test('only those that are asked for, with the account filled in', () => {
  const own = guardrailTemplates(['boundary'], '111111111111');
  expect(own.every(({ slot }) => slot === 'boundary')).toBe(true);
  expect(own.some(({ text }) => text.includes('arn:aws:iam::111111111111:role/*'))).toBe(true);
  expect(new Set(ALL.map(({ name, slot }) => `${slot} ${name}`)).size).toBe(ALL.length);
});
