import { expect, it } from 'vitest';
import type { Piece } from '#import/reading.ts';
import { fillValue } from '#workspace/edits.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { openValues, unknownValues, valueExpectation, valueHint, valueState } from './openValues.ts';

const workspace = { ...emptyWorkspace, documents: [{ id: 'd1', name: 'main.tf', text: '' }] };
const piece = (index: number, asks: Piece['asks'] & object): Piece => ({
  document: 'd1',
  index,
  from: 0,
  to: 0,
  kind: 'terraform',
  title: 'Terraform',
  problems: 0,
  asks,
});
const PIECES = [
  piece(0, [
    { name: 'var.stage', assumed: 'dev', path: ['variable', 'stage'] },
    { name: 'var.account_id', description: 'Where it runs', path: ['variable', 'account_id'] },
  ]),
  piece(1, [{ name: 'var.account_id', path: [] }]),
];

it('each value once, in the order of the text, with what was filled in', () => {
  const open = openValues(workspace.documents, PIECES);
  expect(open.map(({ name }) => name)).toEqual(['var.stage', 'var.account_id']);
  expect(open.map(valueState)).toEqual(['assumed: dev', 'unknown until it is filled in']);
  expect(unknownValues(open)).toHaveLength(1);
  const filled = fillValue(workspace, 'd1', 'var.account_id', '111111111111');
  expect(openValues(filled.documents, PIECES).map(valueState)).toEqual([
    'assumed: dev',
    'filled in: 111111111111',
  ]);
});

it('hints by name, and never when the value looks right', () => {
  expect(valueHint('var.account_id', '12345')).toBe('An account id has 12 digits; this has 5.');
  expect(valueHint('AWS::AccountId', 'prod')).toBe('An account id has 12 digits.');
  expect(valueHint('TrustedAccounts', '111111111111, 222222222222')).toBeNull();
  expect(valueHint('var.account_id', '111111111111')).toBeNull();
  expect(valueHint('RoleArn', 'Role_A')).toBe('An ARN begins with arn:aws.');
  expect(valueHint('var.stage', 'x')).toBeNull();
  expect(valueExpectation('var.account_id')).toBe('An account id has 12 digits.');
  expect(valueExpectation('var.stage')).toBeNull();
});
