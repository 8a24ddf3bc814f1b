// The data source aws_iam_policy_document: statements as blocks.
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
import { refuse } from './refusal.ts';
import { isObject, listOf } from '#fixes/edit.ts';
import { handwritingOf, indentAt, written } from '#writing/handwriting.ts';
import { sameValue } from '#writing/sameValue.ts';
import { editsFor, type TextEdit } from '#writing/textEdits.ts';
import { type HclBlock, readBlock } from './hclBody.ts';
import { asUsual, keeping, overwrites } from './hclDocument.ts';
import { readHcl } from './hclTree.ts';
import { hclHand, hclTongue, type Refer } from './hclTongue.ts';

const LISTS = [
  ['Action', 'actions'],
  ['NotAction', 'not_actions'],
  ['Resource', 'resources'],
  ['NotResource', 'not_resources'],
] as const;

const NAMES = [
  ['Principal', 'principals'],
  ['NotPrincipal', 'not_principals'],
] as const;

const member = (value: unknown, key: string): unknown => (isObject(value) ? value[key] : undefined);

/** Where the provider has a mark of its own for `${aws:username}` of a policy, because that one is Terraform's. */
const MARKED: ReadonlySet<string> = new Set(['resources', 'not_resources', 'identifiers', 'values']);

const marked = (name: string, value: unknown): unknown => {
  if (!MARKED.has(name)) return value;
  if (Array.isArray(value)) return value.map((one) => marked(name, one));
  return typeof value === 'string' ? value.replaceAll('${', '&{') : value;
};

type Line = readonly [name: string, value: unknown];

function block(type: string, lines: readonly Line[], indent: string, by: Refer): string {
  const hand = hclHand(by);
  const width = Math.max(...lines.map(([name]) => name.length));
  const rows = lines.map(
    ([name, value]) =>
      `${indent}  ${name.padEnd(width)} = ${written(marked(name, value), `${indent}  `, hand)}`,
  );
  return `${indent}${type} {\n${rows.join('\n')}\n${indent}}`;
}

interface Inner {
  readonly type: string;
  readonly lines: readonly Line[];
}

/** Blocks that name whom a statement is about. */
function principalBlocks(statement: unknown): readonly Inner[] {
  return NAMES.flatMap(([element, type]) => {
    const value = member(statement, element);
    if (value === undefined) return [];
    const map = isObject(value) ? value : { '*': ['*'] };
    return Object.entries(map).map(([kind, names]): Inner => ({
      type,
      lines: [
        ['type', kind],
        ['identifiers', listOf(names)],
      ],
    }));
  });
}

function conditionBlocks(statement: unknown): readonly Inner[] {
  const condition = member(statement, 'Condition');
  return Object.entries(isObject(condition) ? condition : {}).flatMap(([test, keys]) =>
    Object.entries(isObject(keys) ? keys : {}).map(([variable, values]): Inner => ({
      type: 'condition',
      lines: [
        ['test', test],
        ['variable', variable],
        ['values', listOf(values).map(String)],
      ],
    })),
  );
}

/** Arguments of the block itself; what it says without words is left out. */
function lines(statement: unknown): readonly Line[] {
  const all: (readonly [string, unknown])[] = [
    ['sid', member(statement, 'Sid')],
    ['effect', member(statement, 'Effect') === 'Allow' ? undefined : member(statement, 'Effect')],
    ...LISTS.map(([element, name]): Line => {
      const value = member(statement, element);
      return [name, value === undefined ? undefined : listOf(value)];
    }),
  ];
  return all.filter(([, value]) => value !== undefined);
}

/** A statement as a block that stands at `indent`. */
export function statementBlock(statement: unknown, indent: string, by: Refer): string {
  const own = block('statement', lines(statement), indent, by);
  const inner = [...principalBlocks(statement), ...conditionBlocks(statement)].map(
    (one) => `\n${block(one.type, one.lines, `${indent}  `, by)}\n`,
  );
  return inner.length === 0 ? own : `${own.slice(0, -(indent.length + 1))}${inner.join('')}${indent}}`;
}

/** The lines of a block or argument, with the blank ones above. */
function gone(text: string, { from, to }: { readonly from: number; readonly to: number }): TextEdit {
  const before = text.slice(0, from).replace(/\s*$/, '').length;
  return { from: before, to, text: '' };
}

/** The argument of a block that is a list or a text, changed. */
function argumentEdits(
  text: string,
  owner: HclBlock,
  [name, before, after]: readonly [string, unknown, unknown],
  by: Refer,
): readonly TextEdit[] {
  if (sameValue(before, after)) return [];
  const found = owner.arguments.find((one) => one.name === name);
  const indent = `${indentAt(text, owner.from)}  `;
  if (after === undefined) return found ? [gone(text, found)] : [];
  if (!found) {
    const last = owner.arguments.at(-1);
    const at = last?.to ?? owner.open + 1;
    const width = last === undefined ? 0 : last.at - last.from - 3;
    const value = written(marked(name, after), indent, hclHand(by));
    return [{ from: at, to: at, text: `\n${indent}${name.padEnd(width)} = ${value}` }];
  }
  const tree = readHcl(text, found.at, before, false);
  const tongue = hclTongue(keeping(text, tree, by));
  const hand = asUsual(handwritingOf(text, tree, tongue), tree);
  const edits = editsFor({ text, hand: { ...hand, flat: false } }, tree, marked(name, after));
  if (overwrites(edits, tree)) refuse();
  return edits;
}

