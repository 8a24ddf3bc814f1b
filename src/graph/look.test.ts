import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { GraphNode } from './accessGraph.ts';
import { ACCESS_LOOK, GATE_LOOK, outlineDash, PALETTE, VERDICT_LOOK, VERDICT_ORDER } from './look.ts';
import { GATE_NAMES } from '#decision/verdict.ts';

const css = readFileSync(new URL('../app/theme.css', import.meta.url), 'utf8');

/** Custom properties of the rule that opens with `selector`. */
function variables(selector: string): ReadonlyMap<string, string> {
  const from = css.indexOf(`${selector} {`);
  const rule = css.slice(from, css.indexOf('}', from));
  return new Map([...rule.matchAll(/(--[\w-]+):\s*([^;]+);/gu)].map(([, name, value]) => [name!, value!]));
}

const NAMES = {
  '--bg': 'background',
  '--panel': 'panel',
  '--ink': 'ink',
  '--mute': 'mute',
  '--box': 'box',
  '--box-line': 'boxLine',
  '--unit': 'unit',
  '--unit-line': 'unitLine',
} as const;

test.each([
  ['light', ':root'],
  ['dark', ":root[data-theme='dark']"],
  ['paper', ":root[data-theme='paper']"],
] as const)('the %s pictures have the colours of the page', (theme, selector) => {
  const page = variables(selector);
  for (const [name, key] of Object.entries(NAMES)) expect(PALETTE[theme][key], name).toBe(page.get(name));
  for (const { variable, colour } of Object.values(VERDICT_LOOK))
    expect(colour[theme], variable).toBe(page.get(variable));
  expect(page.has(ACCESS_LOOK.variable)).toBe(true);
});

test('verdicts differ without colour: glyph, end, and line', () => {
  const looks = VERDICT_ORDER.map((verdict) => VERDICT_LOOK[verdict]);
  expect(new Set(looks.map(({ glyph }) => glyph)).size).toBe(4);
  expect(new Set(looks.map(({ end }) => end)).size).toBe(4);
  expect(new Set(looks.map(({ dash, width }) => `${dash?.join(' ')} ${width}`)).size).toBe(4);
});

test('every gate stands behind exactly one letter', () => {
  expect(GATE_LOOK.flatMap(({ gates }) => gates).toSorted()).toEqual(GATE_NAMES.toSorted());
});

test('dashed is what could have a document and has none, and what is guessed', () => {
  const node: GraphNode = {
    id: 'x',
    kind: 'role',
    account: '1',
    label: 'x',
    detail: '',
    declared: true,
    guessed: false,
  };
  expect(outlineDash(node)).toBeNull();
  expect(outlineDash({ ...node, declared: false })).not.toBeNull();
  expect(outlineDash({ ...node, guessed: true })).not.toBeNull();
  expect(outlineDash({ ...node, kind: 'service', declared: false })).toBeNull();
});
