// Trusts that let nobody in: lint says so, here they stand together.
import type { Problem } from '#text/problem.ts';

const IDLE: ReadonlySet<string> = new Set([
  'L-UNUSED-TRUST',
  'L-DANGLING-ID',
  'L-PRINCIPAL-NOT-FOUND',
  'L-TRUST-NO-PRINCIPAL',
  'L-SELF-TRUST',
]);

export const idleTrusts = (problems: readonly Problem[]): readonly Problem[] =>
  problems.filter(({ code }) => IDLE.has(code));
