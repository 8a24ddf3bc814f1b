// Attempts in the JSON of the command line (docs/cli.md), beside the verdict of their edge.
import type { AttemptReport } from '#attempts/report.ts';
import type { Locate } from './places.ts';

export const attemptJson = (report: AttemptReport, locate: Locate) => ({
  origin: report.origin,
  name: report.name,
  outcome: report.outcome,
  count: report.count,
  time: report.time ?? null,
  until: report.until ?? null,
  message: report.message ?? null,
  verdict: report.verdict,
  fit: report.fit,
  text: report.text,
  because: report.because,
  claims: report.claims.map(({ actual, claim, mark, place, wanted }) => ({
    claim,
    wanted,
    actual: actual ?? null,
    fits: mark === 'yes' ? true : mark === 'no' ? false : null,
    at: locate(place),
  })),
  chain: report.chain,
  fetch: report.fetch,
  at: locate(report.place),
});
