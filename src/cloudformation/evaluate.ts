// Values of a template with their functions worked out. What is not known stays a named unknown inside them.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
import type { JsonPath } from '#language/policy.ts';
import { isList, isObject, listOf, member, text } from '#text/json.ts';
import { rangeKey } from '#text/ranges.ts';
import { conditionHolds, type Truth } from './conditions.ts';
import { parameterOf, parameterValue } from './parameters.ts';
import { NO_VALUE, pseudo } from './pseudoParameters.ts';
import { attributeOf, referenceTo } from './resourceNames.ts';
import { type Scope, tell } from './template.ts';
import { onlyUnknown, unknownText } from '#harvest/unknownText.ts';

/** Deeper than any template that CloudFormation takes. */
const DEEPEST = 200;
const LONGEST_TEXT = 200_000;

type Fn = (scope: Scope, value: unknown, path: JsonPath, at: JsonPath) => unknown;

/** `path`: where the value is written; `at`: where it stands when the functions around it are gone. */
export function evaluate(scope: Scope, value: unknown, path: JsonPath, at: JsonPath = path): unknown {
  if (path.length > DEEPEST) {
    tell(scope, 'CFN-DEEP', 'warning', 'Nested too deeply: what is further inside is not read.', path);
    return null;
  }
  if (at !== path) scope.moved.set(rangeKey(at), rangeKey(path));
  if (typeof value === 'string') return withoutDynamic(scope, value, path);
  if (isList(value)) return listMembers(scope, value, path, at);
  if (!isObject(value)) return value;
  const keys = Object.keys(value);
  const [key = ''] = keys;
  const fn = keys.length === 1 && Object.hasOwn(FUNCTIONS, key) ? FUNCTIONS[key] : undefined;
  if (fn) return fn(scope, value[key], [...path, key], at);
  const members = keys.flatMap((name): [string, unknown][] => {
    if (name === 'Fn::Transform') {
      untold(scope, 'Fn::Transform', [...path, name]);
      return [];
    }
    const to = [...path, name];
    const one = evaluate(scope, value[name], to, at === path ? to : [...at, name]);
    return one === NO_VALUE ? [] : [[name, one]];
  });
  return Object.fromEntries(members);
}

/** As `evaluate`; nothing instead of `AWS::NoValue`. */
export function valueOf(scope: Scope, value: unknown, path: JsonPath): unknown {
  const found = value === undefined ? undefined : evaluate(scope, value, path);
  return found === NO_VALUE ? undefined : found;
}

function listMembers(scope: Scope, list: readonly unknown[], path: JsonPath, at: JsonPath): unknown[] {
  const members: unknown[] = [];
  list.forEach((one, i) => {
    const from = [...path, i];
    const to = at === path && members.length === i ? from : [...at, members.length];
    const value = evaluate(scope, one, from, to);
    if (value !== NO_VALUE) members.push(value);
  });
  return members;
}

/** `{{resolve:ssm:/a/b}}`: read when the stack is made, from elsewhere. */
function withoutDynamic(scope: Scope, value: string, path: JsonPath): string {
  if (!value.includes('{{resolve:')) return value;
  return value.replace(/\{\{resolve:([^{}]*)\}\}/g, (whole, what: string) => {
    tell(scope, 'CFN-DYNAMIC', 'info', `${whole} is read when the stack is made: not known here.`, path);
    return unknownText(what);
  });
}

function untold(scope: Scope, name: string, path: JsonPath): string {
  tell(
    scope,
    'CFN-FUNCTION',
    'warning',
    `${name} is worked out by AWS: what it gives is not known here.`,
    path,
  );
  return unknownText(name.replace('Fn::', ''));
}

/** The text of a scalar, or of a list of them with commas; nothing of anything else. */
const joined = (value: unknown): string => (isList(value) ? value.map(scalar).join(',') : scalar(value));

const scalar = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : '';

