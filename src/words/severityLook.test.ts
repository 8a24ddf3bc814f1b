import { expect, it } from 'vitest';
import type { Problem, Severity } from '#text/problem.ts';
import { countSeverities, countTroubles, SEVERITY_LOOK, severityRank } from './severityLook.ts';

const problems = (...severities: Severity[]): Problem[] =>
  severities.map((severity) => ({ code: 'L-X', severity, message: 'm', document: 'd1' }));

it('counts what somebody should look at; info is no trouble', () => {
  const some = problems('info', 'error', 'security', 'info', 'warning');
  expect(countTroubles(some)).toBe(3);
  expect(countSeverities(some)).toEqual({ error: 1, security: 1, warning: 1, info: 2 });
});

it('ranks an error above a hole above a doubt, with signs that differ', () => {
  expect(
    (['info', 'warning', 'error', 'security'] as const).toSorted((a, b) => severityRank(a) - severityRank(b)),
  ).toEqual(['error', 'security', 'warning', 'info']);
  expect(new Set(Object.values(SEVERITY_LOOK).map(({ glyph }) => glyph)).size).toBe(4);
});
