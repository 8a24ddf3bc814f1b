import { expect, it } from 'vitest';
import type { Place } from '#decision/inventory.ts';
import type { Problem } from '#text/problem.ts';
import type { Finding } from './finding.ts';
import { withFindings } from './withFindings.ts';

const at = (...path: (string | number)[]): Place => ({ document: 'd1', piece: 0, path });
const problem = (rest: Partial<Problem> = {}): Problem => ({
  code: 'L-SID',
  severity: 'error',
  message: 'The Sid "a b" has a space. AWS would refuse this document.',
  document: 'd1',
  place: at('Statement', 0, 'Sid'),
  ...rest,
});
const finding = (rest: Partial<Finding> = {}): Finding => ({
  rule: 'L-SID',
  severity: 'error',
  message: 'The Sid "a b" has a space. Write "ab".',
  why: 'AWS takes letters and digits.',
  page: 'https://docs.aws.amazon.com/sid',
  place: at('Statement', 0, 'Sid'),
  fix: { label: 'Write "ab"', text: 'ab' },
  ...rest,
});

it('says the same thing once, with everything that both know', () => {
  expect(withFindings([problem()], [finding()])).toEqual([
    {
      ...problem(),
      why: 'AWS takes letters and digits.',
      page: 'https://docs.aws.amazon.com/sid',
      fix: { label: 'Write "ab"', text: 'ab' },
    },
  ]);
});

it('keeps what only one of them says, and another place or another code apart', () => {
  const others = [finding({ place: at('Statement', 1, 'Sid') }), finding({ rule: 'L-OTHER' })];
  const merged = withFindings([problem(), problem({ code: 'L-JSON', from: 3 })], others);
  expect(merged.map(({ code, why }) => [code, why !== undefined])).toEqual([
    ['L-SID', false],
    ['L-JSON', false],
    ['L-SID', true],
    ['L-OTHER', true],
  ]);
});

it('calls a fault that AWS takes by the severity of its rule', () => {
  const [merged] = withFindings([problem({ severity: 'warning' })], [finding({ severity: 'info' })]);
  expect(merged?.severity).toBe('info');
});

it('knows a fault again inside a string that lint can only point at as a whole', () => {
  const encoded = problem({ place: at('Role', 'Document', 'Statement', 0, 'Sid') });
  const second = problem({ place: at('Role', 'Document', 'Statement', 1, 'Sid') });
  const whole = finding({ place: at('Role', 'Document') });
  const merged = withFindings([encoded, second], [whole, whole]);
  expect(merged.map(({ why }) => why !== undefined)).toEqual([true, true]);
});

it('never takes a word about an edge for one about the document', () => {
  const edge = { source: 'a', target: 'b' };
  expect(withFindings([problem()], [finding({ edge })])).toMatchObject([{}, { edge }]);
});

it('does not say of an account that is to be filled in that it is no account', () => {
  const toFill = problem({ code: 'L-PLACEHOLDER', message: '"ACCOUNT_ID" stands for an account id.' });
  const found = [finding({ rule: 'L-PLACEHOLDER' }), finding({ rule: 'L-ACCOUNT-ID', severity: 'info' })];
  expect(withFindings([toFill], found).map(({ code }) => code)).toEqual(['L-PLACEHOLDER']);
  expect(withFindings([], found.slice(1)).map(({ code }) => code)).toEqual(['L-ACCOUNT-ID']);
});
