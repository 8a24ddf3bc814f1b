// Which declared principal's Allow statements name which resource outside the roles. The resource's own policy and
// often its account are not in the text, so the honest answer is at best `unknown`.
import { parseArn } from '#language/arn.ts';
import { ceilingReasons } from '#reasons/ceilingReasons.ts';
import { statementsOf } from '#reasons/evidence.ts';
import { gatesOf } from '#reasons/gates.ts';
import { identityReasons } from '#reasons/identityReasons.ts';
import type { Inquiry } from '#reasons/inquiry.ts';
import { accessSituation, type Grant, grantsOf } from './grants.ts';
import type { Place } from '#decision/inventory.ts';
import { missingResourcePolicy } from '#reasons/missing.ts';
import type { CompiledPrincipal, Model } from '#decision/model.ts';
import { fullNameAtStart } from '#decision/names.ts';
import { callOrder } from '#reasons/reasonOrder.ts';
import { requirementsOf } from '#reasons/requirements.ts';
import { resourceName } from './resourceNames.ts';
import { type Situation, situation } from '#decision/situation.ts';
import type { Gate, GateName, Missing, Reason, Requirement, VerdictWord } from '#decision/verdict.ts';
import { decide, decideQuickly } from '#decision/worlds.ts';

/** One grant without its reasons: all that counts and tables of a large organization need. */
export interface AccessWord {
  /** ARN of the declared role or user. */
  readonly principal: string;
  /** As written in the policy, e.g. `arn:aws:s3:::example-bucket/*`. */
  readonly resource: string;
  /** Short name for a node: `example-bucket`. */
  readonly resourceName: string;
  /** `s3` */
  readonly service: string;
  /** From the ARN; '' when it has none (S3 buckets). */
  readonly account: string;
  /** As written, e.g. `s3:GetObject`, in reading order, at least one. */
  readonly actions: readonly string[];
  readonly verdict: VerdictWord;
  /** What the request carries decides as well. */
  readonly depends: boolean;
}

export interface ResourceAccess extends AccessWord {
  /** The Resource entries that name it. */
  readonly places: readonly Place[];
  /** `trust` stands for the resource's own policy here. */
  readonly gates: Readonly<Record<GateName, Gate>>;
  readonly reasons: readonly Reason[];
  readonly requires: readonly Requirement[];
  readonly missing: readonly Missing[];
  /** One English sentence. */
  readonly text: string;
  /** At most four words for the pill on the edge. */
  readonly label: string;
}

interface Answered {
  readonly verdict: VerdictWord;
  readonly depends: boolean;
  /** The situation of the first action that may pass; of the first one when none does. */
  readonly s: Situation;
}

const NO_KEY = (): boolean => false;

function answered(base: Situation, { actions, resource }: Grant): Answered {
  const [first, ...others] = [...actions].map((action) => accessSituation(base, resource, action));
  const blocked: Answered = { verdict: 'invalid', depends: false, s: first ?? base };
  for (const s of [blocked.s, ...others]) {
    const { answer } = decideQuickly(s, NO_KEY);
    if (answer !== 'no') return { verdict: 'unknown', depends: answer === 'depends', s };
  }
  return blocked;
}

function inquireAccess({ s, verdict }: Answered): Inquiry | null {
  const decision = decide(s);
  const [outcome] = decision.outcomes;
  if (outcome === undefined) return null;
  const found = statementsOf(s, decision).filter((f) => f.compiled.policy.accepted);
  return { s, decision, verdict, outcome, all: found, found };
}

const OPEN: Reason = {
  code: 'RESOURCE_POLICY_UNKNOWN',
  text: 'The resource’s own policy and the account it belongs to were not given.',
  gate: null,
  side: 'open',
  places: [],
};

function wordOf(principal: CompiledPrincipal, grant: Grant, { depends, verdict }: Answered): AccessWord {
  const arn = parseArn(grant.resource);
  return {
    principal: principal.record.arn,
    resource: grant.resource,
    resourceName: resourceName(grant.resource),
    service: arn?.service ?? '',
    account: arn?.account ?? '',
    actions: [...grant.actions],
    verdict,
    depends,
  };
}

const itsPolicy = (resource: string, name: string): string =>
  resource === '*' ? 'the policies of the resources themselves were' : `the policy of ${name} itself was`;

function access(principal: CompiledPrincipal, grant: Grant, base: Situation): ResourceAccess | null {
  const answer = answered(base, grant);
  const q = inquireAccess(answer);
  if (q === null) return null;
  const word = wordOf(principal, grant, answer);
  const { actions, resource } = word;
  const name = resource === '*' ? 'every resource' : word.resourceName;
  const told = [...identityReasons(q), ...ceilingReasons(q), ...(q.verdict === 'invalid' ? [] : [OPEN])];
  const reasons = callOrder(q.verdict, told);
  const undecided = q.found.filter((f) => f.match.truth === 'depends');
  const requires = requirementsOf(q.decision.needs, undecided);
  const [first = ''] = actions;
  const what =
    first === '*' ? 'every action' : actions.length === 1 ? first : `${first} and ${actions.length - 1} more`;
  // Nothing but the trust policy of roles is a policy of its own in IAM.
  const rest = word.service === 'iam' ? '.' : `; ${itsPolicy(resource, name)} not given.`;
  const who = fullNameAtStart(base.model, principal.record.arn);
  const against = reasons.find((r) => r.side === 'against');
  const only = requires[0] === undefined ? '' : `, only if ${requires[0].text}`;
  return {
    ...word,
    places: grant.places,
    gates: gatesOf(q.s, q.decision, q.found),
    reasons,
    requires,
    missing: q.verdict === 'invalid' ? [] : [missingResourcePolicy(resource)],
    text:
      q.verdict === 'invalid'
        ? `${who} cannot use ${what} on ${name}: ${against?.text ?? 'its policies do not allow it.'}`
        : `${who} has permission for ${what} on ${name}${only}${rest}`,
    label: q.verdict === 'invalid' ? 'blocked' : first === '*' ? 'every action' : first,
  };
}

function perGrant<T>(
  model: Model,
  principal: CompiledPrincipal,
  grants: readonly Grant[],
  make: (grant: Grant, base: Situation) => readonly T[],
): readonly T[] {
  if (principal.record.kind === 'group' || grants.length === 0) return [];
  const { arn } = principal.record;
  const base = situation(model, arn, arn);
  return grants.flatMap((grant) => make(grant, base));
}

/** Of one principal, in order of statements; of what is drawn, unless other grants are given. */
export const accessWords = (
  model: Model,
  principal: CompiledPrincipal,
  grants = grantsOf(principal),
): readonly AccessWord[] =>
  perGrant(model, principal, grants, (grant, base) => [wordOf(principal, grant, answered(base, grant))]);

/** The same grants with everything there is to say. */
export const toldAccess = (
  model: Model,
  principal: CompiledPrincipal,
  grants = grantsOf(principal),
): readonly ResourceAccess[] =>
  perGrant(model, principal, grants, (grant, base) => {
    const told = access(principal, grant, base);
    return told === null ? [] : [told];
  });

/** All of them, in reading order of principals, then of statements. */
export const resourceAccess = (model: Model): readonly ResourceAccess[] =>
  model.principals.flatMap((principal) => toldAccess(model, principal));
