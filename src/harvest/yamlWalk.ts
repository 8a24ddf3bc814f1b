// From the parser's tree to plain values: keeps the range of every path, caps what aliases may blow up.
import type { Alias, Node, Pair, Scalar, YAMLMap } from 'yaml';
import type { JsonPath } from '#language/policy.ts';
import { rangeKey } from '#text/ranges.ts';
import type { YamlFault } from './yamlText.ts';

/** What a local tag stands for: the value under `key` in an object of its own; null: no such tag. */
export type TagExpander = (
  tag: string,
  value: unknown,
) => { readonly key: string; readonly value: unknown } | null;

export interface WalkOptions {
  readonly text: string;
  readonly path: JsonPath;
  readonly ranges: Map<string, readonly [number, number]>;
  readonly faults: YamlFault[];
  readonly expandTag?: TagExpander | undefined;
}

type Kinds = Pick<typeof import('yaml'), 'isAlias' | 'isMap' | 'isScalar' | 'isSeq'>;

/** As of JSON (text/jsonScan.ts). */
const DEEPEST = 200;
/** Nodes that aliases repeat, all together: a page of them can otherwise stand for billions. */
const MOST_REPEATED = 50_000;
const MERGE = '<<';

interface Walk extends WalkOptions {
  readonly kinds: Kinds;
  readonly anchors: Map<string, Node>;
  /** Nodes around the current one: an alias to one of them never ends. */
  readonly around: Set<Node>;
  repeated: number;
  inAlias: number;
}

export function walkYaml(kinds: Kinds, root: Node, options: WalkOptions): unknown {
  const walk: Walk = { ...options, kinds, anchors: new Map(), around: new Set(), repeated: 0, inAlias: 0 };
  return valueOf(walk, root, options.path);
}

function tell(walk: Walk, node: Node, code: string, message: string): void {
  const [from, to] = rangeOfNode(walk, node);
  walk.faults.push({ code, severity: code === 'YAML-ALIAS' ? 'error' : 'warning', message, from, to });
}

/** Without the white space and comments that the parser counts to a block. */
function rangeOfNode({ text }: Walk, { range }: Node): readonly [number, number] {
  const [from, to] = range ?? [0, 0, 0];
  let end = Math.min(to, text.length);
  while (end > from && text.charCodeAt(end - 1) <= 32) end--;
  return [from, end];
}

/** With the tag in front of it: `!GetAtt Role.Arn`. */
function withTag(
  { text }: Walk,
  [from, to]: readonly [number, number],
  tag: string,
): readonly [number, number] {
  const before = text.slice(Math.max(0, from - tag.length - 40), from);
  const at = before.lastIndexOf(tag);
  const gap = at < 0 ? 'none' : before.slice(at + tag.length);
  return /^\s*(?:&\S+\s*)?$/.test(gap) ? [from - before.length + at, to] : [from, to];
}

function valueOf(walk: Walk, node: Node, path: JsonPath): unknown {
  const { kinds } = walk;
  if (kinds.isAlias(node)) return ofAlias(walk, node, path);
  walk.ranges.set(rangeKey(path), rangeOfNode(walk, node));
  const { anchor, tag } = node;
  if (anchor !== undefined) walk.anchors.set(anchor, node);
  if (walk.inAlias > 0) walk.repeated++;
  if (path.length > DEEPEST) {
    tell(
      walk,
      node,
      'YAML-DEEP',
      `Nested more than ${DEEPEST} levels deep: what is further inside is not read.`,
    );
    return null;
  }
  const local = tag !== undefined && /^!\w/.test(tag) ? tag : undefined;
  if (local !== undefined) walk.ranges.set(rangeKey(path), withTag(walk, rangeOfNode(walk, node), local));
  // The value of a tag stands one step further in than what is written, under the key that the tag becomes.
  const key = local === undefined ? undefined : walk.expandTag?.(local, null)?.key;
  const inside = key === undefined ? path : [...path, key];
  walk.around.add(node);
  const value = kinds.isScalar(node)
    ? ofScalar(node)
    : kinds.isSeq(node)
      ? node.items.map((item, i) => ofItem(walk, item, [...inside, i]))
      : kinds.isMap(node)
        ? ofMap(walk, node, inside)
        : null;
  walk.around.delete(node);
  if (local === undefined) return value;
  const expanded = walk.expandTag?.(local, value);
  if (expanded) return Object.fromEntries([[expanded.key, expanded.value]]);
  tell(walk, node, 'YAML-TAG', `${local}: this tag is not known; its value is read as it stands.`);
  return value;
}

