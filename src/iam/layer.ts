// One layer of policies (identity, trust, one SCP level …) against one request: does it allow, does it deny?
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
import { matchAction } from './action.ts';
import type {
  LayerResult,
  PatternMatch,
  PrincipalMatch,
  StatementMatch,
  TestResult,
} from './authorization.ts';
import type { Caller } from '#language/caller.ts';
import { type CompiledStatement, compileOnSts, compilePolicy } from './compile.ts';
import { evaluateTests } from './conditions.ts';
import type { Context } from './context.ts';
import type { Policy } from '#language/policy.ts';
import { matchPrincipals } from './principalMatch.ts';
import { matchResource } from './resource.ts';
import { maskOf, NOBODY, type StrengthMask, truthOf, underCondition } from './strengthMask.ts';
import { and, not, or, type Truth } from './truth.ts';

/** Which statements are written down; `open`: those whose answer depends. */
export type Trace = 'none' | 'open' | 'all';

/** A request as the layers see it. */
export interface LayerRequest {
  /** Lower-cased. */
  readonly action: string;
  readonly resource: string;
  readonly caller: Caller;
  readonly context: Context;
  readonly latent: boolean;
  readonly trace: Trace;
  /** The caller has a permissions boundary. */
  readonly bounded: boolean;
}

export interface NamingLayerResult extends LayerResult {
  /** Strengths of the Allow statements that apply. */
  readonly mask: StrengthMask;
}

interface Trail {
  readonly principals: PrincipalMatch[];
  readonly actions: PatternMatch[];
  readonly resources: PatternMatch[];
  readonly tests: TestResult[];
}

const NO_MATCHES: readonly StatementMatch[] = [];
/** Where principals take no part everyone is meant; the strength is never asked for. */
const EVERYONE = maskOf('wildcard', 'yes');

export const EMPTY_LAYER: NamingLayerResult = { allow: 'no', deny: 'no', matches: NO_MATCHES, mask: NOBODY };
/** A limit that is not set, or one that lets everything through. */
export const NO_LIMIT: NamingLayerResult = {
  allow: 'yes',
  deny: 'no',
  matches: NO_MATCHES,
  mask: EVERYONE,
};

/**
 * A Deny with NotPrincipal hits every IAM principal that has a permissions boundary, whomever it excepts
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html).
 */
const exceptsNobody = ({ principals, effect }: CompiledStatement, request: LayerRequest): boolean =>
  request.bounded && principals?.negated === true && effect === 'Deny';

function nameCaller(statement: CompiledStatement, request: LayerRequest, trail: Trail | null): StrengthMask {
  const { principals } = statement;
  if (principals === null || exceptsNobody(statement, request)) return EVERYONE;
  const { caller, context } = request;
  const mask = matchPrincipals(principals.entries, caller, context, trail?.principals ?? null);
  return principals.negated ? maskOf('wildcard', not(truthOf(mask))) : mask;
}

/** Where a traced statement is written down. */
interface TraceRecord {
  readonly policy: Policy;
  readonly policyIndex: number;
  readonly matches: StatementMatch[];
}

/**
 * The elements in turn. Untraced it stops at the first that says no; traced it asks all of them and writes them down,
 * which cannot change the answer.
 */
function applyStatement(
  statement: CompiledStatement,
  request: LayerRequest,
  record: TraceRecord | null,
): StrengthMask {
  const { actions, resources, tests, source } = statement;
  const { context } = request;
  const trail: Trail | null = record && { principals: [], actions: [], resources: [], tests: [] };
  const action = actions === null ? 'no' : matchAction(actions, request.action, trail?.actions ?? null);
  if (action === 'no' && trail === null) return NOBODY;
  const mask = nameCaller(statement, request, trail);
  if (mask === NOBODY && trail === null) return NOBODY;
  const resource =
    resources === null
      ? 'yes'
      : matchResource(resources, request.resource, context, trail?.resources ?? null);
  if (resource === 'no' && trail === null) return NOBODY;
  const condition = evaluateTests(tests, context, trail?.tests ?? null);
  const rest = statement.effect === null ? 'no' : and(and(action, resource), condition);
  if (record !== null && trail !== null) {
    const { policy, policyIndex, matches } = record;
    const principal = truthOf(mask);
    matches.push({
      policy,
      policyIndex,
      statement: source,
      truth: and(principal, rest),
      principal,
      action,
      resource,
      condition,
      ...trail,
    });
  }
  return underCondition(mask, rest);
}

/** Refused documents do not take part unless `latent`. */
export function evaluateLayer(policies: readonly Policy[], request: LayerRequest): NamingLayerResult {
  let allow: Truth = 'no';
  let deny: Truth = 'no';
  let mask = NOBODY;
  const { trace } = request;
  const matches: StatementMatch[] | null = trace === 'none' ? null : [];
  const aboutSts = trace !== 'all' && request.action.startsWith('sts:');
  for (let policyIndex = 0; policyIndex < policies.length; policyIndex++) {
    const policy = policies[policyIndex];
    if (policy === undefined) continue;
    if ((!policy.accepted && !request.latent) || (aboutSts && policy.onSts?.length === 0)) continue;
    const record = matches && { policy, policyIndex, matches };
    for (const statement of aboutSts ? compileOnSts(policy) : compilePolicy(policy)) {
      if (statement.effect === null && trace !== 'all') continue;
      const applies = applyStatement(statement, request, trace === 'all' ? record : null);
      if (applies === NOBODY) continue;
      // Few are open: asking those once more costs less than writing every other down.
      if (trace === 'open' && truthOf(applies) === 'depends') applyStatement(statement, request, record);
      if (statement.effect === 'Deny') {
        deny = or(deny, truthOf(applies));
      } else {
        mask |= applies;
        allow = or(allow, truthOf(applies));
      }
    }
  }
  if (matches === null && deny === 'no') {
    if (mask === NOBODY) return EMPTY_LAYER;
    if (mask === EVERYONE) return NO_LIMIT;
  }
  return { allow, deny, matches: matches ?? NO_MATCHES, mask };
}
