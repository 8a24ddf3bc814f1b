// Conditions: true, false, or null when a value that decides is not known.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html
import type { JsonPath } from '#language/policy.ts';
import { isObject, listOf, member, text } from '#text/json.ts';
import { tell, type Scope } from './template.ts';
import { hasUnknown } from '#harvest/unknownText.ts';

const DEEPEST = 200;

export type Truth = boolean | null;
type Evaluate = (scope: Scope, value: unknown, path: JsonPath) => unknown;

const scalarText = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '');

function equals(a: unknown, b: unknown): Truth {
  if (scalarText(a) === scalarText(b)) return true;
  return hasUnknown(a) || hasUnknown(b) ? null : false;
}

/** A condition by its name. What is not declared, or leads back to itself, is not known, and told. */
export function conditionHolds(scope: Scope, name: string, path: JsonPath, evaluate: Evaluate): Truth {
  const declared = member(member(scope.template.body, 'Conditions'), name);
  const key = `condition ${name}`;
  if (declared === undefined || scope.open.has(key)) {
    tell(scope, 'CFN-CONDITION', 'warning', `Condition ${name}: the template does not say what it is.`, path);
    return null;
  }
  scope.open.add(key);
  const at = [...scope.template.path, 'Conditions', name];
  const holds = truthOf(scope, declared, at, evaluate);
  scope.open.delete(key);
  return holds;
}

function truthOf(scope: Scope, value: unknown, path: JsonPath, evaluate: Evaluate): Truth {
  if (path.length > DEEPEST) return null;
  if (typeof value === 'boolean') return value;
  if (!isObject(value)) return value === 'true' ? true : value === 'false' ? false : null;
  const each = (key: string): readonly Truth[] =>
    listOf(member(value, key)).map((one, i) => truthOf(scope, one, [...path, key, i], evaluate));
  const [key] = Object.keys(value);
  if (key === 'Condition') return conditionHolds(scope, text(member(value, key)) ?? '', path, evaluate);
  if (key === 'Fn::Equals') {
    const [a, b] = listOf(member(value, key)).map((one, i) => evaluate(scope, one, [...path, key, i]));
    return equals(a, b);
  }
  if (key === 'Fn::Not') {
    const [one = null] = each(key);
    return one === null ? null : !one;
  }
  if (key === 'Fn::And') {
    const all = each(key);
    return all.includes(false) ? false : all.includes(null) ? null : true;
  }
  if (key === 'Fn::Or') {
    const all = each(key);
    return all.includes(true) ? true : all.includes(null) ? null : false;
  }
  return null;
}