/** A text argument of a block as it stands there. */
const wordOf = (text: string, { arguments: all }: HclBlock, name: string): string | null => {
  const found = all.find((one) => one.name === name);
  const own = found && text.slice(found.at, found.to);
  return own !== undefined && /^"[^"$%\\]*"$/.test(own) ? own.slice(1, -1) : null;
};

const isNamed = (text: string, owner: HclBlock, { type, lines: all }: Inner): boolean =>
  owner.type === type && all.slice(0, -1).every(([name, value]) => wordOf(text, owner, name) === value);

const keyOf = ({ type, lines: all }: Inner): string =>
  [type, ...all.slice(0, -1).map(([, value]) => String(value))].join(' ');

/** Blocks that come, go, or list others. */
function innerEdits(
  text: string,
  owner: HclBlock,
  [before, after]: readonly [readonly Inner[], readonly Inner[]],
  by: Refer,
): readonly TextEdit[] {
  const old = new Map(before.map((one) => [keyOf(one), one]));
  const now = new Map(after.map((one) => [keyOf(one), one]));
  const edits: TextEdit[] = [];
  for (const [key, one] of old) {
    const next = now.get(key);
    if (next && sameValue(next.lines, one.lines)) continue;
    const found = owner.blocks.filter((inner) => isNamed(text, inner, one));
    const [only] = found;
    if (!only || found.length > 1) refuse();
    const [name, value] = one.lines.at(-1) ?? ['', undefined];
    if (!next) edits.push(gone(text, only));
    else edits.push(...argumentEdits(text, only, [name, value, next.lines.at(-1)?.[1]], by));
  }
  const indent = `${indentAt(text, owner.from)}  `;
  const fresh = [...now].filter(([key]) => !old.has(key)).map(([, one]) => one);
  const at = Math.max(
    owner.open + 1,
    ...owner.blocks.map(({ to }) => to),
    ...owner.arguments.map(({ to }) => to),
  );
  const added = fresh.map((one) => `\n\n${block(one.type, one.lines, indent, by)}`).join('');
  return added === '' ? edits : [...edits, { from: at, to: at, text: added }];
}

function changed(
  text: string,
  owner: HclBlock,
  before: unknown,
  after: unknown,
  by: Refer,
): readonly TextEdit[] {
  const was = new Map(lines(before));
  const is = new Map(lines(after));
  const names = [...new Set([...was.keys(), ...is.keys()])];
  return [
    ...names.flatMap((name) => {
      // "Allow" goes without saying, but may have been said.
      const said = owner.arguments.some((one) => one.name === name);
      const silent = name === 'effect' && said ? 'Allow' : undefined;
      return argumentEdits(text, owner, [name, was.get(name) ?? silent, is.get(name) ?? silent], by);
    }),
    ...innerEdits(text, owner, [principalBlocks(before), principalBlocks(after)], by),
    ...innerEdits(text, owner, [conditionBlocks(before), conditionBlocks(after)], by),
  ];
}

/**
 * Edits of the data source at `from`. `statementAt`: where a statement stands; statements of other documents stand
 * elsewhere and stay. null: what changes is not written in these blocks.
 */
export function statementEdits(
  text: string,
  from: number,
  { before, after }: { readonly before: unknown; readonly after: unknown },
  statementAt: (index: number) => number | null,
  by: Refer,
): readonly TextEdit[] | null {
  const data = readBlock(text, from);
  const [old, now] = [listOf(member(before, 'Statement')), listOf(member(after, 'Statement'))];
  const { Statement: _, ...rest } = isObject(before) ? before : {};
  const { Statement: __, ...others } = isObject(after) ? after : {};
  if (!sameValue(rest, others)) return null;
  const ownBlock = (index: number): HclBlock => {
    const found = data.blocks.find((one) => one.type === 'statement' && one.from === statementAt(index));
    if (!found) refuse();
    return found;
  };
  let head = 0;
  while (head < old.length && head < now.length && sameValue(old[head], now[head])) head++;
  let tail = 0;
  const most = Math.min(old.length, now.length) - head;
  while (tail < most && sameValue(old.at(-1 - tail), now.at(-1 - tail))) tail++;
  const pairs = Math.min(old.length, now.length) - tail - head;
  const edits: TextEdit[] = [];
  for (let i = head; i < head + pairs; i++) edits.push(...changed(text, ownBlock(i), old[i], now[i], by));
  for (let i = head + pairs; i < old.length - tail; i++) edits.push(gone(text, ownBlock(i)));
  const fresh = now.slice(head + pairs, now.length - tail);
  if (fresh.length === 0) return edits;
  const last = data.blocks.findLast(({ type }) => type === 'statement');
  const indent = last === undefined ? `${indentAt(text, from)}  ` : indentAt(text, last.from);
  const at = last?.to ?? Math.max(data.open + 1, ...data.arguments.map(({ to }) => to));
  const added = fresh.map((one) => `\n\n${statementBlock(one, indent, by)}`).join('');
  return [...edits, { from: at, to: at, text: added }];
}
