// Who can become a node and what it can become, directly and over other roles.
import { survey, tellInSteps } from '#chains/chains.ts';
import type { Steps } from '#steps/steps.ts';
import type { Judged } from './engine.ts';
import type { Reach } from './questions.ts';

const MOST_CHAINS = 200;

export function* reach({ book, model }: Judged, node: string): Steps<Reach> {
  const ways = survey(model, book);
  const who = yield* ways.whoCan(node);
  const become = yield* ways.canBecome(node);
  return {
    who: yield* tellInSteps(who.slice(0, MOST_CHAINS)),
    become: yield* tellInSteps(become.slice(0, MOST_CHAINS)),
    whoCount: who.length,
    becomeCount: become.length,
  };
}
