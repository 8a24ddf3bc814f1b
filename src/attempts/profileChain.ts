// Profiles that build on each other: every hop with the verdict that it has in its place.
import type { Attempt } from '#decision/inventory.ts';
import type { Model } from '#decision/model.ts';
import { judgedAttempts } from './judged.ts';
import type { ChainHop } from './report.ts';

/** More hops than anybody writes down. */
const MOST_HOPS = 20;

/** The attempts before this one, the first one first, and itself. */
function before(model: Model, last: Attempt): readonly Attempt[] {
  const all = (model.inventory.attempts ?? []).filter(({ origin }) => origin === last.origin);
  const hops: Attempt[] = [last];
  for (let here: Attempt | undefined = last; here?.after !== undefined && hops.length < MOST_HOPS;) {
    const { after }: Attempt = here;
    here = all.find(({ name }) => name === after);
    if (here === undefined || hops.includes(here)) break;
    hops.unshift(here);
  }
  return hops;
}

/** Empty for an attempt that stands alone. */
export function chainOfProfiles(model: Model, last: Attempt): readonly ChainHop[] {
  const hops = before(model, last);
  if (hops.length < 2) return [];
  const judged = [...judgedAttempts(model).values()].flatMap((pair) => pair.judged);
  return hops.map((attempt): ChainHop => {
    const own = judged.find(({ tried }) => tried.attempt === attempt);
    return {
      name: attempt.name,
      from: own?.tried.source ?? attempt.source,
      to: attempt.target ?? '',
      verdict: own?.edge.verdict ?? null,
    };
  });
}
