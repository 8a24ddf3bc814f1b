// The full trace of one edge, made when somebody looks at it.
import { judge } from './assumeVerdict.ts';
import { statementsOf } from '#reasons/evidence.ts';
import type { Explanation } from './explanation.ts';
import type { Model } from '#decision/model.ts';
import { nearMisses } from './nearMisses.ts';
import { predictedErrors } from './predictedErrors.ts';
import { situation } from '#decision/situation.ts';
import { traceOf } from './trace.ts';
import { cliCommand, witnessCall } from './witness.ts';
import { decide } from '#decision/worlds.ts';

/** The verdict of `assumeVerdict` with everything it was told from. Never throws. */
export function explain(model: Model, source: string, target: string, action?: string): Explanation {
  const s = situation(model, source, target, action);
  const { edge, inquiry } = judge(s);
  const errors = predictedErrors(s, edge);
  if (inquiry === null) {
    return { edge, policies: [], extra: [], nearMisses: [], errors, call: null, command: null };
  }
  const call = witnessCall(inquiry);
  // With refused documents taken as accepted, so that their statements can be looked at as well.
  const traced = decide(s, true);
  const all = statementsOf(s, traced);
  return {
    edge,
    policies: traceOf(s, all, s.action),
    extra: traced.extra.map((extra, i) => ({
      action: extra.action,
      why: extra.why,
      policies: traceOf(s, statementsOf(s, traced, i + 1), extra.action),
    })),
    nearMisses: nearMisses({ ...inquiry, all }),
    errors,
    call,
    command: call && cliCommand(call),
  };
}
