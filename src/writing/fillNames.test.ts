import { expect, test } from 'vitest';
import { addDocument, answerOwner } from '#workspace/edits.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { filledText, fillNames } from './fillNames.ts';

const NAMES = { ACCOUNT_B: '222222222222', '1111111111': '111111111111', '<a>': '333333333333' };

test.each([
  ['arn:aws:iam::ACCOUNT_B:root', 'arn:aws:iam::222222222222:root'],
  ['ACCOUNT_B_ID and MY_ACCOUNT_B', 'ACCOUNT_B_ID and MY_ACCOUNT_B'],
  ['111111111111 stays, 1111111111 goes', '111111111111 stays, 111111111111 goes'],
  ['arn:aws:iam::<a>:role/x', 'arn:aws:iam::333333333333:role/x'],
])('%s', (text, wanted) => expect(filledText(text, NAMES)).toBe(wanted));

test('a name that begins like another is not taken for it', () => {
  expect(filledText('$A $A-B', { $A: '1', '$A-B': '2' })).toBe('1 2');
});

test('owners are filled in with the texts; what has no such name keeps its identity', () => {
  const one = addDocument(emptyWorkspace, { name: 'one', text: '{}' });
  const w = answerOwner(addDocument(one, { name: 'two', text: 'ACCOUNT_B' }), 'd1', 0, {
    owner: 'arn:aws:iam::1111111111:role/x',
  });
  const filled = fillNames(w, NAMES);
  expect(filled.documents[0]?.owners?.[0]?.owner).toBe('arn:aws:iam::111111111111:role/x');
  expect(filled.documents[1]?.text).toBe('222222222222');
  expect(fillNames(w, { ACCOUNT_C: '1' })).toBe(w);
});
