// The verdict of an edge as one hop of a way. Most are those of the edge by itself: only where the context changes, or a
// session policy stays behind, is it asked again.
import { assumeVerdict } from '#assume/assumeVerdict.ts';
import { type Model, prepare } from '#decision/model.ts';
import type { AssumeEdge } from '#decision/verdict.ts';
import { carried, SAME_FROM_HOP } from './carry.ts';

/** Where a way begins and which of its calls it is. */
export interface At {
  readonly origin: string;
  readonly hop: number;
}

export interface HopJudge {
  readonly judge: (at: At, edge: AssumeEdge) => AssumeEdge;
  /** The model that a hop is judged in. */
  readonly modelAt: (at: At) => Model;
  /** Origins of one class are judged alike at every hop. */
  readonly classOf: (origin: string) => string;
}

/** A new session has its own session policy, or none: that of an earlier one ends with it. */
function withoutSessionPolicies(model: Model): Model {
  const { inventory } = model;
  const freed = model.principals
    .filter((p) => p.session !== null)
    .map(({ record }) =>
      Object.assign({}, record, { policies: record.policies?.filter((policy) => policy.type !== 'session') }),
    );
  const fresh = prepare({ accounts: [], context: inventory.context, principals: freed });
  return {
    ...model,
    byArn: new Map([...model.byArn, ...fresh.byArn]),
    roleByName: new Map([...model.roleByName, ...fresh.roleByName]),
  };
}

export function hopJudge(model: Model): HopJudge {
  const { context } = model.inventory;
  const hasSession = model.principals.some((p) => p.session !== null);
  const later = hasSession ? withoutSessionPolicies(model) : model;
  const models = new Map<string, Model>();
  const verdicts = new Map<string, AssumeEdge>();
  const classes = new Map<string, string>();

  const contextAt = ({ origin, hop }: At) => carried(context, origin, Math.min(hop, SAME_FROM_HOP));
  const modelAt = (at: At): Model => {
    if (at.hop === 1) return model;
    const next = contextAt(at);
    if (next === context) return later;
    const key = JSON.stringify(next);
    const known = models.get(key) ?? { ...later, inventory: { ...later.inventory, context: next } };
    models.set(key, known);
    return known;
  };
  return {
    modelAt,
    classOf: (origin) => {
      const known = classes.get(origin);
      if (known !== undefined) return known;
      const key = JSON.stringify([contextAt({ origin, hop: 2 }), contextAt({ origin, hop: SAME_FROM_HOP })]);
      classes.set(origin, key);
      return key;
    },
    judge: (at, edge) => {
      const here = modelAt(at);
      const freed = hasSession && at.hop > 1 && model.byArn.get(edge.source)?.session;
      if (here.inventory.context === context && !freed) return edge;
      const key = `${JSON.stringify(here.inventory.context)} ${edge.source} ${edge.target} ${edge.action}`;
      const known = verdicts.get(key) ?? assumeVerdict(here, edge.source, edge.target, edge.action);
      verdicts.set(key, known);
      return known;
    },
  };
}
