import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { conformancePage, readTopics } from './conformance.mjs';

it('docs/conformance.md says what the cases say (node scripts/conformance.mjs)', async () => {
  expect(readFileSync(new URL('../docs/conformance.md', import.meta.url), 'utf8')).toBe(
    await conformancePage(),
  );
});

it('names every case once, and marks what nobody has confirmed', async () => {
  const cases = readTopics().flatMap((topic) => topic.cases);
  const rows = (await conformancePage()).split('\n').filter((line) => /^\| [A-Z]+-\d+ /.test(line));
  const listed = new Set(rows.map((row) => row.split('|')[1].trim()));
  expect(rows).toHaveLength(cases.length);
  expect(cases.filter(({ id }) => !listed.has(id))).toEqual([]);
  const marked = rows.filter((row) => row.includes('**unconfirmed**')).length;
  expect(marked).toBe(cases.filter(({ confidence }) => confidence === 'unconfirmed').length);
});

it('links to the pages of AWS that most cases rest on', async () => {
  const rows = (await conformancePage()).split('\n').filter((line) => /^\| [A-Z]+-\d+ /.test(line));
  const linked = rows.filter((row) => /\]\(https:\/\/(docs\.)?aws\.amazon\.com\//.test(row));
  expect(linked.length / rows.length).toBeGreaterThan(0.75);
});
