// Answers one `simulate-custom-policy` request: every action on every resource.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html
import type { Trace } from '#iam/layer.ts';
import type { Authorization, LayerResult } from '#iam/authorization.ts';
import { type PolicySet, authorize } from '#iam/authorize.ts';
import type { Caller } from '#language/caller.ts';
import type { Context } from '#iam/context.ts';
import { parsePolicy } from '#language/grammar.ts';
import type { Policy, PolicyType } from '#language/policy.ts';
import { isTrustRequest } from '#iam/trustRule.ts';
import { callerOf, factsOf, resourceAccount, withoutUnknown } from './simulateFacts.ts';
import { missingKeys } from './simulateMissing.ts';
import type { InputPolicy, Levels, SimulateRequest } from './simulateRequest.ts';
import { type MatchedStatement, type Origin, matchedStatements } from './simulateStatements.ts';

export type EvalDecision = 'allowed' | 'explicitDeny' | 'implicitDeny';

export interface EvaluationResult {
  readonly EvalActionName: string;
  readonly EvalResourceName: string;
  readonly EvalDecision: EvalDecision;
  readonly MatchedStatements: readonly MatchedStatement[];
  readonly MissingContextValues: readonly string[];
  readonly OrganizationsDecisionDetail?: { readonly AllowedByOrganizations: boolean };
  readonly PermissionsBoundaryDecisionDetail?: { readonly AllowedByPermissionsBoundary: boolean };
  readonly EvalDecisionDetails?: Readonly<Record<string, EvalDecision>>;
  readonly ResourceSpecificResults?: readonly {
    readonly EvalResourceName: string;
    readonly EvalResourceDecision: EvalDecision;
    readonly MatchedStatements: readonly MatchedStatement[];
    readonly MissingContextValues: readonly string[];
  }[];
}

export interface SimulateAnswer {
  readonly EvaluationResults: readonly EvaluationResult[];
  readonly IsTruncated: false;
}

export interface Simulated {
  readonly answer: SimulateAnswer;
  /** What AWS would refuse in the policies, and what else the answer does not say. */
  readonly notes: readonly string[];
}

interface Read {
  readonly policies: PolicySet;
  readonly origins: ReadonlyMap<Policy, Origin>;
}

/** Every policy parsed as what it is; the resource's policy is a trust policy when a role is to be assumed. */
function reader(request: SimulateRequest, notes: string[]): (trust: boolean) => Read {
  const origins = new Map<Policy, Origin>();
  const parse = (type: PolicyType) => (input: InputPolicy) => {
    const policy = parsePolicy(input.document, type);
    origins.set(policy, { input, type });
    for (const { blocks, path, text } of policy.faults)
      if (blocks) notes.push(`${input.id}/${path.join('/')}: not in force, AWS refuses it: ${text}`);
    return policy;
  };
  const parseLevels = (levels: Levels | null, type: PolicyType) =>
    levels?.map((level) => level.map(parse(type))) ?? null;
  const fixed = {
    identity: request.identity.map(parse('identity')),
    boundary: request.boundary?.map(parse('boundary')) ?? null,
    session: request.session?.map(parse('session')) ?? null,
    scps: parseLevels(request.scps, 'scp'),
    rcps: parseLevels(request.rcps, 'rcp'),
  };
  const resources = new Map<boolean, readonly Policy[]>();
  return (trust) => {
    const { resourcePolicy } = request;
    const ready = resources.get(trust);
    const resource =
      ready ?? (resourcePolicy === null ? [] : [parse(trust ? 'trust' : 'resource')(resourcePolicy)]);
    resources.set(trust, resource);
    return { policies: { ...fixed, resource }, origins };
  };
}

/** Who AWS lets assume no role, whatever the policies say. */
const NEVER_ASSUMES: ReadonlySet<Caller['kind']> = new Set(['root', 'federatedUser']);

function decisionOf({ decision, deny }: Authorization): EvalDecision {
  if (decision === 'yes') return 'allowed';
  return deny === 'yes' ? 'explicitDeny' : 'implicitDeny';
}

const sideOf = ({ allow, deny }: LayerResult): EvalDecision =>
  deny === 'yes' ? 'explicitDeny' : allow === 'yes' ? 'allowed' : 'implicitDeny';

/** Only for two accounts, and not when an organization's policy already refused, as AWS documents it. */
function details(
  answer: Authorization,
  organization: boolean,
): Readonly<Record<string, EvalDecision>> | null {
  if (!organization) return null;
  if (answer.sameAccount) return {};
  return { 'IAM Policy': sideOf(answer.identity), 'Resource Policy': sideOf(answer.resource) };
}

interface Question {
  readonly action: string;
  readonly resource: string;
  readonly caller: Caller;
  readonly account: string | null;
}

function evaluate(question: Question, { policies, origins }: Read, facts: Context): EvaluationResult {
  const { action, resource, caller, account } = question;
  const ask = (context: Context, trace: Trace) =>
    authorize({ action, resource, resourceAccount: account, caller, context }, policies, { trace });
  const answer = ask(withoutUnknown(facts), 'all');
  const barred = answer.rule === 'trust' && NEVER_ASSUMES.has(caller.kind);
  const asked = decisionOf(answer);
  const decision = barred && asked === 'allowed' ? 'implicitDeny' : asked;
  const matched = matchedStatements(answer, decision, origins);
  const missing = barred
    ? []
    : missingKeys(ask(facts, 'all'), facts, (context) => ask(context, 'none').decision);
  const ceilings = [...answer.scps, ...answer.rcps];
  const organization = ceilings.every(({ allow, deny }) => allow === 'yes' && deny === 'no');
  const more = resource === '*' ? null : details(answer, organization);
  return {
    EvalActionName: action,
    EvalResourceName: resource,
    EvalDecision: decision,
    MatchedStatements: matched,
    MissingContextValues: missing,
    ...((policies.scps !== null || policies.rcps !== null) && {
      OrganizationsDecisionDetail: { AllowedByOrganizations: organization },
    }),
    ...(policies.boundary !== null && {
      PermissionsBoundaryDecisionDetail: {
        AllowedByPermissionsBoundary: answer.boundary.allow === 'yes' && answer.boundary.deny === 'no',
      },
    }),
    ...(more !== null && { EvalDecisionDetails: more }),
    ...(resource !== '*' && {
      ResourceSpecificResults: [
        {
          EvalResourceName: resource,
          EvalResourceDecision: decision,
          MatchedStatements: matched,
          MissingContextValues: missing,
        },
      ],
    }),
  };
}

/** One result for each action on each resource, in the order of the input. Never throws. */
export function simulate(request: SimulateRequest): Simulated {
  const notes: string[] = [];
  const caller = callerOf(request);
  const readFor = reader(request, notes);
  const results = request.actions.flatMap((action) =>
    request.resources.map((resource) => {
      const trust = isTrustRequest(action.toLowerCase(), resource);
      if (trust && request.resourcePolicy === null)
        notes.push(`ResourcePolicy: without the trust policy of ${resource} nobody can assume it`);
      const account = resourceAccount(resource, request, caller);
      return evaluate(
        { action, resource, caller, account },
        readFor(trust),
        factsOf(request, caller, account),
      );
    }),
  );
  return { answer: { EvaluationResults: results, IsTruncated: false }, notes: [...new Set(notes)] };
}
