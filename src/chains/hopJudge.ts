// The verdict of an edge as one hop of a way. Most are those of the edge by itself: only where the context changes, or a
// session policy stays behind, is it asked again.
import { assumeVerdict } from '#assume/assumeVerdict.ts';
import { wordAbout } from '#assume/assumeWords.ts';
import { type Model, prepare } from '#decision/model.ts';
import { resolveSource, resolveTarget } from '#decision/source.ts';
import type { AssumeEdge, VerdictWord } from '#decision/verdict.ts';
import { carried, SAME_FROM_HOP } from './carry.ts';

/** Where a way begins and which of its calls it is. */
export interface At {
  readonly origin: string;
  readonly hop: number;
}

/** An edge as far as a search needs it; most are never told in full. */
export type Lead = Pick<AssumeEdge, 'source' | 'target' | 'action' | 'verdict'>;

/** Every edge of a model, and who tells one of them in full. */
export interface Leads {
  readonly words: readonly Lead[];
  readonly tell: (lead: Lead) => AssumeEdge;
}

export interface HopJudge {
  /** The edge as that hop, told in full. */
  readonly judge: (at: At, edge: Lead) => AssumeEdge;
  readonly verdict: (at: At, edge: Lead) => AssumeEdge['verdict'];
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

/** The model that each hop is judged in. */
export function hopModels(model: Model): Pick<HopJudge, 'modelAt'> {
  const { context } = model.inventory;
  const hasSession = model.principals.some((p) => p.session !== null);
  const later = hasSession ? withoutSessionPolicies(model) : model;
  const models = new Map<string, Model>();
  const findModel = ({ origin, hop }: At): Model => {
    if (hop === 1) return model;
    const next = contextAt(context, { origin, hop });
    if (next === context) return later;
    const key = JSON.stringify(next);
    const known = models.get(key) ?? { ...later, inventory: { ...later.inventory, context: next } };
    models.set(key, known);
    return known;
  };
  // A search asks for one hop of one origin again and again.
  let last: { readonly at: At; readonly model: Model } | null = null;
  return {
    modelAt: (at) => {
      if (last === null || last.at.hop !== at.hop || last.at.origin !== at.origin)
        last = { at, model: findModel(at) };
      return last.model;
    },
  };
}

type RequestContext = Model['inventory']['context'];

const contextAt = (context: RequestContext, { origin, hop }: At): RequestContext =>
  carried(context, origin, Math.min(hop, SAME_FROM_HOP));

export function hopJudge(model: Model, tell: Leads['tell']): HopJudge {
  const { context } = model.inventory;
  const { modelAt } = hopModels(model);
  const hasSession = model.principals.some((p) => p.session !== null);
  const verdicts = new Map<string, AssumeEdge>();
  const wordsOf = new Map<Model, Map<Lead, VerdictWord>>();
  const classes = new Map<string, string>();
  /** Nothing is different at this hop. */
  const isAsItIs = (at: At, edge: Lead): boolean =>
    modelAt(at).inventory.context === context &&
    !(hasSession && at.hop > 1 && model.byArn.get(edge.source)?.session);
  const asHop = (at: At, edge: Lead): AssumeEdge => {
    const here = modelAt(at);
    const key = `${JSON.stringify(here.inventory.context)} ${edge.source} ${edge.target} ${edge.action}`;
    const known = verdicts.get(key) ?? assumeVerdict(here, edge.source, edge.target, edge.action);
    verdicts.set(key, known);
    return known;
  };
  /** The verdict alone costs a tenth, and most edges that a search looks at are never told. */
  const wordAsHop = (at: At, edge: Lead): VerdictWord => {
    const here = modelAt(at);
    const words = wordsOf.get(here) ?? new Map<Lead, VerdictWord>();
    wordsOf.set(here, words);
    const known = words.get(edge);
    if (known !== undefined) return known;
    const said = wordAbout(here, resolveSource(here, edge.source), resolveTarget(here, edge.target));
    const word = said.action === edge.action ? said.verdict : asHop(at, edge).verdict;
    words.set(edge, word);
    return word;
  };
  return {
    modelAt,
    classOf: (origin) => {
      const known = classes.get(origin);
      if (known !== undefined) return known;
      const key = JSON.stringify([2, SAME_FROM_HOP].map((hop) => contextAt(context, { origin, hop })));
      classes.set(origin, key);
      return key;
    },
    verdict: (at, edge) => (isAsItIs(at, edge) ? edge.verdict : wordAsHop(at, edge)),
    judge: (at, edge) => (isAsItIs(at, edge) ? tell(edge) : asHop(at, edge)),
  };
}
