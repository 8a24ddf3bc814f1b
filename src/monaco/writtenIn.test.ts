import { expect, test } from 'vitest';
import { writtenIn } from './writtenIn.ts';

const caret = {
  path: [],
  at: 'value',
  token: '',
  from: 0,
  to: 0,
  typed: '',
  quoted: false,
  keys: [],
  colon: false,
} as const;
const key = { ...caret, at: 'key' } as const;

test('values: quoted where the language, or what is written, asks for it', () => {
  const arn = { label: 'arn:aws:iam::111111111111:role/A', detail: '' };
  expect(writtenIn('json', arn, caret)).toBe(`"${arn.label}"`);
  expect(writtenIn('yaml', arn, caret)).toBe(arn.label);
  expect(writtenIn('yaml', arn, { ...caret, quoted: true })).toBe(`"${arn.label}"`);
  expect(writtenIn('hcl', arn, caret)).toBe(`"${arn.label}"`);
  for (const label of ['*', '2012-10-17', '111111111111'])
    expect(writtenIn('yaml', { label, detail: '' }, caret)).toBe(`"${label}"`);
});

test('keys bring the beginning of their value, in the words of the language', () => {
  const action = { label: 'Action', detail: '', value: '"$0"' };
  const principal = { label: 'Principal', detail: '', value: '{ "AWS": "$0" }' };
  expect([
    writtenIn('json', action, key),
    writtenIn('yaml', action, key),
    writtenIn('hcl', action, key),
  ]).toEqual(['"Action": "$0"', 'Action: $0', 'Action = "$0"']);
  expect(writtenIn('yaml', principal, key)).toBe('Principal:\n  $0');
  expect(writtenIn('hcl', principal, key)).toBe('Principal = {\n  $0\n}');
  expect(writtenIn('hcl', { label: 'sts:ExternalId', detail: '', value: '"$0"' }, key)).toBe(
    '"sts:ExternalId" = "$0"',
  );
  expect(writtenIn('yaml', action, { ...key, colon: true })).toBe('Action');
});

test('a prefix leaves the caret where the rest is written', () => {
  const prefix = { label: 's3:', detail: '', leadsOn: true } as const;
  for (const tongue of ['json', 'yaml', 'hcl'] as const)
    expect(writtenIn(tongue, prefix, caret)).toBe('"s3:$0"');
});
