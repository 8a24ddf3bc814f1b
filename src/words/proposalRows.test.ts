import { expect, test } from 'vitest';
import type { Change } from '#fixes/fix.ts';
import { SOURCE, TARGET } from './exampleEdge.ts';
import { collateralRows, copyRow, elseWhere, heldGuess, jobSentence } from './proposalRows.ts';

const moved = { source: SOURCE, target: TARGET, before: 'invalid', after: 'valid' } as const;

test('who else', () => {
  expect(elseWhere([], 'fixes')).toBe('Nobody else here gets in.');
  expect(elseWhere([moved], 'fixes')).toBe('One more gets in:');
  expect(elseWhere([moved, moved], 'closures')).toBe('2 more are kept out:');
  expect(elseWhere([{ ...moved, after: 'unknown' }], 'fixes')).toBe('One more might get in:');
  expect(collateralRows([moved])).toEqual([
    { source: 'Caller', target: 'Callee', change: 'invalid → valid' },
  ]);
});

test('whose work', () => {
  expect(jobSentence({ who: 'own account', text: 'an administrator of account 1' })).toBe(
    'For an administrator of account 1',
  );
});

test('what to copy', () => {
  const change = (partial: Partial<Change>): Change => ({
    kind: 'new-policy',
    gate: 'permission',
    owner: SOURCE,
    slot: 'identity',
    policy: 'p',
    path: [],
    ...partial,
  });
  expect(copyRow(change({ value: { Statement: [] } }))).toEqual({
    label: 'New policy of Caller',
    text: '{\n  "Statement": []\n}',
  });
  const unknown = 'arn:aws:iam::UNKNOWN_ACCOUNT_TERRAFORM:role/a';
  expect(copyRow(change({ value: unknown }))).toEqual({
    label: 'New policy of Caller',
    text: '"arn:aws:iam::ACCOUNT_ID:role/a"',
    fill: 'ACCOUNT_ID stands for an account that nobody has said: put its twelve digits there.',
  });
  const path = ['Statement', 0, 'Principal', 'AWS'];
  expect(
    copyRow(change({ kind: 'change-statement', slot: 'trust', owner: TARGET, path, value: 'x' })),
  ).toEqual({
    label: 'Write into the trust policy of Callee',
    text: '"AWS": "x"',
  });
  expect(
    copyRow(change({ kind: 'remove-statement', path: ['Statement', 1], before: { Effect: 'Deny' } })).label,
  ).toBe('Take out of the policy of Caller');
});

test('a guess that is held', () => {
  expect(heldGuess(SOURCE, 'notes.md', 1)).toBe(
    'It also says that policy 2 of notes.md is Caller’s, as was guessed.',
  );
});