function reference(scope: Scope, name: string, path: JsonPath): unknown {
  const own = pseudo(scope, name, path);
  if (own !== undefined) return own;
  if (parameterOf(scope, name) !== undefined)
    return guarded(scope, `parameter ${name}`, () => parameterValue(scope, name, evaluate));
  const resource = referenceTo(scope, name, valueOf);
  if (resource !== undefined) return resource;
  const message = `${name}: the template has no parameter and no resource of this name.`;
  tell(scope, 'CFN-REFERENCE', 'warning', message, path);
  return unknownText(name);
}

/** What leads back to itself is not known. */
function guarded(scope: Scope, key: string, work: () => unknown): unknown {
  if (scope.open.has(key)) return unknownText(key.replace(/^\w+ /, ''));
  scope.open.add(key);
  try {
    return work();
  } finally {
    scope.open.delete(key);
  }
}

function attribute(scope: Scope, id: string, name: string, path: JsonPath): unknown {
  return guarded(scope, `attribute ${id}.${name}`, () => attributeOf(scope, id, name, path, valueOf));
}

const getAtt: Fn = (scope, value, path) => {
  const [id, ...names] = isList(value)
    ? value.map((one, i) => joined(evaluate(scope, one, [...path, i])))
    : joined(value).split('.');
  return attribute(scope, id ?? '', names.join('.'), path);
};

/** `${Name}`, `${Resource.Attribute}`, `${!Literal}`; names of the map count first. */
const sub: Fn = (scope, value, path) => {
  const [template, map] = isList(value) ? value : [value];
  if (typeof template !== 'string') return untold(scope, 'Fn::Sub', path);
  const names = isObject(map) ? map : {};
  const result = template.replace(/\$\{(!?)([^{}]*)\}/g, (whole, literal: string, inner: string) => {
    if (literal !== '') return `\${${inner}}`;
    const name = inner.trim();
    if (Object.hasOwn(names, name)) return joined(evaluate(scope, names[name], [...path, 1, name]));
    // Written without the "!": CloudFormation refuses it, and what is meant is a variable of the policy.
    if (
      /^(?:aws|sts|saml|s3|ec2|iam|cognito-identity\.amazonaws\.com):/i.test(name) &&
      !name.startsWith('AWS::')
    ) {
      const message = `\${${name}}: a variable of the policy is written \${!${name}} inside Fn::Sub, or CloudFormation refuses the template.`;
      tell(scope, 'CFN-SUB', 'warning', message, path);
      return whole;
    }
    const dot = name.indexOf('.');
    if (dot > 0) return joined(attribute(scope, name.slice(0, dot), name.slice(dot + 1), path));
    const found = reference(scope, name, path);
    return found === NO_VALUE ? '' : joined(found);
  });
  return withoutDynamic(scope, result.slice(0, LONGEST_TEXT), path);
};

/** The members, or the name of the unknown when the whole list is one. */
function listIn(scope: Scope, value: unknown, path: JsonPath): readonly unknown[] | string {
  const list = evaluate(scope, value, path);
  if (isList(list)) return list;
  if (list === NO_VALUE) return [];
  return (typeof list === 'string' ? onlyUnknown(list) : undefined) ?? [list];
}

const join: Fn = (scope, value, path) => {
  const [by, list] = listOf(value);
  const members = listIn(scope, list, [...path, 1]);
  return typeof members === 'string'
    ? unknownText(members)
    : members.map(joined).join(joined(by)).slice(0, LONGEST_TEXT);
};

const split: Fn = (scope, value, path) => {
  const [by, whole] = listOf(value);
  const written = joined(evaluate(scope, whole, [...path, 1]));
  const separator = joined(by);
  return onlyUnknown(written) !== undefined || separator === '' ? written : written.split(separator);
};