const ofItem = (walk: Walk, item: unknown, path: JsonPath): unknown =>
  isNode(item) ? valueOf(walk, item, path) : null;

/** `Pair`s in a list (`- ? a`) are the parser's business; nothing of ours. */
const isNode = (item: unknown): item is Node => typeof item === 'object' && item !== null && 'range' in item;

/** Unquoted numbers stay text when reading them would lose how they were written, and when they are account ids. */
function ofScalar({ value, source, type }: Scalar): unknown {
  if (typeof value === 'bigint') return source ?? String(value);
  if (typeof value !== 'number' || type !== 'PLAIN' || source === undefined) return value ?? null;
  return String(value) !== source || /^\d{12}$/.test(source) ? source : value;
}

function ofMap(walk: Walk, map: YAMLMap, path: JsonPath): unknown {
  const members = new Map<string, unknown>();
  const merged = new Map<string, unknown>();
  const isMerge = ({ key }: Pair) => walk.kinds.isScalar(key) && key.source === MERGE && key.type === 'PLAIN';
  // What is merged in comes first, so that the places of the map's own members count.
  for (const { value } of map.items.filter(isMerge)) {
    if (!isNode(value)) continue;
    for (const [name, one] of mergedMembers(walk, value, path)) if (!merged.has(name)) merged.set(name, one);
  }
  for (const pair of map.items) {
    const key = isMerge(pair) ? null : keyOf(walk, pair);
    if (key === null) continue;
    const { value } = pair;
    if (members.has(key) && isNode(pair.key)) {
      const message = `${JSON.stringify(key)} stands twice in one object: only this last one counts, the first is lost.`;
      tell(walk, pair.key, 'L-DUPLICATE-ELEMENT', message);
    }
    const at = [...path, key];
    members.set(key, ofItem(walk, value, at));
    const range = walk.ranges.get(rangeKey(at));
    // Nothing after the colon has no characters: its key stands for it.
    if (isNode(pair.key) && (!range || range[0] >= range[1])) {
      walk.ranges.set(rangeKey(at), rangeOfNode(walk, pair.key));
    }
  }
  return Object.fromEntries([...[...merged].filter(([name]) => !members.has(name)), ...members]);
}

/** `<<`: the members of a map, of an alias to one, or of a list of these. They are found where they are written. */
function mergedMembers(walk: Walk, node: Node, path: JsonPath): readonly (readonly [string, unknown])[] {
  const parts = walk.kinds.isSeq(node) ? node.items.filter(isNode) : [node];
  return parts.flatMap((part) => {
    const own = walk.ranges.get(rangeKey(path));
    const value = valueOf(walk, part, path);
    if (own) walk.ranges.set(rangeKey(path), own);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return Object.entries(value);
    tell(walk, part, 'YAML-MERGE', '"<<" takes a map or an alias of one: this is neither, and is left out.');
    return [];
  });
}

function keyOf(walk: Walk, { key }: Pair): string | null {
  if (!isNode(key)) return null;
  if (walk.kinds.isScalar(key)) return key.source ?? '';
  if (walk.kinds.isAlias(key)) {
    const target = walk.anchors.get(key.source);
    if (target && walk.kinds.isScalar(target)) return target.source ?? '';
  }
  const [from, to] = rangeOfNode(walk, key);
  tell(walk, key, 'YAML-KEY', 'A list or map as the name of an entry: the entry is read under its text.');
  return walk.text.slice(from, to);
}

function ofAlias(walk: Walk, alias: Alias, path: JsonPath): unknown {
  const target = walk.anchors.get(alias.source);
  const own = rangeOfNode(walk, alias);
  let value: unknown = null;
  if (!target)
    tell(
      walk,
      alias,
      'YAML-ALIAS',
      `*${alias.source}: no &${alias.source} stands before it. It counts as nothing.`,
    );
  else if (walk.around.has(target))
    tell(walk, alias, 'YAML-ALIAS', `*${alias.source} stands inside &${alias.source}: it counts as nothing.`);
  else if (walk.repeated > MOST_REPEATED)
    tell(
      walk,
      alias,
      'YAML-ALIAS',
      `Aliases repeat more than ${MOST_REPEATED} things here: this one counts as nothing.`,
    );
  else {
    walk.inAlias++;
    value = valueOf(walk, target, path);
    walk.inAlias--;
  }
  walk.ranges.set(rangeKey(path), own);
  return value;
}
