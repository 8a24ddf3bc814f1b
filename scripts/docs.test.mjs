// What the documents name has to be there: links between them, and the files that keep their promises.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const PAGES = ['README.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)].filter((name) =>
  name.endsWith('.md'),
);

it('every link leads to a file', () => {
  const links = PAGES.flatMap((page) =>
    [...readFileSync(join(root, page), 'utf8').matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(
      ([, to]) => [page, to],
    ),
  );
  expect(links.length).toBeGreaterThan(5);
  expect(links.filter(([page, to]) => !existsSync(join(root, dirname(page), to)))).toEqual([]);
});

it('every test that security.md names is there', () => {
  const text = readFileSync(join(root, 'docs/security.md'), 'utf8');
  const named = [...text.matchAll(/`((?:src|e2e|scripts)\/[\w./-]+\.(?:ts|mjs|md))`/g)].map(
    ([, path]) => path,
  );
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
