// A policy that nobody has written yet, beside the role in its own code: an aws_iam_role_policy, an entry of Policies.
import type { Place } from '#decision/inventory.ts';
import type { JsonPath } from '#language/policy.ts';
import { indentAt, written } from '#writing/handwriting.ts';
import type { TextEdit } from '#writing/textEdits.ts';
import { readBlock } from './hclBody.ts';
import { hclHand, type Refer } from './hclTongue.ts';
import type { PiecePage } from './piecePage.ts';
import { isRefusal, refuse } from './refusal.ts';
import { jsonInto } from './jsonTemplate.ts';
import { itemsAfter, memberInto } from './yamlDocument.ts';
import { yamlPageOf } from './yamlPage.ts';

export interface NewPolicy {
  readonly name: string;
  readonly value: unknown;
}

const ADDRESS = /^aws_iam_(role|user|group)\.([\w-]+)$/;

const slug = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replace(/_$/, '');

/** The provider of a block stands for its account: what belongs to it has the same one. */
function providerOf({ text }: PiecePage, from: number): string | null {
  const found = readBlock(text, from).arguments.find(({ name }) => name === 'provider');
  return found ? text.slice(found.at, found.to) : null;
}

/** `owner`: the role's own block. */
export function policyResource(page: PiecePage, owner: Place, { name, value }: NewPolicy, by: Refer): string {
  const range = page.rangeOf(owner.path);
  if (range === null) refuse();
  const address = String(owner.path[0]);
  const { text } = page;
  const [, kind, label] = ADDRESS.exec(address) ?? [];
  if (kind === undefined || label === undefined) refuse();
  const wanted = slug(`${label}_${name}`);
  let own = wanted;
  for (let i = 2; text.includes(`"aws_iam_${kind}_policy" "${own}"`); i++) own = `${wanted}_${i}`;
  const document = written(value, '  ', hclHand(by));
  const provider = providerOf(page, range[0]);
  // As `terraform fmt` leaves it: only signs of values on one line stand under each other.
  const width = provider === null ? kind.length : 'provider'.length;
  const line = (argument: string, written: string) => `  ${argument.padEnd(width)} = ${written}`;
  return [
    `resource "aws_iam_${kind}_policy" "${own}" {`,
    ...(provider === null ? [] : [line('provider', provider)]),
    line('name', JSON.stringify(name)),
    line(kind, `${address}.name`),
    `  policy = jsonencode(${document})`,
    '}',
  ].join('\n');
}

const HOLDERS: Readonly<Record<string, { readonly type: string; readonly by: string }>> = {
  'AWS::IAM::Role': { type: 'AWS::IAM::RolePolicy', by: 'RoleName' },
  'AWS::IAM::User': { type: 'AWS::IAM::UserPolicy', by: 'UserName' },
  'AWS::IAM::Group': { type: 'AWS::IAM::GroupPolicy', by: 'GroupName' },
};

function holderAt(
  { rangeOf, text }: PiecePage,
  path: JsonPath,
): { readonly type: string; readonly by: string } {
  const range = rangeOf([...path, 'Type']);
  return (range && HOLDERS[text.slice(...range).replaceAll(/['"]/g, '')]) ?? refuse();
}

/** Among the properties of the role. */
function intoHolder(
  page: PiecePage,
  by: Refer,
  owner: Place,
  { name, value }: NewPolicy,
): readonly TextEdit[] {
  const { json, rangeOf } = page;
  const entry = { PolicyName: name, PolicyDocument: value };
  const properties = [...owner.path, 'Properties'];
  if (json !== undefined)
    return jsonInto(page, { path: properties }, { key: 'Policies', value: entry, inList: true }, by);
  const yaml = yamlPageOf(page, owner, null, by);
  const policies = [...properties, 'Policies'];
  if (rangeOf(policies) === null) return [memberInto(yaml, properties, 'Policies', [entry])];
  let last = -1;
  while (rangeOf([...policies, last + 1]) !== null) last++;
  return [itemsAfter(yaml, [...policies, last], [entry])];
}

/** Stands for the reference to the holder until it is written. */
const HOLDER = '\u0000holder';

/** As a resource of its own: what the role waits for may name the role again. */
function besideHolder(
  page: PiecePage,
  refer: Refer,
  owner: Place,
  { name, value }: NewPolicy,
): readonly TextEdit[] {
  const { path } = owner;
  const { by, type } = holderAt(page, path);
  const id = String(path.at(-1));
  const resources = path.slice(0, -1);
  const label = `${id}-${name}`.replaceAll(/[^A-Za-z0-9]+(.?)/g, (_, next: string) => next.toUpperCase());
  if (page.rangeOf([...resources, label]) !== null) refuse();
  const reference = page.json === undefined ? `!Ref ${id}` : JSON.stringify({ Ref: id });
  const said: Refer = (text) => (text === HOLDER ? { expression: reference } : refer(text));
  const properties = { PolicyName: name, [by]: HOLDER, PolicyDocument: value };
  const resource = { Type: type, Properties: properties };
  return page.json === undefined
    ? [memberInto(yamlPageOf(page, owner, null, said), resources, label, resource)]
    : jsonInto(page, { path: resources }, { key: label, value: resource, inList: false }, said);
}

/** `inside`: references from the holder's own block; `beside`: from a block of its own. */
interface Home {
  readonly owner: Place;
  readonly inside: Refer;
  readonly beside: Refer;
}

/** Throws where the code is not of the kind that takes it. */
export function newPolicyEdits(
  page: PiecePage,
  { beside, inside, owner }: Home,
  policy: NewPolicy,
): readonly TextEdit[] {
  const range = page.rangeOf(owner.path);
  if (range === null || page.kind === 'yaml') refuse();
  if (page.kind === 'terraform') {
    const indent = indentAt(page.text, range[0]);
    const lines = policyResource(page, owner, policy, beside).split('\n');
    const text = `\n\n${lines.map((line) => indent + line).join('\n')}`;
    return [{ from: range[1], to: range[1], text }];
  }
  holderAt(page, owner.path);
  try {
    return intoHolder(page, inside, owner, policy);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return besideHolder(page, beside, owner, policy);
  }
}
