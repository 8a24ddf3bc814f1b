// The smallest changes that close an edge, each proven by the engine.
import type { Model } from '#decision/model.ts';
import { finish, type Steps } from '#steps/steps.ts';
import { closeSteps } from './closeSteps.ts';
import type { Fix } from './fix.ts';
import { asked, probe, slice } from './probe.ts';
import { proposalsOf } from './proposeFixes.ts';

/**
 * Proposals that make a valid or conditional edge invalid, the smallest first; `collateral` is who else loses access.
 * Empty for edges that are closed already or that nobody here can close. Never throws.
 */
export const proposeClosures = (...asked: Parameters<typeof closuresInSteps>): readonly Fix[] =>
  finish(closuresInSteps(...asked));

export function* closuresInSteps(
  model: Model,
  source: string,
  target: string,
  action?: string,
): Steps<readonly Fix[]> {
  const question = asked(model, { source, target, action, options: {} });
  const start = probe(slice(model, question), question);
  if (start.edge.verdict !== 'valid' && start.edge.verdict !== 'conditional') return [];
  const goal = { reached: (p: typeof start) => p.edge.verdict === 'invalid', next: closeSteps };
  return yield* proposalsOf(model, start, goal, 'worse');
}
