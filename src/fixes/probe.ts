// One edge looked at closely, in an inventory that holds only what can decide it: candidates are tried in there.
import { type Found, statementsOf } from '#reasons/evidence.ts';
import type { Inquiry } from '#reasons/inquiry.ts';
import { judge } from '#assume/assumeVerdict.ts';
import type { AttachedPolicy, Inventory, Place } from '#decision/inventory.ts';
import { type Model, prepare } from '#decision/model.ts';
import { type Situation, situation } from '#decision/situation.ts';
import type { AssumeEdge } from '#decision/verdict.ts';
import { samePlace } from './applyFix.ts';
import type { FixOptions } from './fix.ts';

/** The pair that is asked about. */
export interface Question {
  readonly source: string;
  readonly target: string;
  readonly action?: string | undefined;
  readonly options: FixOptions;
  /** Of everybody, not only of who can decide: whether anybody but this one has the policy that stands there. */
  readonly isShared: (place: Place, but: string | null) => boolean;
}

/** A question about a model. */
export function asked(model: Model, pair: Omit<Question, 'isShared'>): Question {
  const isThere = (place: Place) => (policy: AttachedPolicy) => samePlace(policy.place, place);
  return {
    ...pair,
    isShared: (place, but) =>
      model.principals.some(
        ({ record }) => record.arn !== but && record.policies?.some(isThere(place)) === true,
      ),
  };
}

export interface Probe {
  readonly question: Question;
  readonly inventory: Inventory;
  readonly s: Situation;
  readonly edge: AssumeEdge;
  /** null: AWS refuses the pair whatever the policies say. */
  readonly inquiry: Inquiry | null;
  /** Main action first. */
  readonly actions: readonly string[];
  /** Statements in force that take part in an action, by its number. */
  readonly found: (action: number) => readonly Found[];
}

const only = <T>(all: Readonly<Record<string, T>> | undefined, key: string | null) =>
  all && Object.fromEntries(Object.entries(all).filter(([name]) => name === key));

/** The part of an inventory that can have a say about a pair. Judging there gives the same verdict. */
export function slice(model: Model, { source, target }: Pick<Question, 'source' | 'target'>): Inventory {
  const { inventory } = model;
  const s = situation(model, source, target);
  const arns = new Set([s.source.principal?.record.arn, s.target.arn]);
  const scps = only(inventory.scps, s.source.account);
  const rcps = only(inventory.rcps, s.target.account);
  const accounts = new Set([s.source.account, s.target.account]);
  return {
    accounts: inventory.accounts.filter((a) => accounts.has(a.id)),
    principals: [...arns].flatMap((arn) => model.byArn.get(arn ?? '')?.record ?? []),
    context: inventory.context,
    ...(scps && { scps }),
    ...(rcps && { rcps }),
  };
}

export function probe(inventory: Inventory, question: Question): Probe {
  const { source, target, action } = question;
  const first = situation(prepare(inventory), source, target, action);
  const { edge, inquiry } = judge(first);
  const s = inquiry === null ? first : { ...first, extra: inquiry.s.extra };
  return {
    question,
    inventory,
    s,
    edge,
    inquiry,
    actions: [s.action, ...s.extra.map((e) => e.action)],
    found: (i) =>
      inquiry === null ? [] : statementsOf(s, inquiry.decision, i).filter((f) => f.compiled.policy.accepted),
  };
}

/** ARN that `aws:PrincipalArn` has for the caller; null for services, providers and whole accounts. */
export const callerArn = ({ s }: Probe): string | null =>
  s.source.hasIdentity ? s.source.principalArn : null;
