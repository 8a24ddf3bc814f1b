// What fuzzing found stays found, and the targets are no targets that nothing can break.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { csvFaults, markdownFaults, xmlFaults } from './exportFaults.mjs';
import { SEEDS } from './seeds.mjs';
import * as targets from './targets.mjs';

const TARGETS = new Map(Object.entries(targets));

const corpus = fileURLToPath(new URL('corpus/', import.meta.url));
const kept = (target) =>
  existsSync(join(corpus, target))
    ? readdirSync(join(corpus, target)).map((name) => [name, readFileSync(join(corpus, target, name))])
    : [];

describe.each([...TARGETS.keys()])('%s', (target) => {
  it('keeps its promises for what it starts from', async () => {
    const seeds = SEEDS[target]();
    expect(seeds.length).toBeGreaterThan(0);
    for (const bytes of seeds) await TARGETS.get(target)(bytes);
  });

  it('keeps them for what was found', async () => {
    for (const [name, bytes] of kept(target))
      await expect(
        Promise.resolve(TARGETS.get(target)(bytes)).then(() => name),
        name,
      ).resolves.toBe(name);
  });
});

describe('faults of exports', () => {
  it('are seen in XML', () => {
    expect(xmlFaults('<?xml version="1.0"?><a b="c &amp; d"><e/>text &#65;</a>')).toEqual([]);
    const bad = ['<a><b></a>', '<a>&</a>', '<a>1 < 2</a>', '<a>\u0001</a>', '<a>\uD800</a>', '<a'];
    const evil = ['<script></script>', '<a onclick="x"/>', '<a href="javascript:x"/>', '<a b="&x"/>'];
    for (const xml of [...bad, ...evil]) expect(xmlFaults(xml).length, xml).toBeGreaterThan(0);
  });

  it('are seen in CSV', () => {
    expect(csvFaults('a,b\r\n"x ""y"", z",2\r\n')).toEqual([]);
    for (const csv of ['a,b\r\n1\r\n', 'a\r\n=1+1\r\n', 'a\r\n" @x"\r\n', 'a\r\nx"y\r\n'])
      expect(csvFaults(csv).length, csv).toBeGreaterThan(0);
  });

  it('are seen in Markdown', () => {
    expect(markdownFaults('# A\n\n| a |\n| - |\n| `<b>` |\n\n[x](https://docs.aws.amazon.com/y)')).toEqual(
      [],
    );
    for (const text of [
      '<b>x</b>',
      '[x](https://evil.example)',
      '| a |\n| - |\n| <i>x</i> |',
      '- ![x](y)',
      'https://evil.example',
    ])
      expect(markdownFaults(text).length, text).toBeGreaterThan(0);
  });
});
