// public/404.js in a world of its own: where it leads from addresses that a host does not know.
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { PAGE_POLICY } from '../src/confined/contentPolicy.ts';
import { repairPath } from '../src/share/repairPath.ts';

const source = readFileSync(new URL('../public/404.js', import.meta.url), 'utf8');
const html = readFileSync(new URL('../public/404.html', import.meta.url), 'utf8');

/** Where it goes; null: it stays. */
function from(address, page = '/') {
  const { hash, pathname, search } = new URL(`https://host.example${address}`);
  let to = null;
  const window = { location: { hash, pathname, search, replace: (url) => (to = url) } };
  const document = {
    currentScript: { src: `https://host.example${page}404.js` },
    documentElement: { dataset: {} },
  };
  runInNewContext(source, { window, document, URL });
  return to?.replace('https://host.example', '') ?? null;
}

test('links that became a path are links again, as the page itself would read them', () => {
  for (const [address, to] of [
    ['/%23g1.abc_-', '/#g1.abc_-'],
    ['/%2523e1.abc', '/#e1.abc'],
    ['/%3Fembed%23g1.abc', '/?embed#g1.abc'],
    ['/?embed%23g1.abc', null],
    ['/%23g1.abc&data=05%7C02', '/#g1.abc'],
  ]) {
    expect([address, from(address)]).toEqual([address, to]);
    if (to !== null) expect(repairPath(address)).toBe(to.slice(to.indexOf('#')));
  }
  expect(from('/rolegraph/%23g1.abc', '/rolegraph/')).toBe('/rolegraph/#g1.abc');
});

test('any other address keeps its query and its fragment', () => {
  expect(from('/share?embed=https://wiki.example#g1.abc')).toBe('/?embed=https://wiki.example#g1.abc');
  expect(from('/rolegraph/a/b#learn/mfa', '/rolegraph/')).toBe('/rolegraph/#learn/mfa');
});

test('it never leads in a circle, nor off the host', () => {
  for (const address of ['/', '/index.html', '/?x=1', '/#g1.abc']) expect(from(address)).toBeNull();
  expect(from('/rolegraph/', '/rolegraph/')).toBeNull();
  expect(from('/%23g1.abc//evil.example')).toBe('/');
  expect(from('//evil.example/x', '//evil.example/')).toBe('//evil.example/');
});

test('404.html asks for no more than the page may, and runs no text', () => {
  const policy = /content="(default-src[^"]+)"/.exec(html)?.[1] ?? '';
  const [own, whole] = [policy, PAGE_POLICY].map((text) => text.split('; '));
  for (const rule of own) {
    const [name, ...values] = rule.split(' ');
    const allowed = whole.find((one) => one.startsWith(`${name} `))?.split(' ') ?? [];
    expect(values.filter((value) => !allowed.includes(value))).toEqual([]);
  }
  expect(html).not.toMatch(/<script(?! src="(?:\.\.?\/)+404\.js"><\/script>)/);
});
