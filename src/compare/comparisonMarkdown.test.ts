import { marked, type Token } from 'marked';
import { expect, it } from 'vitest';
import { buildGraph } from '#graph/buildGraph.ts';
import { compareGraphs } from './compareGraphs.ts';
import type { Side } from './comparison.ts';
import { COMMENT, comparisonMarkdown, type NamedSide } from './comparisonMarkdown.ts';
import { comparisonPicture } from './comparisonPicture.ts';
import { APP, DATA, pairOf, policy, sideOf, trusting } from './testSides.ts';

const EVIL =
  '`@octocat` <img src=x onerror=alert(1)> [a](javascript:alert(1)) | ![x](https://evil.example/x.png)\n# h';

const named = (side: Side, name: string): NamedSide => ({
  ...side,
  name,
  graph: buildGraph(side.model.inventory, { ...side.book, access: [] }),
  documents: [{ id: 'estate', name, text: '{}' }],
});

const hostileTrust = { ...trusting(APP), Sid: EVIL, Condition: { StringEquals: { 'sts:ExternalId': EVIL } } };

it('nothing that a policy says can format, link, load or mention in the review', () => {
  const before = named(pairOf([trusting(APP)]), EVIL);
  const after = named(
    sideOf({
      principals: [
        {
          arn: APP,
          policies: [
            {
              name: EVIL,
              kind: 'identity',
              document: policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: DATA }),
            },
          ],
        },
        { arn: DATA, policies: [], trust: policy(hostileTrust) },
      ],
    }),
    EVIL,
  );
  const text = comparisonMarkdown(before, after, compareGraphs(before, after));
  // What is not code: fences first, then spans of any length.
  const prose = text
    .replaceAll(/^(`{3,})[^\n]*\n[\s\S]*?^\1$/gmu, '')
    .replaceAll(/(?<!\\|`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/gu, '');
  expect(text).toContain('octocat');
  expect(prose).not.toMatch(/<img/u);
  expect(prose).not.toMatch(/(?<!\\)\[a(?<!\\)\]/u);
  expect(prose).not.toMatch(/(?<!\\)!(?:\\)?\[(?<!\\\[)/u);
  expect(prose).not.toMatch(/@octocat/u);
  expect(prose.split('\n').filter((line) => line.startsWith('# '))).toEqual([
    '# What changes: roles and permissions',
  ]);
  const rows = prose.split('\n').filter((line) => line.startsWith('|'));
  // Every row has the cells of the head of its table.
  let head = 0;
  for (const [i, row] of rows.entries()) {
    const bars = row.match(/(?<!\\)\|/gu)?.length ?? 0;
    if (row.startsWith('| # ') || i === 0) head = bars;
    expect(bars).toBe(head);
  }
  expect(rows.length).toBeGreaterThan(5);
});

const alone = sideOf({ principals: [{ arn: APP, policies: [], trust: policy() }] });
const read = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::orders/*' };
const everything = { Effect: 'Allow', Action: '*', Resource: '*' };

it('one layout for both states: nothing jumps, and what is not there is drawn as such', () => {
  const [before, after] = [named(alone, 'a'), named(pairOf([trusting(APP), trusting('*')]), 'b')];
  const { differences } = compareGraphs(before, after);
  const picture = comparisonPicture(before, after, differences, { theme: 'light', aspect: 2 });
  const placesIn = (svg: string, id: string) =>
    new RegExp(`<title>${id.replaceAll('*', '\\*')}</title><path transform="([^"]+)"`, 'u').exec(svg)?.[1];
  for (const id of [APP, DATA, '*']) {
    const place = placesIn(picture.views.both, id);
    expect(place).toBeDefined();
    expect(placesIn(picture.views.before, id)).toBe(place);
    expect(placesIn(picture.views.after, id)).toBe(place);
  }
  expect(picture.views.before).toContain('not there before');
  expect(picture.views.both).toContain('+ new');
  expect(picture.views.both).toContain('role · new');
  expect(picture.pills.map(({ id }) => id)).toEqual(differences.map(({ id }) => id));
});

it('what went is pale, and resources are drawn where no graph has them', () => {
  const before = named(pairOf([trusting(APP)], { permission: policy(read, everything) }), 'a');
  const after = named(alone, 'b');
  const { differences } = compareGraphs(before, after);
  const { both } = comparisonPicture(before, after, differences, { theme: 'light', aspect: 2 }).views;
  expect(both).toContain('not there any more');
  expect(both).toContain('opacity="0.35"');
  for (const words of ['every resource', '− every action', 'orders', '− s3:GetObject'])
    expect(both).toContain(words);
});

it('a statement is shown once, and a group of edges is one section', () => {
  const roles = (count: number) =>
    Array.from({ length: count }, (_, i) => ({
      arn: `arn:aws:iam::222222222222:role/R${i}`,
      policies: [],
      trust: policy(trusting('arn:aws:iam::111111111111:root')),
    }));
  const side = (...statements: readonly object[]) =>
    sideOf({
      principals: [
        {
          arn: APP,
          trust: policy(),
          policies: [{ name: 'own', kind: 'identity', document: policy(...statements) }],
        },
        ...roles(8),
      ],
    });
  const text = comparisonMarkdown(
    named(side(), 'a'),
    named(side(everything), 'b'),
    compareGraphs(side(), side(everything)),
  );
  expect(text).toContain('| 1 | + new | App | 8 roles | no edge | ✓ valid |');
  expect(text).toContain('| 2 | + new | App | every resource | nothing | `*` |');
  expect(text.match(/^### /gmu)).toHaveLength(2);
});

it('is read as it was meant by what reads Markdown like GitHub', () => {
  const bucket = { Effect: 'Allow', Action: ['s3:Get|`x`', 's3:*'], Resource: 'arn:aws:s3:::o|`<i>d/*' };
  const before = named(pairOf([trusting(APP)], { permission: policy() }), EVIL);
  const after = named(
    pairOf([trusting(APP), trusting(EVIL)], { permission: policy(bucket, everything) }),
    EVIL,
  );
  const text = comparisonMarkdown(before, after, compareGraphs(before, after));
  const found: Token[] = [];
  void marked.walkTokens(marked.lexer(text, { gfm: true }), (token) => {
    found.push(token);
  });
  const types = new Set(found.map(({ type }) => type));
  for (const type of ['html', 'image', 'link', 'del', 'strong', 'em']) expect(types).not.toContain(type);
  const tables = found.filter(({ type }) => type === 'table');
  expect(tables.length).toBeGreaterThanOrEqual(2);
  for (const { header, rows } of tables as readonly { header: unknown[]; rows: unknown[][] }[])
    for (const row of rows) expect(row).toHaveLength(header.length);
  const kinds = found.find(({ type }) => type === 'list');
  expect(kinds?.raw).toContain('- new (+): There was no such edge before.');
  // One level: nothing in it begins a list of its own.
  const inLists = found.filter(({ type }) => type === 'list_item') as readonly { tokens: readonly Token[] }[];
  for (const { tokens } of inLists) expect(tokens.map(({ type }) => type)).not.toContain('list');
  // A bar is escaped in tables only.
  expect(text).toContain('- To ``arn:aws:s3:::o|`<i>d``');
});

it('fits into a comment on a pull request, and says what has no room', () => {
  const roles = (AWS: string) =>
    Array.from({ length: 400 }, (_, i) => ({
      arn: `arn:aws:iam::222222222222:role/with-a-rather-long-name-number-${i}`,
      policies: [
        {
          name: 'p',
          kind: 'identity' as const,
          document: policy({
            Effect: 'Allow',
            Action: `s3:Get${AWS}${i}`,
            Resource: `arn:aws:s3:::bucket-${i}/*`,
          }),
        },
      ],
      trust: policy(trusting(`arn:aws:iam::111111111111:role/${AWS}${i}`)),
    }));
  const [before, after] = ['Old', 'New'].map((name) => named(sideOf({ principals: roles(name) }), name));
  if (before === undefined || after === undefined) throw new Error('no sides');
  const comparison = compareGraphs(before, after);
  const whole = comparisonMarkdown(before, after, comparison);
  const short = comparisonMarkdown(before, after, comparison, COMMENT);
  expect(whole.length).toBeGreaterThan(65_536);
  expect(short.length).toBeLessThan(65_536);
  expect(short).toMatch(/more: a comment has no room for them/);
  expect(short).toMatch(/more edges are in the table only\./);
});
