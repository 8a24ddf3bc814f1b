// Verdict words and muted text must be readable on everything they stand on, in all themes (WCAG AA, 4.5:1).
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('theme.css', import.meta.url), 'utf8');

function block(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`);
  const body = css.slice(css.indexOf('{', start) + 1, css.indexOf('}', start));
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map((m) => [m[1] ?? '', m[2] ?? '']),
  );
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** What is other for whoever asks for more contrast. */
function more(selector: string): Record<string, string> {
  const start = css.indexOf('(prefers-contrast: more)');
  const body = css.slice(css.indexOf(`${selector} {`, start));
  return Object.fromEntries(
    [...body.slice(0, body.indexOf('}')).matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map((m) => [
      m[1] ?? '',
      m[2] ?? '',
    ]),
  );
}

const light = block(':root');
const dark = { ...light, ...block(":root[data-theme='dark']") };
const themes = [
  ['light', light],
  ['dark', dark],
  ['paper', { ...light, ...block(":root[data-theme='paper']") }],
] as const;

describe.each(themes)('%s', (_, colours) => {
  const text = ['ink', 'mute', 'valid', 'conditional', 'invalid', 'unknown', 'focus'];
  const behind = ['bg', 'panel', 'soft', 'box', 'unit', 'code', 'select'];
  test.each(text.flatMap((t) => behind.map((b) => [t, b] as const)))('%s on %s', (front, back) => {
    expect(contrast(colours[front]!, colours[back]!)).toBeGreaterThanOrEqual(4.5);
  });

  test('letters in a filled or half-filled gate box', () => {
    for (const verdict of ['valid', 'conditional', 'invalid', 'unknown']) {
      expect(contrast(colours['panel']!, colours[verdict]!)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(colours[verdict]!, colours[`${verdict}-soft`]!)).toBeGreaterThanOrEqual(3);
    }
  });

  test('lines and outlines stand out from what is behind them', () => {
    for (const back of ['bg', 'box'])
      expect(contrast(colours['edge']!, colours[back]!)).toBeGreaterThanOrEqual(2.5);
  });
});

test.each([
  ['light', light, more(":root:not([data-theme='dark'], [data-theme='paper'])")],
  ['dark', dark, more(":root[data-theme='dark']")],
])('more contrast, %s: quiet words 7:1, lines and what is selected 3:1', (_, usual, stronger) => {
  const colours = { ...usual, ...stronger };
  for (const back of ['bg', 'panel', 'soft', 'box', 'code', 'select']) {
    expect(contrast(colours['mute']!, colours[back]!), back).toBeGreaterThanOrEqual(
      back === 'select' ? 4.5 : 7,
    );
    expect(contrast(colours['ink']!, colours[back]!), back).toBeGreaterThanOrEqual(7);
  }
  for (const line of ['line', 'edge', 'box-line', 'halo'])
    expect(contrast(colours[line]!, colours['panel']!), line).toBeGreaterThanOrEqual(3);
});

test.each(['dark', 'paper'])('the theme %s defines the same colours as the light one', (theme) => {
  expect(Object.keys(block(`:root[data-theme='${theme}']`)).sort()).toEqual(Object.keys(light).sort());
});
