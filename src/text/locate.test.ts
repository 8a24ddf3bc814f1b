import { describe, expect, it } from 'vitest';
import { lineColumn, rangeOf } from './locate.ts';

const at = (text: string, path: readonly (string | number)[], piece = 0) => {
  const range = rangeOf(text, { document: 'd', piece, path });
  return range && text.slice(range.from, range.to);
};

describe('rangeOf', () => {
  it('finds values at any depth, in the piece that is asked for', () => {
    const text =
      'One: {"Statement": [{"Effect": "Allow", "Action": ["a:b", "c:d"]}]}\ntwo: {"Statement": {"Effect": "Deny"}}';
    expect(at(text, ['Statement', 0, 'Action', 1])).toBe('"c:d"');
    expect(at(text, ['Statement', 0, 'Effect'])).toBe('"Allow"');
    expect(at(text, ['Statement', 'Effect'], 1)).toBe('"Deny"');
    expect(at(text, ['Statement'], 1)).toBe('{"Effect": "Deny"}');
    expect(at(text, [], 2)).toBeNull();
  });

  it('reads escaped keys, keys that come twice, and strings with brackets and quotes', () => {
    const text = String.raw`{"a}\"]": 1, "k": {"x": "]}\\"}, "\u006b2": [0, "y"], "k": "last"}`;
    expect(at(text, ['a}"]'])).toBe('1');
    expect(at(text, ['k2', 1])).toBe('"y"');
    expect(at(text, ['k'])).toBe('"last"');
  });

  it('finds places in repaired text at the offsets of the text itself', () => {
    const text = '{ // who\n “Statement”: [ {“Effect”: “Allow”,}, {"Sid": "x"';
    expect(at(text, ['Statement', 0, 'Effect'])).toBe('“Allow”');
    expect(at(text, ['Statement', 1, 'Sid'])).toBe('"x"');
    expect(at(text, ['Statement', 1])).toBe('{"Sid": "x"');
  });

  it('stays at a single value where AWS reads a list, and at a lone statement', () => {
    const text = '{"Effect": "Allow", "Action": "a:b", "Resource": "*"}';
    expect(at(text, ['Statement', 0, 'Action', 0])).toBe('"a:b"');
    expect(at(`[${text}]`, ['Statement', 0, 'Resource'])).toBe('"*"');
  });

  it('gives the nearest thing around a place that the text does not have', () => {
    const text = '{"Statement": [{"Effect": "Allow"}], "Document": "%7B%7D"}';
    expect(at(text, ['Statement', 0, 'Principal'])).toBe('{"Effect": "Allow"}');
    expect(at(text, ['Document', 'Statement', 0, 'Effect'])).toBe('"%7B%7D"');
  });
});

describe('lineColumn', () => {
  it('counts from 1 and stays inside the text', () => {
    const text = 'ab\ncd\n';
    expect(lineColumn(text, 0)).toEqual({ line: 1, column: 1 });
    expect(lineColumn(text, 2)).toEqual({ line: 1, column: 3 });
    expect(lineColumn(text, 3)).toEqual({ line: 2, column: 1 });
    expect(lineColumn(text, 99)).toEqual({ line: 3, column: 1 });
    expect(lineColumn(text, -5)).toEqual({ line: 1, column: 1 });
  });
});
