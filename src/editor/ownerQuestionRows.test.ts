import { expect, test } from 'vitest';
import type { Piece } from '#import/reading.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { confirmAll, findQuestions } from './ownerQuestionRows.ts';

const piece = (index: number, more: Partial<Piece> = {}): Piece => ({
  document: 'd',
  index,
  from: 0,
  to: 1,
  kind: 'policy',
  title: 'Trust policy',
  policyType: 'trust',
  ownership: 'guessed',
  owner: `arn:aws:iam::111111111111:role/R${index}`,
  question: `This looks like the trust policy of R${index}.`,
  problems: 0,
  ...more,
});

test('a question is found by words of it, its owner and its document', () => {
  const pieces = [piece(1), piece(2, { document: 'e' }), piece(12)];
  const found = (typed: string) =>
    findQuestions(pieces, typed, (document) => (document === 'e' ? 'Second.json' : '')).map(
      ({ index }) => index,
    );
  expect(found('')).toEqual([1, 2, 12]);
  expect(found('r1 TRUST')).toEqual([1, 12]);
  expect(found('second')).toEqual([2]);
  expect(found('role/R12')).toEqual([12]);
  expect(found('nobody')).toEqual([]);
});

test('yes to all answers what has a name, and leaves the rest open', () => {
  const w = { ...emptyWorkspace, documents: [{ id: 'd', name: '', text: '' }] };
  const pieces = [piece(0), piece(1, { nameless: true })];
  expect(confirmAll(w, pieces).documents[0]?.owners).toEqual({
    '0': { owner: 'arn:aws:iam::111111111111:role/R0', slot: 'trust' },
  });
});
