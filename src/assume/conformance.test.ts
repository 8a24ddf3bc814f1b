// Every case of cases/*.json against the engine: verdict, needs, codes, latent.
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assumeVerdict } from './assumeVerdict.ts';
import { assumeEdges } from './assumeEdges.ts';
import { assumeWords } from './assumeWords.ts';
import { edgeBook } from './edgeBook.ts';
import { resourceAccess } from './resourceAccess.ts';
import { type Case, estateInventory } from './caseInventory.ts';
import { prepare } from '#decision/model.ts';
import type { AssumeEdge, Missing } from '#decision/verdict.ts';

const folder = new URL('./cases/', import.meta.url);
const topics = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => ({
    topic: name.replace('.json', ''),
    cases: JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Case[],
  }));

const PSEUDO: Partial<Record<Missing['what'], string>> = {
  'identity-policy': 'identity-policy',
  'managed-policy': 'identity-policy',
  'trust-policy': 'trust-policy',
};

const lower = (list: readonly string[]): string[] => [...new Set(list.map((s) => s.toLowerCase()))].sort();
const needsOf = (edge: AssumeEdge): string[] =>
  lower([...edge.requires.map((r) => r.key), ...edge.missing.map((m) => PSEUDO[m.what] ?? m.what)]);

function judge({ input, question }: Case): AssumeEdge {
  return assumeVerdict(prepare(estateInventory(input)), question.source, question.target, question.action);
}

function check(c: Case): void {
  const edge = judge(c);
  const codes = new Set(edge.reasons.map((r) => r.code));
  expect({
    verdict: edge.verdict,
    needs: c.needs === undefined ? [] : needsOf(edge),
    missingCodes: c.because.filter((code) => !codes.has(code)),
    latent: c.latent === undefined ? undefined : edge.latent,
  }).toEqual({ verdict: c.expected, needs: lower(c.needs ?? []), missingCodes: [], latent: c.latent });
}

describe.each(topics)('$topic', ({ cases }) => {
  const confirmed = cases.filter((c) => c.confidence !== 'unconfirmed');
  it.each(confirmed.map((c) => [`${c.id} ${c.title}`, c] as const))('%s', (_, c) => {
    check(c);
  });
});

it('verdict words by themselves are those of the edges in every case', () => {
  for (const { input } of topics.flatMap(({ cases }) => cases)) {
    const model = prepare(estateInventory(input));
    const { edges, bareWildcardPairs } = assumeEdges(model);
    const words = edges.map(({ source, target, action, verdict }) => ({ source, target, action, verdict }));
    expect(assumeWords(model)).toEqual({ words, bareWildcardPairs });
    const book = edgeBook(model);
    expect(book.words).toEqual(words);
    expect(book.words.map(book.tell)).toEqual(edges);
    for (const [i, told] of resourceAccess(model).entries())
      expect(told).toMatchObject({ ...book.access[i] });
  }
});

describe('unconfirmed: our choice, not proven behaviour of AWS', () => {
  const open = topics.flatMap(({ cases }) => cases.filter((c) => c.confidence === 'unconfirmed'));
  it.each(open.map((c) => [`${c.id} ${c.title}`, c] as const))('%s', (_, c) => {
    check(c);
  });
});
