import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { rangeKey } from '#text/ranges.ts';
import { prepareYaml, readYaml, type YamlReading } from './yamlText.ts';

describe('reading YAML', () => {
  beforeAll(prepareYaml);

  const only = (text: string) => {
    const reading = readYaml(text);
    expect(reading.documents.length).toBe(1);
    return reading.documents[0]?.value;
  };
  const shown = (text: string, { ranges }: YamlReading, path: readonly (string | number)[]) => {
    const [from, to] = ranges[rangeKey(path)] ?? [0, 0];
    return text.slice(from, to);
  };
  const codes = (text: string) => readYaml(text).faults.map(({ code }) => code);

  it('gives values, and the text of every path', () => {
    const text = 'a:\n  - b: "x"   # why\n    c: [1, two]\n  - |\n    many\n    lines\nd:\n# end\n';
    const reading = readYaml(text);
    expect(reading.documents[0]?.value).toEqual({ a: [{ b: 'x', c: [1, 'two'] }, 'many\nlines\n'], d: null });
    expect(shown(text, reading, ['a', 0])).toBe('b: "x"   # why\n    c: [1, two]');
    expect(shown(text, reading, ['a', 0, 'b'])).toBe('"x"');
    expect(shown(text, reading, ['a', 0, 'c', 1])).toBe('two');
    expect(shown(text, reading, ['a', 1])).toBe('|\n    many\n    lines');
    expect(shown(text, reading, ['d'])).toBe('d');
    expect(reading.faults).toEqual([]);
  });

  it('keeps account ids as they are written, and dates as text', () => {
    expect(only('[012345678901, 123456789012, 1.2e5, 0x1f, 3600, 2012-10-17, on, 1_000]')).toEqual([
      '012345678901',
      '123456789012',
      '1.2e5',
      '0x1f',
      3600,
      '2012-10-17',
      'on',
      '1_000',
    ]);
    expect(only('123456789012: x')).toEqual({ '123456789012': 'x' });
  });

  it('reads several documents of one stream, each under its number', () => {
    const text = '---\nkind: A\n---\n---\nkind: B\n...\n';
    const reading = readYaml(text);
    expect(reading.documents.map(({ value, path }) => [value, path])).toEqual([
      [{ kind: 'A' }, [0]],
      [{ kind: 'B' }, [1]],
    ]);
    expect(shown(text, reading, [1, 'kind'])).toBe('B');
  });

  it('follows aliases and merges to the text that counts', () => {
    const text = 'base: &b { x: [1], y: 2 }\nuse: *b\nmore:\n  y: 3\n  <<: *b\n';
    const reading = readYaml(text);
    expect(reading.documents[0]?.value).toEqual({
      base: { x: [1], y: 2 },
      use: { x: [1], y: 2 },
      more: { x: [1], y: 3 },
    });
    expect(shown(text, reading, ['use'])).toBe('*b');
    expect(shown(text, reading, ['use', 'x'])).toBe('[1]');
    expect(shown(text, reading, ['more', 'y'])).toBe('3');
    expect(shown(text, reading, ['more'])).toBe('y: 3\n  <<: *b');
  });

  it('caps aliases, tells those that lead nowhere or into themselves', () => {
    const laughs = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 12; i++)
      laughs.push(
        `a${i}: &a${i} [${Array(9)
          .fill(`*a${i - 1}`)
          .join(', ')}]`,
      );
    const reading = readYaml(laughs.join('\n'));
    expect(reading.faults[0]?.code).toBe('YAML-ALIAS');
    expect(Object.keys(reading.ranges).length).toBeLessThan(200_000);
    expect(codes('a: *none')).toEqual(['YAML-ALIAS']);
    expect(only('a: &a [1, *a]')).toEqual({ a: [1, null] });
    expect(codes('a: &a [1, *a]')).toEqual(['YAML-ALIAS']);
  });

  it('takes what can be taken around a slip, and says where the slip is', () => {
    const text = 'a: 1\nb: "open\nc: [1, 2\nd: 3\n';
    const reading = readYaml(text);
    expect(reading.faults[0]?.severity).toBe('error');
    expect(reading.faults[0]?.message).toMatch(/quote/);
    const bad = readYaml('a: 1\nb: [2\nc: 3\n');
    expect(bad.faults[0]).toMatchObject({ code: 'YAML-SYNTAX', severity: 'error' });
    expect(bad.documents[0]?.value).toHaveProperty('a', 1);
  });

  it('loses only the block in which the slip is', () => {
    const text = `Resources:
  A:
    Name: "open
  B:
    Name: b
  C:
    List: [1, 2
  D:
    Name: d
Outputs:
  O: { Value: 1 }
`;
    const reading = readYaml(text);
    expect(reading.documents[0]?.value).toEqual({
      Resources: { B: { Name: 'b' }, D: { Name: 'd' } },
      Outputs: { O: { Value: 1 } },
    });
    expect(shown(text, reading, ['Resources', 'D', 'Name'])).toBe('d');
    expect(reading.faults.map(({ message }) => message.replace(/^.*The block/, 'The block'))).toEqual([
      'The block that begins with A: is not read.',
      'The block that begins with C: is not read.',
    ]);
    for (const { from } of reading.faults) expect(text.slice(0, from)).not.toMatch(/\bD:/);
  });

  it('takes no list without one of its members', () => {
    const { documents } = readYaml('Version: v\nStatement:\n  - Sid: "a\n  - Sid: b\nId: x\n');
    expect(documents[0]?.value).toEqual({ Version: 'v', Id: 'x' });
  });

  it('tells a key that stands twice at the one that counts', () => {
    const text = 'a: 1\nb: 2\na: 3\n';
    const reading = readYaml(text);
    expect(reading.documents[0]?.value).toEqual({ a: 3, b: 2 });
    expect(reading.faults).toMatchObject([{ code: 'L-DUPLICATE-ELEMENT', from: 10, to: 11 }]);
    expect(shown(text, reading, ['a'])).toBe('3');
  });

  it('expands the tags that the caller knows, and tells the others', () => {
    const text = 'a: !Up x\nb: !Up [y]\nc: !Up {z: 1}\nd: !Other 5\n';
    const reading = readYaml(text, (tag, value) => (tag === '!Up' ? { key: 'Up', value } : null));
    expect(reading.documents[0]?.value).toEqual({
      a: { Up: 'x' },
      b: { Up: ['y'] },
      c: { Up: { z: 1 } },
      d: '5',
    });
    expect(shown(text, reading, ['b', 'Up', 0])).toBe('y');
    expect(shown(text, reading, ['a'])).toBe('!Up x');
    expect(shown(text, reading, ['b'])).toBe('!Up [y]');
    expect(reading.faults.map(({ code }) => code)).toEqual(['YAML-TAG']);
  });

  it('keeps keys that name parts of an object, and reads spaces that are none', () => {
    const value = only('__proto__: { x: 1 }\nconstructor: 2');
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>)['x']).toBe(undefined);
    expect(only('a:\n\u00a0\u00a0b: 1')).toEqual({ a: { b: 1 } });
    expect(codes('a:\n\u00a0\u00a0b: 1')).toEqual(['RELAXED-SPACE']);
  });

  it('stays alive in the depths and with far too much', () => {
    expect(codes('['.repeat(100_000))).toContain('YAML-SYNTAX');
    expect(codes(`${'['.repeat(1000)}${']'.repeat(1000)}`)).toContain('YAML-DEEP');
    expect(codes('a'.repeat(5_000_000))).toEqual(['YAML-TOO-LONG']);
    expect(codes('---\na\n'.repeat(3000))).toContain('YAML-TOO-LONG');
  });

  it('never throws, ends soon, and gives ranges inside the text', () => {
    const bits = fc.constantFrom(
      ...'a|: |- |\n|  |&x |*x|!Ref |[|]|{|}|, |"|#|%|@|? |<<: |\t|\r\n|1e5|~|`|>|---\n'.split('|'),
      ..."' | \u00a0 \ufeff \ud800 \0".split(' '),
    );
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        const { ranges, faults, documents } = readYaml(text);
        for (const [from, to] of Object.values(ranges)) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeGreaterThanOrEqual(from);
          expect(to).toBeLessThanOrEqual(text.length);
        }
        for (const { from, to } of faults)
          expect(0 <= from && from <= to && to <= Math.max(1, text.length)).toBe(true);
        expect(() => JSON.stringify(documents)).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });
});
