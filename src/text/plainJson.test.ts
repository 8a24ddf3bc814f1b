import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scanJson } from './jsonScan.ts';
import { isPlainJson } from './plainJson.ts';

const isPlain = (text: string): boolean => isPlainJson(text, 0, text.length, JSON.parse(text));

test.each([
  '{"a":"b\\"c","d":[1,"x",{"a":null}]}',
  '{"a\\\\":"\\\\","b":"\\u0022"}',
  '["","",{}]',
  '{"__proto__":{"a":1},"1":"2"}',
])('%s is plain', (text) => {
  expect(isPlain(text)).toBe(true);
});

test.each(['{"a":1,"a":2}', '[{"b":{"a":"x","c":1,"a":"y"}}]', '{"a":[],"\\u0061":""}'])(
  '%s loses a key',
  (text) => {
    expect(isPlain(text)).toBe(false);
  },
);

test('nesting that a scan refuses is not plain', () => {
  const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  for (const depth of [199, 200, 201, 300]) {
    expect(isPlain(nested(depth))).toBe(scanJson(nested(depth), 0).fault === null);
  }
});

const key = fc.constantFrom('a', 'b', '"', '\\', '1', '__proto__');
const json = fc.letrec<{ value: string; object: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('1', 'null', '"x"', '"\\""', '"a\\\\"'),
    fc.array(tie('value'), { maxLength: 3 }).map((list) => `[ ${list.join(' , ')} ]`),
    tie('object'),
  ),
  object: fc
    .array(fc.tuple(key, tie('value')), { maxLength: 3 })
    .map((list) => `{${list.map(([k, v]) => `${JSON.stringify(k)} : ${v}`).join(',\n')}}`),
})).value;

test('it agrees with the scan that finds every key that comes twice', () => {
  fc.assert(
    fc.property(json, (text) => {
      const scanned = scanJson(`[${text}]`, 0, text.length + 2, true);
      expect(isPlain(`[${text}]`)).toBe(scanned.duplicates.length === 0);
    }),
    { numRuns: 2000 },
  );
});
