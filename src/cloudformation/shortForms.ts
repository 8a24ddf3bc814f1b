// Short forms of the intrinsic functions in YAML: `!Ref X` is `{"Ref": "X"}`, every other `!Name x` is `{"Fn::Name": x}`.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
import type { TagExpander } from '#harvest/yamlWalk.ts';

const FUNCTIONS: ReadonlySet<string> = new Set(
  (
    'And Base64 Cidr Equals FindInMap GetAZs GetAtt If ImportValue Join Length Not Or Select Split Sub ' +
    'ToJsonString Transform'
  ).split(' '),
);

/** `!GetAtt A.Arn` names resource and attribute in one text: cut at the first dot. */
function attribute(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const dot = value.indexOf('.');
  return dot < 0 ? value : [value.slice(0, dot), value.slice(dot + 1)];
}

export const longForm: TagExpander = (tag, value) => {
  const name = tag.slice(1);
  if (name === 'Ref' || name === 'Condition') return { key: name, value };
  if (!FUNCTIONS.has(name)) return null;
  return { key: `Fn::${name}`, value: name === 'GetAtt' ? attribute(value) : value };
};
