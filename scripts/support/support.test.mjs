// That the check of the built page sees what it is there to see; the check itself runs after the build (check.mjs).
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ACCEPTED } from './accepted.mjs';
import { used } from './check.mjs';
import { FLOORS } from './floors.mjs';
import { lacking, mdn, supports } from './lacking.mjs';

const data = mdn();
const OLD = lacking(data, 'safari', '15.0');
const paths = (name, text) => [...used([{ name, text }], OLD, data).keys()];

it.each([
  ['new OffscreenCanvas(1,1)', 'api.OffscreenCanvas'],
  ['typeof CompressionStream', 'api.CompressionStream'],
  ['globalThis.CompressionStream&&1', 'api.CompressionStream'],
  ['requestIdleCallback(e)', 'api.Window.requestIdleCallback'],
  ['structuredClone(e)', 'api.structuredClone'],
  ['navigator.locks.request(a)', 'api.Navigator.locks'],
  ['navigator?.locks', 'api.Navigator.locks'],
  ['document.startViewTransition(a)', 'api.Document.startViewTransition'],
  ['URL.canParse(a)', 'api.URL.canParse_static'],
  ['Promise.withResolvers()', 'javascript.builtins.Promise.withResolvers'],
  ['Array.fromAsync(e)', 'javascript.builtins.Array.fromAsync'],
  ['Object.groupBy(e,f)', 'javascript.builtins.Object.groupBy'],
  ['e.toSorted(f)', 'javascript.builtins.Array.toSorted'],
  ['e().isSubsetOf(f)', 'javascript.builtins.Set.isSubsetOf'],
  ['/(?<=a)b/', 'javascript.regular_expressions.lookbehind_assertion'],
  ['/(?i:a)b/', 'javascript.regular_expressions.modifier'],
])('sees %s in a script', (text, path) => {
  expect(paths('a.js', text)).toContain(path);
});

it.each([
  ['.a:has(.b){color:red}', 'css.selectors.has'],
  ['.a{color:red;&:hover{color:blue}}', 'css.selectors.nesting'],
  ['.a{scrollbar-gutter:stable}', 'css.properties.scrollbar-gutter'],
  ['.a{text-wrap:balance}', 'css.properties.text-wrap'],
  ['@container (width>1px){.a{color:red}}', 'css.at-rules.container'],
  ['@layer a{.a{color:red}}', 'css.at-rules.layer'],
  ['.a{color:color-mix(in srgb,red,blue)}', 'css.types.color.color-mix'],
  ['@media (prefers-contrast:more){.a{inset:0}}', undefined],
  ['.a{--x:light-dark(red,blue)}', 'css.types.color.light-dark'],
])('sees %s in a style sheet', (text, path) => {
  if (path) expect(paths('a.css', text)).toContain(path);
  else expect(paths('a.css', text)).toEqual([]);
});

it.each([
  ['a.js', '"structuredClone is a word";let t={requestIdleCallback:1};e.locks.request()'],
  ['a.js', 'class a{has(){}}e.map(f).filter(g)'],
  ['a.css', '@supports (text-wrap:balance){.a{text-wrap:balance}}'],
  ['a.css', '.a{-webkit-user-select:none;user-select:none}'],
  ['a.css', '.a{background:url("data:a;b{text-wrap:balance}");flex-direction:column}'],
])('takes nothing for a use in %s: %s', (name, text) => {
  expect(paths(name, text)).toEqual([]);
});

it('reads versions as MDN writes them', () => {
  const at = (version_added, more = {}) =>
    supports({ support: { safari: { version_added, ...more } } }, 'safari', '17.4');
  expect([at('17.4'), at('9.1'), at('≤11'), at(true)]).toEqual(['whole', 'whole', 'whole', 'whole']);
  expect([at('17.10'), at('18'), at('preview'), at(false)]).toEqual(['none', 'none', 'none', 'none']);
  expect(at('3', { prefix: '-webkit-' })).toBe('half');
  expect(at('3', { flags: [{}] })).toBe('none');
  expect(at('3', { version_removed: '17.4' })).toBe('none');
});

it('what is accepted has a reason, the floors are releases, and own code has no later language', () => {
  for (const [path, why] of Object.entries(ACCEPTED)) expect(why, path).toMatch(/\w{3,}.*\.$/);
  for (const [browser, version] of Object.entries(FLOORS))
    expect(data.browsers[browser].releases[version], browser).toBeDefined();
  // Methods that many types have (map, filter, union …) cannot be told by a text: the compiler refuses those.
  const tsconfig = JSON.parse(readFileSync(new URL('../../tsconfig.json', import.meta.url), 'utf8'));
  expect(tsconfig.compilerOptions.lib).toEqual(['ES2023', 'DOM', 'DOM.Iterable']);
});
