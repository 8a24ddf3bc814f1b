// The site as its reader has it: every link leads somewhere, nothing runs, every document is on it.
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { renderMarkdown } from './markdown.ts';
import { ALL_DOCS } from './pages.ts';
import { docsCss, docsFiles } from './site.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const files = docsFiles(root);
const pages = [...files].filter(([name]) => name.endsWith('.html'));
const all = (text, pattern) => [...text.matchAll(pattern)].map(([, found]) => found);

it('has every document', () => {
  const documents = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
  const shown = new Set(ALL_DOCS.map(({ source }) => source));
  expect(documents.filter((name) => !shown.has(`docs/${name}`))).toEqual([]);
  expect(new Set(ALL_DOCS.map(({ name }) => name)).size).toBe(ALL_DOCS.length);
});

it('every link leads to a page and, within it, to a place', () => {
  const ids = new Map(pages.map(([name, html]) => [name, all(html, / id="([^"]+)"/g)]));
  const wrong = [];
  let links = 0;
  for (const [name, html] of pages)
    for (const href of all(html, /<(?:a|link)\s[^>]*href="([^"]+)"/g)) {
      if (/^(?:https:|mailto:)/.test(href)) continue;
      links += 1;
      const [path, hash] = href.split('#');
      const file = path === '' ? name : join('docs', path).replaceAll('\\', '/');
      const there = files.has(file) || file === 'index.html' || existsSync(join(root, 'public', file));
      if (!there || (hash && !ids.get(file)?.includes(hash))) wrong.push(`${name}: ${href}`);
    }
  expect(links).toBeGreaterThan(300);
  expect(wrong).toEqual([]);
});

it('a page has one title, names of places once, a policy that runs nothing, and no program', () => {
  for (const [name, html] of pages) {
    expect(all(html, /<(h1)\b/g), name).toHaveLength(1);
    const ids = all(html, / id="([^"]+)"/g);
    expect(ids.length, name).toBe(new Set(ids).size);
    expect(html, name).toContain("content=\"default-src 'none'; style-src 'self'");
    const tags = all(html, /<([^>]+)>/g);
    expect(
      tags.filter((tag) => /^script|\sstyle=|\son\w+=|javascript:/i.test(tag)),
      name,
    ).toEqual([]);
  }
});

it('Markdown can bring no HTML, and links as it does on GitHub', () => {
  const { headings, html } = renderMarkdown(
    '# A `b`, c!\n\n## Twice\n\n## Twice\n\n<img src=x onerror=alert(1)> [cli](cli.md#x) [src](../src/README.md) [out](https://a.b/?c&d)\n\n| `a\\|b` |\n| - |\n| <b>x</b> |\n',
    'docs/test.md',
  );
  expect(headings.map(({ id }) => id)).toEqual(['a-b-c', 'twice', 'twice-1']);
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(html).toContain('<a href="cli.html#x">cli</a>');
  expect(html).toContain('<span class="elsewhere" title="In the repository">src</span>');
  expect(html).toContain('<a href="https://a.b/?c&amp;d" rel="noreferrer">out</a>');
  expect(html).toContain('&lt;b&gt;x&lt;/b&gt;');
  expect(html).toContain('<code>a|b</code>');
});

it('has the colours of the page, light and dark', () => {
  const css = files.get('docs/docs.css');
  const dark = css.slice(css.indexOf('prefers-color-scheme: dark'));
  for (const text of [css, dark]) expect(text).toMatch(/--bg: #[\da-f]{6};/);
  expect(() => docsCss(':root { --bg: red }', '')).toThrow('No :root[data-theme');
});
