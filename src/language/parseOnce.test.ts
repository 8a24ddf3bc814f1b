import { expect, test } from 'vitest';
import { parsePolicy } from './grammar.ts';
import { parseOnce } from './parseOnce.ts';

const trust = (more: object = {}, principal: unknown = { Service: 'lambda.amazonaws.com' }) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole', ...more }],
});

test('trust policies that say the same are one, and say what each says by itself', () => {
  const [a, b] = [trust(), trust()];
  expect(parseOnce(a, 'trust')).toBe(parseOnce(b, 'trust'));
  expect(parseOnce(b, 'trust').statements).toEqual(parsePolicy(b, 'trust').statements);
});

test.each([
  ['another action', trust({ Action: 'sts:*' })],
  ['a condition', trust({ Condition: { Bool: { 'aws:SecureTransport': 'true' } } })],
  ['another value', trust({ Condition: { Bool: { 'aws:SecureTransport': true } } })],
  ['a second name', trust({}, { Service: ['lambda.amazonaws.com', 'ec2.amazonaws.com'] })],
  ['a second key', trust({}, { Service: 'lambda.amazonaws.com', AWS: '111111111111' })],
  ['the keys the other way round', trust({}, { AWS: '111111111111', Service: 'lambda.amazonaws.com' })],
  ['the old version', { ...trust(), Version: '2008-10-17' }],
  ['an element that is there without a value', trust({ Sid: undefined })],
])('%s is another policy', (_, document) => {
  parseOnce(trust(), 'trust');
  const policy = parseOnce(document, 'trust');
  expect(policy).not.toBe(parseOnce(trust(), 'trust'));
  expect(policy.statements).toEqual(parsePolicy(document, 'trust').statements);
});

test('a fault belongs to one document alone', () => {
  const [a, b] = [trust({ Efect: 'Allow' }), trust({ Efect: 'Allow' })];
  expect(parseOnce(a, 'trust').faults).not.toEqual([]);
  expect(parseOnce(a, 'trust')).not.toBe(parseOnce(b, 'trust'));
});

test('documents of other types are not compared', () => {
  const allow = () => ({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } });
  expect(parseOnce(allow(), 'identity')).not.toBe(parseOnce(allow(), 'identity'));
});
