import { describe, expect, test } from 'vitest';
import { testGraph } from './testGraph.ts';
import { tellFrom, tellGraph } from './tellGraph.ts';
import { triesMark, triesWords } from './tries.ts';
import { visibleGraph } from './visibleGraph.ts';

const tries = { planned: 2, allowed: 12, denied: 1, odd: true };

describe('what was tried', () => {
  test('marks and words', () => {
    expect(triesMark(tries)).toBe('●12 ⊘ ◇ !');
    expect(triesWords(tries)).toBe('used 12 times, denied once, planned, contradicts the verdict');
    expect(triesMark({ planned: 0, allowed: 0, denied: 3, odd: false })).toBe('⊘3');
  });

  const graph = testGraph(
    [
      { id: 'arn:aws:iam::111111111111:role/A', account: '111111111111' },
      { id: 'arn:aws:iam::111111111111:role/B', account: '111111111111' },
      { id: 'arn:aws:iam::222222222222:role/C', account: '222222222222' },
    ],
    [
      { from: 'arn:aws:iam::111111111111:role/A', to: 'arn:aws:iam::222222222222:role/C' },
      { from: 'arn:aws:iam::111111111111:role/B', to: 'arn:aws:iam::222222222222:role/C' },
      { from: 'arn:aws:iam::111111111111:role/A', to: 'arn:aws:iam::111111111111:role/B' },
    ],
  );
  const [first, second, third] = graph.edges.map((edge, i) =>
    Object.assign({}, edge, i < 2 ? { tries } : {}),
  );
  const tried = { ...graph, edges: [first, second, third].filter((edge) => edge !== undefined) };

  test('only what was tried is drawn when somebody wants that', () => {
    expect(visibleGraph(tried, { hidden: ['untried'] }).edges.map(({ id }) => id)).toEqual([
      first?.id,
      second?.id,
    ]);
    expect(visibleGraph(tried, {}).edges).toHaveLength(3);
  });

  test('a line that stands for several adds up what was tried', () => {
    const seen = visibleGraph(tried, { collapsed: ['111111111111'] });
    expect(seen.edges).toMatchObject([{ tries: { planned: 4, allowed: 24, denied: 2, odd: true } }]);
    expect(tellGraph(seen, tellFrom(tried)).edges).toMatchObject([{ tries: { allowed: 24 } }]);
  });
});
