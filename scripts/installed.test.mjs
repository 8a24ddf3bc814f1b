import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { isInstalled } from './installed.mjs';

const packages = {
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'node_modules/a/node_modules/b': { version: '2.0.0', integrity: 'sha512-b', dev: true },
};
const elsewhere = { 'node_modules/a-win32': { version: '1.0.0', optional: true } };

let root;
const put = (path, data) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), JSON.stringify(data));
};
const account = (all) => put('node_modules/.package-lock.json', { packages: all });

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'rolegraph-installed-'));
  put('package-lock.json', { packages: { '': { name: 'x' }, ...packages, ...elsewhere } });
  for (const [path, { version }] of Object.entries(packages)) put(`${path}/package.json`, { version });
  account(packages);
  return () => rmSync(root, { recursive: true });
});

it('takes what a plain npm ci left, without the packages of other platforms', () => {
  expect(isInstalled(root)).toBe(true);
});

it.each([
  ['npm did not come to its end', () => rmSync(join(root, 'node_modules/.package-lock.json'))],
  ['its account is cut', () => writeFileSync(join(root, 'node_modules/.package-lock.json'), '{"packages"')],
  ['a package is of another version', () => account({ ...packages, 'node_modules/a': { version: '0.9.0' } })],
  [
    'a package of the lock file is not in it (npm ci --omit=dev)',
    () => account({ 'node_modules/a': packages['node_modules/a'] }),
  ],
  ['a folder is gone', () => rmSync(join(root, 'node_modules/a/node_modules'), { recursive: true })],
  ['a folder holds another version', () => put('node_modules/a/package.json', { version: '1.0.1' })],
])('installs again when %s', (_what, spoil) => {
  spoil();
  expect(isInstalled(root)).toBe(false);
});
