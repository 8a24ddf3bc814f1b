// The same question to both engines. The answers: `allowed`, `explicitDeny`, `implicitDeny`.
// @cloud-copilot/iam-simulate is AGPL: it is asked here, while developing, and nowhere else.
import { anonymousPrincipal, runSimulation } from '@cloud-copilot/iam-simulate';
import { authorize } from '#iam/authorize.ts';
import { isMultivalued } from '#iam/conditionKeys.ts';
import { contextOf, known, knownMany } from '#iam/context.ts';
import { parsePolicy } from '#language/grammar.ts';
import { isTrustRequest } from '#iam/trustRule.ts';

function parse(document, type) {
  const policy = parsePolicy(document, type);
  if (!policy.accepted) throw new Error(`we refuse ${JSON.stringify({ document, faults: policy.faults })}`);
  return policy;
}

const levels = (list, type) => list?.map((level) => level.map((document) => parse(document, type))) ?? null;

/** The request context of a question as our engine takes it. */
export function contextOfQuestion({ context }) {
  const facts = Object.entries(context).map(([key, value]) => [
    key,
    isMultivalued(key) ? knownMany([value].flat()) : known(value),
  ]);
  return contextOf(Object.fromEntries(facts));
}

export function callerOfQuestion({ caller: { kind, arn, account, role, serviceLinked = false } }) {
  return {
    kind,
    arn,
    account,
    partition: arn.startsWith('arn:') ? 'aws' : null,
    ...(role === undefined ? {} : { roleArn: role }),
    serviceLinked,
  };
}

/** The whole answer of our engine, for those who want to see why. */
export function authorization(question, options = {}) {
  const { action, resource, resourceAccount, resourcePolicy } = question;
  const caller = callerOfQuestion(question);
  const type = isTrustRequest(action.toLowerCase(), resource) ? 'trust' : 'resource';
  const policies = {
    identity: question.identity.map((document) => parse(document, 'identity')),
    resource: resourcePolicy === null ? [] : [parse(resourcePolicy, type)],
    boundary: question.boundary?.map((document) => parse(document, 'boundary')) ?? null,
    session: question.session?.map((document) => parse(document, 'session')) ?? null,
    scps: levels(question.scps, 'scp'),
    rcps: levels(question.rcps, 'rcp'),
  };
  const context = contextOfQuestion(question);
  return authorize({ action, resource, resourceAccount, caller, context }, policies, options);
}

export function askOurs(question) {
  const { decision, deny } = authorization(question);
  if (decision === 'depends' || deny === 'depends') throw new Error('undecided although every key is known');
  return decision === 'yes' ? 'allowed' : deny === 'yes' ? 'explicitDeny' : 'implicitDeny';
}

const ANSWERS = { Allowed: 'allowed', ExplicitlyDenied: 'explicitDeny', ImplicitlyDenied: 'implicitDeny' };

const named = (documents, prefix) => documents.map((policy, i) => ({ name: `${prefix}${i}`, policy }));
const namedLevels = (list, prefix) =>
  (list ?? []).map((level, i) => ({
    orgIdentifier: `${prefix}${i}`,
    policies: named(level, `${prefix}${i}-`),
  }));

export async function askTheirs(question) {
  const { caller, action, resource, resourceAccount, context } = question;
  const result = await runSimulation(
    {
      request: {
        principal: caller.kind === 'anyone' ? anonymousPrincipal : caller.arn,
        action,
        resource: { resource, accountId: resourceAccount },
        contextVariables: context,
      },
      sessionPolicy: question.session?.[0],
      identityPolicies: named(question.identity, 'identity'),
      serviceControlPolicies: namedLevels(question.scps, 'scp'),
      resourceControlPolicies: namedLevels(question.rcps, 'rcp'),
      resourcePolicy: question.resourcePolicy ?? undefined,
      additionalSettings: { s3: { bucketAbacEnabled: true } },
      permissionBoundaryPolicies:
        question.boundary === null ? undefined : named(question.boundary, 'boundary'),
    },
    {},
  );
  if (result.resultType === 'error') throw new Error(`they refuse ${JSON.stringify(result.errors)}`);
  if (result.result.ignoredContextKeys.length > 0)
    throw new Error(`they do not know ${result.result.ignoredContextKeys.join()} for ${action}`);
  return ANSWERS[result.overallResult];
}
