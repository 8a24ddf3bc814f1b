// A guardrail that nobody has written yet, in code: a policy of its own, and what attaches it.
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/organizations_policy_attachment
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-organizations-policy.html
import type { Place } from '#decision/inventory.ts';
import { isObject, valueAt, withValueAt } from '#fixes/edit.ts';
import type { JsonPath } from '#language/policy.ts';
import { indentAt, written } from '#writing/handwriting.ts';
import type { TextEdit } from '#writing/textEdits.ts';
import { type HclBlock, readBlock } from './hclBody.ts';
import { hclHand, type Refer } from './hclTongue.ts';
import { jsonEdits, jsonInto } from './jsonTemplate.ts';
import type { PiecePage } from './piecePage.ts';
import { refuse } from './refusal.ts';
import { memberInto } from './yamlDocument.ts';
import { yamlPageOf } from './yamlPage.ts';

type Line = readonly [argument: string, expression: string];

/** As `terraform fmt` leaves it: only signs of values on one line stand under each other. */
function block(type: string, label: string, lines: readonly Line[]): string {
  const isShort = ([, expression]: Line) => !expression.includes('\n');
  const width = Math.max(...lines.filter(isShort).map(([argument]) => argument.length));
  const body = lines.map((line) => `  ${isShort(line) ? line[0].padEnd(width) : line[0]} = ${line[1]}`);
  return [`resource "${type}" "${label}" {`, ...body, '}'].join('\n');
}

const document = (value: unknown, by: Refer): string => `jsonencode(${written(value, '  ', hclHand(by))})`;

const HOLDER = /^aws_iam_(?:role|user)\.([\w-]+)$/;
const BOUNDARY = 'permissions_boundary';

/** Texts of all files, for two blocks of one module must not have the same name. */
type Texts = readonly string[];

function freeLabel(texts: Texts, type: string, wanted: string): string {
  let label = wanted;
  const isTaken = () => texts.some((text) => text.includes(`"${type}" "${label}"`));
  for (let i = 2; isTaken(); i++) label = `${wanted}_${i}`;
  return label;
}

