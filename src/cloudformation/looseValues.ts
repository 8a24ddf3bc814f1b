// Functions of CloudFormation and variables of the Serverless Framework where no template is around them: what can be
// worked out, and named unknowns for the rest.
// https://www.serverless.com/framework/docs/providers/aws/guide/variables
import { unknownText } from '#harvest/unknownText.ts';
import { isList, isObject } from '#text/json.ts';

/** `${self:custom.x}`, `${opt:stage, 'dev'}`, `#{AWS::Region}`; not what IAM knows itself, `${aws:username}`. */
const VARIABLE =
  /\$\{((?:self|opt|env|sls|param|ssm|cf|file|s3|aws(?=:(?:accountId|region)\b))[:.(][^{}]*)\}|[#$]\{(AWS::\w+)\}/g;
const IN_SUB = /\$\{(!?)([^{}]*)\}/g;

const named = (name: string): string => (name === 'AWS::Partition' ? 'aws' : unknownText(name));

const plain = (text: string): string =>
  text.replace(VARIABLE, (_, own: string | undefined, pseudo: string | undefined) =>
    named(own ?? pseudo ?? ''),
  );

const sub = (text: string): string =>
  text.replace(IN_SUB, (_, literal: string, name: string) =>
    literal === '' ? named(name.trim()) : `\${${name}}`,
  );

const textOf = (value: unknown, name: string): string => {
  const known = looseValue(value);
  return typeof known === 'string' || typeof known === 'number' ? String(known) : unknownText(name);
};

const FUNCTIONS: Readonly<Record<string, (argument: unknown) => unknown>> = {
  Ref: (name) => named(String(name)),
  'Fn::GetAtt': (path) => unknownText(isList(path) ? path.join('.') : String(path)),
  'Fn::Sub': (argument) => {
    const [text] = isList(argument) ? argument : [argument];
    return typeof text === 'string' ? plain(sub(text)) : unknownText('Sub');
  },
  'Fn::Join': (argument) => {
    const [by, parts] = isList(argument) ? argument : [];
    return typeof by === 'string' && isList(parts)
      ? parts.map((part) => textOf(part, 'Join')).join(by)
      : unknownText('Join');
  },
};

/** The value with its functions worked out as far as they go. */
export function looseValue(value: unknown): unknown {
  if (typeof value === 'string') return plain(value);
  if (isList(value)) return value.map(looseValue);
  if (!isObject(value)) return value;
  const [[key, argument] = ['', null], ...more] = Object.entries(value);
  if (more.length === 0 && Object.hasOwn(FUNCTIONS, key)) return FUNCTIONS[key]?.(argument);
  if (more.length === 0 && key.startsWith('Fn::'))
    return unknownText(typeof argument === 'string' ? `${key.slice(4)} ${argument}` : key.slice(4));
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, looseValue(one)]));
}
