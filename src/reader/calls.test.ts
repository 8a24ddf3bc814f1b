import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hear } from './calls.ts';

const call = (fields: object) => hear({ rolegraph: 1, id: 7, ...fields });
const error = (fields: object) => {
  const heard = call(fields);
  return heard?.kind === 'refused' ? heard.error : null;
};

it('hears the three calls', () => {
  expect(call({ call: 'load', link: 'https://x.example/?embed#g1.abc_-' })).toEqual({
    kind: 'call',
    id: 7,
    call: { call: 'load', link: 'g1.abc_-' },
  });
  expect(call({ call: 'load', link: '#e1.abc' })).toMatchObject({ call: { link: 'e1.abc' } });
  expect(call({ call: 'load', texts: [{ text: '{}' }] })).toMatchObject({
    call: { texts: [{ name: 'text', text: '{}' }] },
  });
  expect(call({ call: 'select', select: { source: 'a', target: 'b' } })).toMatchObject({ kind: 'call' });
  expect(call({ call: 'select', select: { node: 'a' } })).toMatchObject({ kind: 'call' });
  expect(call({ call: 'select', select: null })).toMatchObject({ kind: 'call' });
  expect(call({ call: 'verdicts', more: 'ignored' })).toEqual({
    kind: 'call',
    id: 7,
    call: { call: 'verdicts' },
  });
});

it('messages of others are not answered', () => {
  for (const other of [
    null,
    1,
    'verdicts',
    [],
    { call: 'verdicts' },
    { rolegraph: 2, call: 'verdicts' },
    { rolegraph: 1 },
  ])
    expect(hear(other)).toBeNull();
});

it('refuses what is wrong, and says what', () => {
  expect(error({ call: 'eval' })).toMatch(/no such call/);
  expect(error({ call: 'constructor' })).toMatch(/no such call/);
  expect(error({ call: 'load' })).toMatch(/texts is a list/);
  expect(error({ call: 'load', link: 'javascript:alert(1)' })).toMatch(/no Rolegraph link/);
  expect(error({ call: 'load', link: 'g1.abc', texts: [] })).toMatch(/not both/);
  expect(error({ call: 'load', texts: [{ text: 'x'.repeat(5_000_001) }] })).toMatch(/texts is a list/);
  expect(error({ call: 'load', texts: [{ text: 'x'.repeat(3e6) }, { text: 'x'.repeat(3e6) }] })).toMatch(
    /together/,
  );
  expect(error({ call: 'select' })).toMatch(/select is/);
  expect(error({ call: 'select', select: { node: 'a', source: 'b', target: 'c' } })).toMatch(/select is/);
  expect(error({ id: {}, call: 'verdicts' })).toMatch(/id is/);
  expect(error({ id: NaN, call: 'verdicts' })).toMatch(/id is/);
});

it('never throws, and hears only whole calls', () => {
  const field = fc.oneof(fc.jsonValue(), fc.constantFrom('load', 'select', 'verdicts', 'g1.a'));
  const data = fc.record(
    {
      rolegraph: fc.constantFrom(1, 1, 1, '1', 2),
      id: field,
      call: field,
      link: field,
      texts: field,
      select: field,
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(data, (message) => {
      const heard = hear(message);
      expect(
        heard === null ||
          heard.kind === 'refused' ||
          ['load', 'select', 'verdicts'].includes(heard.call.call),
      ).toBe(true);
    }),
    { numRuns: 300 },
  );
});
