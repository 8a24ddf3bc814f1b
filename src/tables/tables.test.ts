import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { separatorOf, SEPARATORS } from '#text/tableText.ts';
import { csvRows } from './csvText.ts';
import { cellValue } from './structText.ts';

describe('cells', () => {
  it('what was written is read, with its place', () => {
    const row = fc
      .array(fc.string(), { minLength: 2, maxLength: 4 })
      .filter((cells) => cells.join('') !== '');
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(...SEPARATORS),
        (rows, by) => {
          const text = rows
            .map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(by))
            .join('\r\n');
          const read = csvRows(text, by);
          expect(read.map((cells) => cells.map((cell) => cell.text))).toEqual(rows);
          for (const { from, text: inside, to } of read.flat())
            expect(text.slice(from, to)).toBe(`"${inside.replaceAll('"', '""')}"`);
        },
      ),
    );
  });

  it('a quote that never ends takes the rest; what follows a quote is passed over', () => {
    const texts = (text: string) => csvRows(text, ',').map((row) => row.map((cell) => cell.text));
    expect(texts('a,"b\nc,d')).toEqual([['a', 'b\nc,d']]);
    expect(texts('"a"x,b\n\n,\nc')).toEqual([['a', 'b'], ['c']]);
  });

  it.each<readonly [string, unknown]>([
    ['', null],
    ['x, y', 'x, y'],
    ['{"a":[1]}', { a: [1] }],
    ['{a=1, b=x, y, c=null, d={e=[f, g], h=2}}', { a: '1', b: 'x, y', d: { e: ['f', 'g'], h: '2' } }],
    [
      '[{arn=arn:aws:iam::1:role/a=b, type=AWS::IAM::Role}]',
      [{ arn: 'arn:aws:iam::1:role/a=b', type: 'AWS::IAM::Role' }],
    ],
    ['{a={b=c}', { a: { b: 'c' } }],
    ['{}', {}],
    ['{not a row}', '{not a row}'],
    ['{__proto__={x=1}}', JSON.parse('{"__proto__":{"x":"1"}}')],
  ])('%s', (text, value) => {
    expect(cellValue(text)).toEqual(value);
  });

  it('whatever a cell holds: no error, and no time that grows with its square', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'{ } [ ] = , a b'.split(' '), ' '), maxLength: 60 }),
        (text) => {
          cellValue(text);
        },
      ),
    );
    for (const one of ['{a=', '[', '{a=1, ', 'a=b, ', '[,', '{a=[b, '])
      expect(cellValue(`{${one.repeat(20_000)}`)).toBeDefined();
  });
});

describe('a heading', () => {
  it.each([
    ['eventtime,eventname,eventsource', ','],
    ['"Event name"\t"Event source"', '\t'],
    ['name;arn;inline_policies', ';'],
    ['user,arn', null],
    ['{"eventName": 1, "eventSource": 2}', null],
    ['', null],
  ])('%s', (heading, separator) => {
    expect(separatorOf(`${heading}\nx`)).toBe(separator);
  });
});
