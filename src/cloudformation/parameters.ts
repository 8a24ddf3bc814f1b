// Parameters: what the user filled in, what a parent stack passes, the default, or a named unknown.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
import type { JsonPath } from '#language/policy.ts';
import { member, text } from '#text/json.ts';
import { ask, type Scope } from './template.ts';
import { unknownText } from '#harvest/unknownText.ts';

export const parameterOf = ({ template }: Scope, name: string): unknown =>
  member(member(template.body, 'Parameters'), name);

const isList = (type: string): boolean =>
  type === 'CommaDelimitedList' || /^(?:List|AWS::SSM::Parameter::Value<(?:List|Comma))/.test(type);

/** `path`: where it is used, for parameters that the template does not declare. */
export function parameterValue(
  scope: Scope,
  name: string,
  evaluate: (scope: Scope, value: unknown, path: JsonPath) => unknown,
): unknown {
  const parameter = parameterOf(scope, name);
  const type = text(member(parameter, 'Type')) ?? 'String';
  const shape = (value: string): unknown =>
    isList(type) ? value.split(',').map((one) => one.trim()) : value;
  const passed = scope.passed.get(name);
  const given = scope.template.given[name];
  if (given === undefined && passed) {
    const value = evaluate(passed.scope, passed.value, passed.path);
    return typeof value === 'string' ? shape(value) : value;
  }
  const written = member(parameter, 'Default');
  // The default of an SSM parameter is the name under which the value is kept.
  const isStored = type.startsWith('AWS::SSM::Parameter::Value');
  const assumed = written === undefined || written === null || isStored ? undefined : textOf(written);
  const description = text(member(parameter, 'Description'));
  ask(scope, {
    name,
    ...(description === undefined ? {} : { description }),
    ...(assumed === undefined ? {} : { assumed }),
    path: [...scope.template.path, 'Parameters', name],
  });
  const value = given ?? assumed;
  return value === undefined ? unknownText(name) : shape(value);
}

const textOf = (value: unknown): string =>
  Array.isArray(value)
    ? value.map(textOf).join(',')
    : typeof value === 'string'
      ? value
      : JSON.stringify(value);