const select: Fn = (scope, value, path) => {
  const [index, list] = listOf(value);
  const at = Number(evaluate(scope, index, [...path, 0]));
  const members = listIn(scope, list, [...path, 1]);
  if (typeof members === 'string') return unknownText(`${members} ${at + 1}`);
  const found = members[at];
  if (found !== undefined) return found;
  tell(scope, 'CFN-FUNCTION', 'warning', `Fn::Select: the list has no member ${at}.`, path);
  return unknownText('Select');
};

const branch: Fn = (scope, value, path, at) => {
  const [condition, yes, no] = listOf(value);
  const name = text(condition) ?? '';
  const holds: Truth = conditionHolds(scope, name, path, evaluate);
  if (holds === null) {
    const message = `Whether condition ${name} holds is not known: read as if it does.`;
    tell(scope, 'CFN-CONDITION', 'warning', message, path);
  }
  return holds === false ? evaluate(scope, no, [...path, 2], at) : evaluate(scope, yes, [...path, 1], at);
};

const findInMap: Fn = (scope, value, path) => {
  const [map, first, second, rest] = listOf(value).map((one, i) => evaluate(scope, one, [...path, i]));
  const mapping = member(member(scope.template.body, 'Mappings'), joined(map));
  const found = member(member(mapping, joined(first)), joined(second)) ?? member(rest, 'DefaultValue');
  if (found !== undefined) return found;
  const names = [map, first, second].map((one) => joined(one).replace(/[\ue000\ue001]/g, ''));
  tell(scope, 'CFN-FUNCTION', 'warning', `Fn::FindInMap: there is no ${names.join(' / ')}.`, path);
  return unknownText(names.join('.'));
};

/** From the outputs of another template of the drop; then both are of one account and Region. */
const importValue: Fn = (scope, value, path) => {
  const name = joined(evaluate(scope, value, path));
  for (const other of scope.all) {
    const outputs = member(other.template.body, 'Outputs');
    if (!isObject(outputs)) continue;
    for (const [id, output] of Object.entries(outputs)) {
      const at = [...other.template.path, 'Outputs', id];
      const exported = member(member(output, 'Export'), 'Name');
      if (exported === undefined) continue;
      const found = guarded(other, `export ${id}`, () =>
        joined(evaluate(other, exported, [...at, 'Export', 'Name'])) === name
          ? evaluate(other, member(output, 'Value'), [...at, 'Value'])
          : undefined,
      );
      if (found !== undefined) return found;
    }
  }
  const shown = name.replace(/[\ue000\ue001]/g, '');
  const message = `Fn::ImportValue ${shown}: no template here exports it. Drop the template that does as well, or fill it in.`;
  const key = `Import ${shown}`;
  const given = scope.template.given[key];
  scope.asks.set(key, { name: key, description: 'A value that another stack exports.', path });
  if (given !== undefined) return given;
  tell(scope, 'CFN-IMPORT', 'info', message, path);
  return unknownText(shown);
};

const FUNCTIONS: Readonly<Record<string, Fn>> = {
  Ref: (scope, value, path) => reference(scope, joined(value), path),
  'Fn::Base64': (scope, _, path) => untold(scope, 'Fn::Base64', path),
  'Fn::Cidr': (scope, _, path) => untold(scope, 'Fn::Cidr', path),
  'Fn::FindInMap': findInMap,
  'Fn::GetAZs': (scope, _, path) => untold(scope, 'Fn::GetAZs', path),
  'Fn::GetAtt': getAtt,
  'Fn::If': branch,
  'Fn::ImportValue': importValue,
  'Fn::Join': join,
  'Fn::Length': (scope, value, path) => {
    const list = listIn(scope, value, path);
    return typeof list === 'string' ? unknownText(`length of ${list}`) : list.length;
  },
  'Fn::Select': select,
  'Fn::Split': split,
  'Fn::Sub': sub,
  'Fn::ToJsonString': (scope, value, path) => JSON.stringify(evaluate(scope, value, path)),
  'Fn::Transform': (scope, _, path) => untold(scope, 'Fn::Transform', path),
};
