// The smallest changes that open an edge, each proven by the engine (iam-semantics 6.3).
import type { Model } from '#decision/model.ts';
import { isDocumentKey } from '#reasons/requirements.ts';
import { finish, type Steps } from '#steps/steps.ts';
import { nextSteps } from './blockers.ts';
import { effectsOf, unloadedMeant } from './collateral.ts';
import type { Fix, FixOptions, Job, Part } from './fix.ts';
import { asked, type Probe, probe, slice } from './probe.ts';
import { type Goal, search, type Way } from './search.ts';
import { jobOf } from './step.ts';

/** What can be hoped for: whether a whole account's own policies allow it nobody here can tell. */
function opens(start: Probe): (p: Probe) => boolean {
  if (start.edge.verdict === 'conditional') return (p) => p.edge.verdict === 'valid';
  return (p) => {
    if (p.edge.verdict === 'valid' || p.edge.verdict === 'conditional') return true;
    return (
      start.edge.verdict === 'invalid' &&
      p.s.source.kind === 'account' &&
      p.edge.verdict === 'unknown' &&
      p.edge.missing.every((m) => m.what === 'identity-policy')
    );
  };
}

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60);

function jobsOf(parts: readonly Part[]): readonly Job[] {
  const jobs = parts.map((part) => part.job);
  return jobs.filter((job, i) => jobs.findIndex((j) => j.text === job.text) === i);
}

/** The proposal that a way amounts to. */
export function* fixOf(
  model: Model,
  start: Probe,
  way: Way,
  direction: 'better' | 'worse',
): Steps<Fix | null> {
  const [first] = way.steps;
  if (first === undefined) return null;
  const changes = way.steps.flatMap((step) => step.changes);
  const parts = way.steps.map((step): Part => ({
    title: step.title,
    gate: step.gate,
    page: step.page,
    job: jobOf(start, step.gate),
  }));
  const { source, target } = start.question;
  const effects = yield* effectsOf(model, changes, { source, target });
  const meant = direction === 'better' ? unloadedMeant(changes, effects.after.inventory) : [];
  const variant = way.steps.find((step) => step.variant === 'team convention')?.variant ?? first.variant;
  return {
    id: way.steps.map((step) => `${step.gate ?? 'request'}:${slug(step.title)}`).join('+'),
    title: parts.map((part) => part.title).join('; then '),
    gate: first.gate,
    ...(variant === undefined ? {} : { variant }),
    changes,
    parts,
    verdictAfter: way.after.edge.verdict,
    textAfter: way.after.edge.text,
    collateral: effects[direction],
    warnings: [...new Set([...way.steps.flatMap((step) => step.warnings ?? []), ...meant])],
    jobs: jobsOf(parts),
    page: first.page,
  };
}

const breadthOf = ({ steps }: Way): number => Math.max(0, ...steps.map((s) => s.breadth));

/** Narrowest first; then who lets in fewest others, then what changes least. */
export function* proposalsOf(
  model: Model,
  start: Probe,
  goal: Goal,
  direction: 'better' | 'worse',
): Steps<readonly Fix[]> {
  const ranked: { readonly fix: Fix; readonly breadth: number }[] = [];
  for (const way of yield* search(start, goal)) {
    const fix = yield* fixOf(model, start, way, direction);
    if (fix !== null) ranked.push({ fix, breadth: breadthOf(way) });
  }
  ranked.sort(
    (a, b) =>
      a.breadth - b.breadth ||
      a.fix.collateral.length - b.fix.collateral.length ||
      a.fix.changes.length - b.fix.changes.length,
  );
  const ids = new Map<string, number>();
  return ranked.flatMap(({ fix }): readonly Fix[] => {
    const count = (ids.get(fix.id) ?? 0) + 1;
    ids.set(fix.id, count);
    return [count === 1 ? fix : { ...fix, id: `${fix.id}#${count}` }];
  });
}

/**
 * Proposals for an edge that is not valid, narrowest first: each makes it valid, or conditional where only the request
 * is open; a conditional edge gets requests that pass. Of a whole account no more than `unknown` can be promised: its own
 * policies are not here. Empty for valid edges and where no policy can help (`adviceFor` says why). Never throws.
 */
export const proposeFixes = (...asked: Parameters<typeof fixesInSteps>): readonly Fix[] =>
  finish(fixesInSteps(...asked));

export function* fixesInSteps(
  model: Model,
  source: string,
  target: string,
  action?: string,
  options: FixOptions = {},
): Steps<readonly Fix[]> {
  const question = asked(model, { source, target, action, options });
  const start = probe(slice(model, question), question);
  if (start.edge.verdict === 'valid' || start.inquiry === null) return [];
  if (start.edge.verdict === 'conditional' && start.inquiry.decision.needs.some(isDocumentKey)) return [];
  return yield* proposalsOf(model, start, { reached: opens(start), next: nextSteps }, 'better');
}
