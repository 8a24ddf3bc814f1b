import { expect, it } from 'vitest';
import { compareGraphs } from './compareGraphs.ts';
import { differenceRows } from './comparisonRows.ts';
import { groupedRows, groupTitle, isGroup } from './groups.ts';
import { APP, policy, sideOf, trusting } from './testSides.ts';

const role = (i: number) => `arn:aws:iam::222222222222:role/R${i}`;
const admin = { Effect: 'Allow', Action: '*', Resource: '*' };

const estate = (count: number, ...statements: readonly object[]) =>
  sideOf({
    principals: [
      {
        arn: APP,
        trust: policy(),
        policies: [{ name: 'own', kind: 'identity', document: policy(...statements) }],
      },
      ...Array.from({ length: count }, (_, i) => ({
        arn: role(i),
        policies: [],
        trust: policy(trusting('arn:aws:iam::111111111111:root')),
      })),
    ],
  });

const told = (count: number) => {
  const comparison = compareGraphs(estate(count), estate(count, admin));
  return groupedRows(differenceRows(comparison, [])).map((one) =>
    isGroup(one) ? `${groupTitle(one)} (${one.members.length})` : one.title,
  );
};

it('what one policy does to many roles is one group, what it does to few is not', () => {
  expect(told(8)).toEqual(['App → 8 roles (8)', 'App → every resource']);
  expect(told(2)).toEqual(['App → R0', 'App → R1', 'App → every resource']);
});

it('every difference is there once, in a group or alone', () => {
  const rows = differenceRows(compareGraphs(estate(8), estate(9, admin)), []);
  const found = groupedRows(rows).flatMap((one) => (isGroup(one) ? one.members : [one]));
  expect(found.map(({ id }) => id).toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
});

it('what was also changed outside of Terraform is marked, and said behind the change', () => {
  const comparison = compareGraphs(estate(1), estate(1, admin));
  const [first] = comparison.differences;
  const drifted = new Set(first ? [first.id] : []);
  const rows = differenceRows({ ...comparison, drifted }, []);
  expect(rows.map((row) => row.drifted)).toEqual([true, undefined]);
  expect(rows[0]?.change).toMatch(/; it was changed outside of Terraform$/);
});
