// Who can become a node, or what it can become, directly and over other roles.
import { survey, tellInSteps } from '#chains/chains.ts';
import type { Steps } from '#steps/steps.ts';
import type { Judged } from './engine.ts';
import type { Reach } from './questions.ts';

const MOST_CHAINS = 200;

export function* reach({ book, model }: Judged, node: string, direction: 'who' | 'become'): Steps<Reach> {
  const ways = survey(model, book);
  const found = yield* direction === 'who' ? ways.whoCan(node) : ways.canBecome(node);
  return { chains: yield* tellInSteps(found.slice(0, MOST_CHAINS)), count: found.length };
}
