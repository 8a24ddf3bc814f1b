import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { FILE, licences, shipped } from './licences.mjs';

const PERMISSIVE = /^(?:MIT|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|\(MPL-2\.0 OR Apache-2\.0\))$/;

const IMPORTED = /(?:from |import\(|import )'((?:@[^/']+\/)?[^/'.#:][^/':]*)/g;

it('names what is shipped as it is installed (else: npm run licences)', () => {
  expect(readFileSync(FILE, 'utf8')).toBe(licences());
});

it('ships permissive licences only', () => {
  expect(shipped().length).toBeGreaterThan(10);
  expect(shipped().filter(({ license }) => !PERMISSIVE.test(license))).toEqual([]);
});

it('knows every package that a room imports', () => {
  const src = fileURLToPath(new URL('../src/', import.meta.url));
  // what is not installed stands in a snippet that the page shows
  const known = new Set(shipped().map(({ name }) => name));
  const imported = readdirSync(src, { recursive: true })
    .filter((path) => /(?<!\.test)\.tsx?$/.test(path))
    .flatMap((path) => Array.from(readFileSync(src + path, 'utf8').matchAll(IMPORTED)))
    .map(([, name]) => name);
  expect(imported.length).toBeGreaterThan(50);
  expect(
    [...new Set(imported)].filter((name) => !known.has(name) && existsSync(`${src}../node_modules/${name}`)),
  ).toEqual([]);
});
