// All templates of one drop at once: exports, nested stacks and policies lead from one to another.
import { givenElsewhere } from '#harvest/heldElsewhere.ts';
import {
  countedAny,
  countedPrincipals,
  firstNames,
  mergedLeftOut,
  numberOfPolicies,
} from '#harvest/counted.ts';
import type { Harvest, LeftOut } from '#harvest/harvest.ts';
import { isObject, member } from '#text/json.ts';
import { evaluate } from './evaluate.ts';
import { stackName } from './pseudoParameters.ts';
import { organizationIn } from './organization.ts';
import { principalsOf } from './principals.ts';
import { isFragment, resourcesOf, type Scope, type Template, tell } from './template.ts';

const scopeOf = (template: Template, all: readonly Scope[]): Scope => {
  const scope: Omit<Scope, 'family'> = {
    template,
    all,
    number: 1 + all.filter((other) => stackName(other) === stackName({ template })).length,
    resources: resourcesOf(template),
    asks: new Map(),
    notes: [],
    leftOut: [],
    open: new Set(),
    moved: new Map(),
    passed: new Map(),
    sharedIds: new Set(),
  };
  const whole = scope as Scope;
  whole.family = whole;
  return whole;
};

/** Logical ids of IAM resources that stand in more than one template would be one name for two things. */
function markShared(scopes: readonly Scope[]): void {
  const seen = new Map<string, Scope>();
  for (const scope of scopes) {
    for (const { id, type } of scope.resources.values()) {
      if (!/^AWS::(?:IAM|Serverless)::/.test(type)) continue;
      const names = type.startsWith('AWS::Serverless') ? [id, `${id}Role`] : [id];
      for (const name of names) {
        const other = seen.get(name);
        if (other && other !== scope) for (const one of [scope, other]) one.sharedIds.add(name);
        else seen.set(name, scope);
      }
    }
  }
}

const fileOf = (name: string): string => name.split(/[/\\]/).at(-1) ?? name;

/** `AWS::CloudFormation::Stack` and SAM applications: the template of the drop whose file the URL ends in. */
function linkNested(scopes: readonly Scope[]): void {
  for (const scope of scopes) {
    for (const { id, type, properties, path } of scope.resources.values()) {
      if (type !== 'AWS::CloudFormation::Stack' && type !== 'AWS::Serverless::Application') continue;
      const key = type === 'AWS::CloudFormation::Stack' ? 'TemplateURL' : 'Location';
      const url = evaluate(scope, member(properties, key), [...path, 'Properties', key]);
      const file = typeof url === 'string' ? fileOf(url.replace(/[?#].*$/, '')) : '';
      const nested = scopes.find((one) => one !== scope && file !== '' && fileOf(one.template.name) === file);
      if (!nested || nested.passedBy || familyOf(scope) === nested) {
        const message = `Nested stack ${id}: its template is not here${file === '' ? '' : ` (${file})`}.`;
        tell(scope, 'CFN-NESTED', 'info', message, path);
        const why = 'Their templates are not here: drop them as well.';
        scope.leftOut.push({ what: 'nested stacks', count: 1, why });
        continue;
      }
      nested.passedBy = { scope, id };
      nested.family = scope;
      const parameters = member(properties, 'Parameters');
      for (const [name, value] of Object.entries(isObject(parameters) ? parameters : {})) {
        nested.passed.set(name, { scope, value, path: [...path, 'Properties', 'Parameters', name] });
      }
    }
  }
}

function familyOf(scope: Scope): Scope {
  let root = scope;
  for (let i = 0; i < 50 && root.family !== root; i++) root = root.family;
  return root;
}

/** Who imports is of the same account as who exports. */
function linkImports(scopes: readonly Scope[]): void {
  const exporters = scopes.filter(({ template }) => {
    const outputs = member(template.body, 'Outputs');
    return isObject(outputs) && Object.values(outputs).some((one) => member(one, 'Export') !== undefined);
  });
  if (exporters.length === 0) return;
  for (const scope of scopes) {
    const imports = importsIn(scope.template.body, 0);
    if (imports.length === 0) continue;
    for (const other of exporters) {
      if (other === scope || familyOf(other) === familyOf(scope)) continue;
      const names = exportNames(other);
      if (imports.some((one) => names.has(String(evaluate(scope, one, [])))))
        familyOf(scope).family = familyOf(other);
    }
  }
}

function importsIn(value: unknown, depth: number): readonly unknown[] {
  if (depth > 100 || typeof value !== 'object' || value === null) return [];
  const own = member(value, 'Fn::ImportValue');
  return [
    ...(own === undefined ? [] : [own]),
    ...Object.values(value).flatMap((one) => importsIn(one, depth + 1)),
  ];
}

function exportNames(scope: Scope): ReadonlySet<string> {
  const outputs = member(scope.template.body, 'Outputs');
  return new Set(
    Object.values(isObject(outputs) ? outputs : {}).map((output) =>
      String(evaluate(scope, member(member(output, 'Export'), 'Name'), [])),
    ),
  );
}

/** Types of which something is in the graph; of conditions and nested stacks the rest is told elsewhere. */
const TAKEN =
  /^AWS::(?:IAM::(?:Role|User|Group|ManagedPolicy|(?:Role|User|Group)?Policy|UserToGroupAddition)|Serverless::(?:Function|StateMachine|Application)|CloudFormation::Stack|Organizations::(?:Policy|Account|OrganizationalUnit))$/;
function leftOutOf(scope: Scope): readonly LeftOut[] {
  const others = [...scope.resources.values()].filter(({ type }) => !TAKEN.test(type));
  const shown = firstNames(others.map(({ type }) => type.split('::').slice(0, 2).join('::')));
  return [
    ...mergedLeftOut(scope.leftOut),
    ...(others.length > 0
      ? [
          {
            what: 'other resources',
            count: others.length,
            why: `They hold no policies of principals (${shown}).`,
          },
        ]
      : []),
  ];
}

/** One harvest for each template, in order. Never throws. */
export function takeTemplates(
  templates: readonly Template[],
): readonly (Harvest & { readonly moved: ReadonlyMap<string, string> })[] {
  const all: Scope[] = [];
  for (const template of templates) all.push(scopeOf(template, all));
  markShared(all);
  linkNested(all);
  linkImports(all);
  for (const scope of all) scope.family = familyOf(scope);
  // Linking has looked at values before the accounts were settled.
  for (const scope of all) {
    scope.asks.clear();
    scope.moved.clear();
  }
  const found = principalsOf(all);
  return all.map((scope) => {
    const { created = [], principals: own = [], holdings = [] } = found.get(scope) ?? {};
    const { guardrails, leftOut, organization } = organizationIn(scope, created);
    const policies = countedAny(numberOfPolicies(own) + givenElsewhere(holdings), 'policy', 'policies');
    const taken = countedPrincipals(own, ['role', 'user', 'group']);
    const fragment = isFragment(scope.template.body) ? ' fragment' : '';
    const harvest = {
      kind: 'cloudformation',
      title: `CloudFormation${fragment}: ${taken.length > 0 ? taken.join(', ') : 'no principals'}`,
      taken: [...taken, ...policies, ...countedAny(guardrails, 'guardrail')],
      leftOut: [...leftOutOf(scope), ...leftOut],
      asks: [...scope.asks.values()],
      principals: own,
      holdings,
      notes: scope.notes,
      moved: scope.moved,
    } as const;
    return organization === undefined ? harvest : Object.assign(harvest, { organization });
  });
}
