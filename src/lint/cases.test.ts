// The `lints` that the case files of `assume` expect.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { assumeVerdict } from '#assume/assumeVerdict.ts';
import { type Case, estateInventory } from '#assume/caseInventory.ts';
import { prepare } from '#decision/model.ts';
import type { AssumeEdge } from '#decision/verdict.ts';
import { lint } from './lint.ts';

type LintedCase = Case & { readonly lints?: readonly string[] };

const folder = new URL('../assume/cases/', import.meta.url);
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as LintedCase[]);

/** The edge of the question, and those by which its source is reached. */
function edgesOf({ input, question }: LintedCase, model: ReturnType<typeof prepare>): readonly AssumeEdge[] {
  const before = (input.principals ?? [])
    .map(({ arn }) => arn)
    .filter((arn) => arn !== question.source && arn !== question.target)
    .map((arn) => assumeVerdict(model, arn, question.source));
  return [...before, assumeVerdict(model, question.source, question.target, question.action)];
}

describe('expected lints of the cases', () => {
  const linted = cases.filter(({ lints }) => lints !== undefined);

  test('there are many', () => {
    expect(linted.length).toBeGreaterThan(55);
  });

  test.each(linted.map((one) => [one.id, one.title, one] as const))('%s %s', (_, __, one) => {
    const model = prepare(estateInventory(one.input));
    const words = edgesOf(one, model);
    const tell = (word: { readonly source: string }) => words.find((edge) => edge === word) as AssumeEdge;
    const raised = lint({ model, words, tell }).map(({ rule }) => rule);
    expect(raised).toEqual(expect.arrayContaining([...(one.lints ?? [])]));
  });
});
