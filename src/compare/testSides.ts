// Test helper: a small estate as one side of a comparison. Nothing in the product imports it.
import { type CaseInput, estateInventory } from '#assume/caseInventory.ts';
import { edgeBook } from '#assume/edgeBook.ts';
import { prepare } from '#decision/model.ts';
import type { Side } from './comparison.ts';

export const APP = 'arn:aws:iam::111111111111:role/App';
export const DATA = 'arn:aws:iam::222222222222:role/Data';

export type Condition = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

export const sideOf = (input: CaseInput): Side => {
  const model = prepare(estateInventory(input));
  return { model, book: edgeBook(model) };
};

export const trusting = (principal: string, Condition?: Condition, Effect = 'Allow') => ({
  Effect,
  Principal: { AWS: principal },
  Action: 'sts:AssumeRole',
  ...(Condition && { Condition }),
});

export const policy = (...Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });

const asking = policy({ Sid: 'Ask', Effect: 'Allow', Action: 'sts:AssumeRole', Resource: DATA });

/** App of one account and Data of another, which trusts as told; `permission` null: App is given without any. */
export const pairOf = (
  trust: readonly object[],
  { permission = asking, more = {} }: { permission?: object | null; more?: Partial<CaseInput> } = {},
): Side =>
  sideOf({
    principals: [
      {
        arn: APP,
        policies: permission === null ? [] : [{ name: 'ask', kind: 'identity', document: permission }],
        trust: policy(),
      },
      { arn: DATA, policies: [], trust: policy(...trust) },
    ],
    ...more,
  });
