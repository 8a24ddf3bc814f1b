// A policy made ready for many requests: every pattern, entry and condition test is prepared once.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
import { type CompiledActions, compileActions } from './action.ts';
import { type CompiledTest, compileTest } from './conditions.ts';
import type { Effect, Policy, PolicyType, Statement } from '#language/policy.ts';
import { type CompiledEntry, compileEntry } from './principalMatch.ts';
import { type CompiledResources, compileResources } from './resource.ts';

export interface CompiledStatement {
  readonly source: Statement;
  /** null: the statement never applies, because Effect or both of Action and NotAction are missing. */
  readonly effect: Effect | null;
  /** null: principals take no part (identity policies, SCPs …). */
  readonly principals: { readonly negated: boolean; readonly entries: readonly CompiledEntry[] } | null;
  readonly actions: CompiledActions | null;
  /** null: the resource is implied (trust policies) or not written. */
  readonly resources: CompiledResources | null;
  readonly tests: readonly CompiledTest[];
}

/** Policy types whose statements say for whom they are; an RCP's Principal is always everyone. */
const NAMES_PRINCIPALS: ReadonlySet<PolicyType> = new Set(['trust', 'resource']);

const NO_TESTS: readonly CompiledTest[] = [];

function compileStatement(source: Statement, type: PolicyType, variables: boolean): CompiledStatement {
  const { actions, resources, principals, notPrincipals, effect } = source;
  // NotPrincipal is refused in trust policies, so there it names nobody.
  const negated = type === 'resource' && principals === undefined && notPrincipals !== undefined;
  const entries = negated ? notPrincipals : (principals ?? []);
  return {
    source,
    effect: actions === undefined ? null : (effect ?? null),
    principals: NAMES_PRINCIPALS.has(type) ? { negated, entries: entries.map(compileEntry) } : null,
    actions: actions === undefined ? null : compileActions(actions),
    resources: type === 'trust' || resources === undefined ? null : compileResources(resources, variables),
    tests:
      source.conditions.length === 0
        ? NO_TESTS
        : source.conditions.map((test) => compileTest(test, variables)),
  };
}

type Statements = readonly CompiledStatement[];

function compileStatements({ type, version }: Policy, statements: readonly Statement[]): Statements {
  const variables = version === '2012-10-17';
  return statements.map((source) => compileStatement(source, type, variables));
}

/** Compiles on first use; a `Policy` is never changed, so the result is kept as long as the policy. */
export function compilePolicy(policy: Policy): Statements {
  const { made } = policy;
  return (made.compiled ??= compileStatements(policy, policy.statements)) as Statements;
}

/** At least the statements that can be about an action of STS. */
export function compileOnSts(policy: Policy): Statements {
  const { made, onSts } = policy;
  if (onSts === undefined || policy.type === 'trust') return compilePolicy(policy);
  return (made.compiledOnSts ??= compileStatements(policy, onSts)) as Statements;
}
