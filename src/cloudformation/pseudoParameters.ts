// What a template knows of its own stack.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html
import type { JsonPath } from '#language/policy.ts';
import { ask, type Scope } from './template.ts';
import { plainName, unknownAccount } from '#harvest/unknownText.ts';

/** `AWS::NoValue`: the property that has it is as if it were not there. */
export const NO_VALUE = Symbol('AWS::NoValue');

/** The file's name without what tools append. */
export function stackName({ template }: Pick<Scope, 'template'>): string {
  const file = template.name.split(/[/\\]/).at(-1) ?? '';
  const name = file.replace(/(?:\.(?:template|packaged|cfn|nested))*\.(?:ya?ml|json|txt|template)$/i, '');
  return plainName(name.replaceAll(/[^\w-]+/g, '-'));
}

function account(scope: Scope, path: JsonPath): string {
  const own = scope.family;
  const given = own.template.given['AWS::AccountId'] ?? scope.template.given['AWS::AccountId'];
  const description = 'The account that the stack is created in.';
  ask(scope, { name: 'AWS::AccountId', description, path });
  if (given?.trim()) return given.trim();
  return unknownAccount(own.number > 1 ? `${stackName(own)}-${own.number}` : stackName(own));
}

/** Regions say their partition. */
const PARTITION_OF: readonly (readonly [start: string, partition: string, suffix: string])[] = [
  ['cn-', 'aws-cn', 'amazonaws.com.cn'],
  ['us-gov-', 'aws-us-gov', 'amazonaws.com'],
  ['eusc-', 'aws-eusc', 'amazonaws.eu'],
];

const VALUES: Readonly<Record<string, (scope: Scope, path: JsonPath) => unknown>> = {
  'AWS::AccountId': account,
  'AWS::NoValue': () => NO_VALUE,
  'AWS::NotificationARNs': () => [],
  'AWS::Partition': (scope) => {
    const region = scope.template.given['AWS::Region'] ?? '';
    return PARTITION_OF.find(([start]) => region.startsWith(start))?.[1] ?? 'aws';
  },
  'AWS::Region': (scope, path) => {
    const assumed = 'us-east-1';
    ask(scope, { name: 'AWS::Region', description: 'The Region of the stack.', assumed, path });
    return scope.template.given['AWS::Region'] ?? assumed;
  },
  'AWS::StackId': (scope, path) =>
    `arn:${String(pseudo(scope, 'AWS::Partition', path))}:cloudformation:${String(pseudo(scope, 'AWS::Region', path))}:${account(scope, path)}:stack/${String(pseudo(scope, 'AWS::StackName', path))}/0`,
  'AWS::StackName': (scope, path) => {
    const assumed = stackName(scope);
    ask(scope, { name: 'AWS::StackName', description: 'The name of the stack.', assumed, path });
    return scope.template.given['AWS::StackName'] ?? assumed;
  },
  'AWS::URLSuffix': (scope) => {
    const region = scope.template.given['AWS::Region'] ?? '';
    return PARTITION_OF.find(([start]) => region.startsWith(start))?.[2] ?? 'amazonaws.com';
  },
};

/** undefined: no pseudo parameter. */
export const pseudo = (scope: Scope, name: string, path: JsonPath): unknown =>
  Object.hasOwn(VALUES, name) ? VALUES[name]?.(scope, path) : undefined;