/** The argument in the role: in the place of another one, else as its last. */
function argument(text: string, role: HclBlock, expression: string): TextEdit {
  const there = role.arguments.find(({ name }) => name === BOUNDARY);
  if (there) return { from: there.at, to: there.to, text: expression };
  const last = [...role.arguments, ...role.blocks].toSorted((a, b) => a.to - b.to).at(-1) ?? refuse();
  const rest = text.slice(last.to, text.indexOf('\n', last.to));
  if (!text.slice(role.open, role.to).includes('\n') || !/^[ \t]*(?:#.*|\/\/.*)?\r?$/.test(rest)) refuse();
  const at = last.to + rest.trimEnd().length;
  // Behind a value of several lines, and behind a block, nothing has to be brought into line.
  const own = text.slice(last.from, last.to);
  const column = 'name' in last ? last.at - last.from - '= '.length : 0;
  const isLevel = own.includes('\n') || column === BOUNDARY.length + 1;
  const indent = indentAt(text, last.from);
  return { from: at, to: at, text: `${isLevel ? '\n' : '\n\n'}${indent}${BOUNDARY} = ${expression}` };
}

interface Boundary {
  /** The block, or resource, of the role or user. */
  readonly owner: Place;
  readonly value: unknown;
}

export function terraformBoundary(page: PiecePage, texts: Texts, { owner, value }: Boundary, by: Refer) {
  const range = page.rangeOf(owner.path) ?? refuse();
  const [, name = refuse()] = HOLDER.exec(String(owner.path[0])) ?? [];
  const { text } = page;
  const role = readBlock(text, range[0]);
  if (role.arguments.some((one) => one.name === 'for_each' || one.name === 'count')) refuse();
  const provider = role.arguments.find((one) => one.name === 'provider');
  const label = freeLabel(texts, 'aws_iam_policy', `${name}_boundary`.replaceAll('-', '_'));
  const policy = block('aws_iam_policy', label, [
    ...(provider ? [['provider', text.slice(provider.at, provider.to)] as const] : []),
    ['name', JSON.stringify(label.replaceAll('_', '-'))],
    ['policy', document(value, by)],
  ]);
  return [
    { from: range[1], to: range[1], text: `\n\n${policy}` },
    argument(text, role, `aws_iam_policy.${label}.arn`),
  ];
}

export interface AccountGuardrail {
  readonly account: string;
  readonly slot: 'scp' | 'rcp';
  readonly value: unknown;
}

const TYPES = { scp: 'SERVICE_CONTROL_POLICY', rcp: 'RESOURCE_CONTROL_POLICY' } as const;

const nameOf = ({ account, slot }: AccountGuardrail): string => `account-${account}-${slot}`;

/** Behind the last block of the organization. */
export function terraformGuardrail(at: number, texts: Texts, wanted: AccountGuardrail, by: Refer) {
  const type = 'aws_organizations_policy';
  const label = freeLabel(texts, type, nameOf(wanted).replaceAll('-', '_'));
  const policy = block(type, label, [
    ['name', JSON.stringify(label.replaceAll('_', '-'))],
    ['type', JSON.stringify(TYPES[wanted.slot])],
    ['content', document(wanted.value, by)],
  ]);
  const attachment = block(`${type}_attachment`, label, [
    ['policy_id', `${type}.${label}.id`],
    ['target_id', JSON.stringify(wanted.account)],
  ]);
  return [{ from: at, to: at, text: `\n\n${policy}\n\n${attachment}` }];
}

/** Stands for the reference to the new policy until it is written. */
const POLICY = '\u0000policy';

interface Added {
  readonly resources: JsonPath;
  readonly label: string;
  readonly resource: object;
}

/** A resource more. */
function resourceInto(page: PiecePage, by: Refer, { label, resource, resources }: Added) {
  if (page.rangeOf([...resources, label]) !== null) refuse();
  return page.json === undefined
    ? [
        memberInto(
          yamlPageOf(page, { document: '', piece: 0, path: resources }, null, by),
          resources,
          label,
          resource,
        ),
      ]
    : jsonInto(page, { path: resources }, { key: label, value: resource, inList: false }, by);
}

function property(page: PiecePage, owner: Place, label: string, by: Refer): readonly TextEdit[] {
  const key = 'PermissionsBoundary';
  const path = [...owner.path, 'Properties'];
  const reference = page.json === undefined ? `!Ref ${label}` : JSON.stringify({ Ref: label });
  const said: Refer = (text) => (text === POLICY ? { expression: reference } : by(text));
  if (page.json !== undefined) {
    const before = valueAt(page.json, path);
    if (!isObject(before)) refuse();
    return jsonEdits(page, path, { before, after: withValueAt(before, [key], POLICY) }, said);
  }
  const there = page.rangeOf([...path, key]);
  if (there === null) return [memberInto(yamlPageOf(page, owner, null, said), path, key, POLICY)];
  const [from, to] = there;
  if (page.text.slice(from, to).includes('\n')) refuse();
  return [{ from, to, text: reference }];
}

const HOLDERS: ReadonlySet<string> = new Set(['AWS::IAM::Role', 'AWS::IAM::User']);

export function templateBoundary(page: PiecePage, { owner, value }: Boundary, by: Refer) {
  const type = page.rangeOf([...owner.path, 'Type']) ?? refuse();
  if (!HOLDERS.has(page.text.slice(...type).replaceAll(/['"]/g, ''))) refuse();
  const label = `${String(owner.path.at(-1))}Boundary`;
  const resource = { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: value } };
  const resources = owner.path.slice(0, -1);
  // Where both go in at one place, what is named last stands first.
  return [...resourceInto(page, by, { resources, label, resource }), ...property(page, owner, label, by)];
}

/** `resources`: where the resources of the organization stand. */
export function templateGuardrail(page: PiecePage, resources: JsonPath, wanted: AccountGuardrail, by: Refer) {
  const { account, slot, value } = wanted;
  const properties = { Name: nameOf(wanted), Type: TYPES[slot], TargetIds: [account], Content: value };
  const resource = { Type: 'AWS::Organizations::Policy', Properties: properties };
  const label = `Account${account}${slot === 'scp' ? 'Scp' : 'Rcp'}`;
  return resourceInto(page, by, { resources, label, resource });
}
