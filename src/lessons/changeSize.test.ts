import { expect, test } from 'vitest';
import { addDocument, replaceText } from '#workspace/edits.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { changeSize, starsFor } from './changeSize.ts';

const start = addDocument(emptyWorkspace, {
  name: 'a',
  text: '{"Statement":[{"Effect":"Allow","Action":["a:b","a:c"],"Resource":"*"}]}',
});
const size = (text: string) => changeSize(start, replaceText(start, 'd1', text));

test('layout, order of keys and order in lists count for nothing', () => {
  expect(size('{ "Statement": [ { "Resource": "*", "Action": ["a:c", "a:b"], "Effect": "Allow" } ] }')).toBe(
    0,
  );
});

test('a value changed counts once, a statement added by its values', () => {
  expect(size('{"Statement":[{"Effect":"Deny","Action":["a:b","a:c"],"Resource":"*"}]}')).toBe(1);
  expect(
    size(
      '{"Statement":[{"Effect":"Allow","Action":["a:b","a:c"],"Resource":"*"},{"Effect":"Allow","Action":"x","Resource":"y"}]}',
    ),
  ).toBe(3);
  expect(changeSize(start, emptyWorkspace)).toBe(4);
});

test('stars are for the least change', () => {
  expect([1, 2, 3, 4, 5].map((changed) => starsFor(changed, 2))).toEqual([3, 3, 2, 2, 1]);
});
