// SAM: the role that the transform makes for a function or state machine that names none.
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-function.html
import type { JsonPath } from '#language/policy.ts';
import { placeAt } from '#harvest/harvest.ts';
import { isObject, member } from '#text/json.ts';
import { evaluate, valueOf } from './evaluate.ts';
import { attach, type Draft, type Found } from '#harvest/principalDraft.ts';
import { attachBoundary, attachManaged, draftOf, entriesOf, policyAt, property } from './principalDraft.ts';
import { pseudo } from './pseudoParameters.ts';
import { tell, type Resource, type Scope } from './template.ts';
import { onlyUnknown } from '#harvest/unknownText.ts';

interface Made {
  readonly globals: string;
  readonly service: string;
  /** Managed policies that the transform adds, by what they depend on. */
  readonly always: readonly string[];
}

const MADE: Readonly<Record<string, Made>> = {
  'AWS::Serverless::Function': {
    globals: 'Function',
    service: 'lambda.amazonaws.com',
    always: ['service-role/AWSLambdaBasicExecutionRole'],
  },
  'AWS::Serverless::StateMachine': { globals: 'StateMachine', service: 'states.amazonaws.com', always: [] },
};

const trustOf = (service: string): unknown => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: [service] }, Action: ['sts:AssumeRole'] }],
});

/** The resource's own property; else that of the template's `Globals`. */
function withGlobals(
  scope: Scope,
  resource: Resource,
  made: Made,
  key: string,
): { value: unknown; path: JsonPath } {
  const own = property(resource, key);
  if (own.value !== undefined) return own;
  const path = [...scope.template.path, 'Globals', made.globals, key];
  return { value: member(member(member(scope.template.body, 'Globals'), made.globals), key), path };
}

/** null: SAM makes no role for it. */
export function serverlessRole(
  scope: Scope,
  resource: Resource,
  managed: ReadonlyMap<string, Found>,
): Draft | null {
  const made = MADE[resource.type];
  if (!made) return null;
  const of = (key: string) => withGlobals(scope, resource, made, key);
  const role = of('Role');
  if (valueOf(scope, role.value, role.path) !== undefined) return null;
  const path = of('RolePath');
  const boundary = of('PermissionsBoundary');
  const draft = draftOf(
    scope,
    {
      id: `${resource.id}Role`,
      type: 'AWS::IAM::Role',
      properties: { Path: evaluate(scope, path.value ?? '/', path.path), Tags: tags(scope, resource, made) },
      path: resource.path,
    },
    'role',
  );
  if (!draft) return null;
  const trust = of('AssumeRolePolicyDocument');
  const own = policyAt(scope, trust.value, trust.path, 'trust', 'trust policy');
  if (own?.policy) draft.trust = own.policy;
  if (!own)
    draft.trust = {
      name: 'trust policy (made by SAM)',
      type: 'trust',
      document: trustOf(made.service),
      place: placeAt(scope.template.origin, resource.path),
    };
  attachBoundary(scope, draft, boundary, managed);
  const policies = of('Policies');
  takePolicies(scope, draft, policies.value, policies.path, managed);
  const partition = String(pseudo(scope, 'AWS::Partition', resource.path));
  for (const name of made.always) draft.attached.add(`arn:${partition}:iam::aws:policy/${name}`);
  return draft;
}

function tags(scope: Scope, resource: Resource, made: Made): unknown {
  const { value, path } = withGlobals(scope, resource, made, 'Tags');
  const own = valueOf(scope, value, path);
  return isObject(own) ? own : {};
}

/** A statement list, a document, the name or ARN of a managed policy, or a policy template of SAM. */
function takePolicies(
  scope: Scope,
  draft: Draft,
  value: unknown,
  path: JsonPath,
  managed: ReadonlyMap<string, Found>,
): void {
  const templates: string[] = [];
  entriesOf(scope, value, path).forEach(({ value: entry, path: at }, i) => {
    const name = `policy ${i + 1} of ${draft.name}`;
    if (isObject(entry) && member(entry, 'Statement') !== undefined) {
      attach(draft, policyAt(scope, withVersion(entry), at, 'identity', name));
      return;
    }
    const one = valueOf(scope, entry, at);
    if (typeof one === 'string') {
      const isName = !one.startsWith('arn:') && onlyUnknown(one) === undefined;
      const partition = String(pseudo(scope, 'AWS::Partition', at));
      const arn = isName ? `arn:${partition}:iam::aws:policy/${one}` : one;
      attachManaged(scope, draft, arn, 'identity', managed, at);
    } else if (isObject(one)) templates.push(...Object.keys(one));
  });
  if (templates.length === 0) return;
  // None of them speaks of STS: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html
  const message = `${draft.name}: policy templates of SAM are not written out here (${templates.join(', ')}). None of them lets anybody assume a role.`;
  tell(scope, 'CFN-SAM-TEMPLATE', 'info', message, path);
  const why = 'Their documents are in SAM; none lets anybody assume a role.';
  scope.leftOut.push({ what: 'policy templates of SAM', count: templates.length, why });
}

const withVersion = (document: object): object =>
  'Version' in document ? document : { Version: '2012-10-17', ...document };
