// Objects and lists of HCL as a tree with places. Everything else in them is an expression: taken as it stands, and worth
// what the reader of the whole configuration found it to be. JSON is read as well: it is HCL, too.
import { isRefusal, refuse } from './refusal.ts';
import { isObject, valueAt } from '#fixes/edit.ts';
import type { JsonMember, JsonNode } from '#writing/jsonTree.ts';
import { skipBlank, skipExpression, skipText } from './hclText.ts';

const NAME = /[A-Za-z_][\w-]*/y;

const nameAt = (text: string, from: number): string => {
  NAME.lastIndex = from;
  return NAME.exec(text)?.[0] ?? '';
};

/** An expression that the change must not touch: what it is made of cannot be told from its value. */
export const isComposite = (node: JsonNode): boolean =>
  node.kind === 'scalar' && (typeof node.value === 'object' || node.value === undefined);

function objectAt(text: string, from: number, known: unknown): JsonNode {
  const members: JsonMember[] = [];
  let here = skipBlank(text, from + 1);
  while (text.charAt(here) !== '}') {
    const isText = text.charAt(here) === '"';
    const to = isText ? skipText(text, here) : here + nameAt(text, here).length;
    const written = text.slice(here, to);
    const sign = skipBlank(text, to);
    if (written === '' || written === 'for' || !/[=:]/.test(text.charAt(sign))) refuse();
    const key = isText ? (JSON.parse(written) as string) : written;
    const value = readHcl(text, skipBlank(text, sign + 1), valueAt(known, [key]), false);
    members.push({ key, from: here, to, node: value });
    here = skipBlank(text, value.to);
    if (text.charAt(here) === ',') here = skipBlank(text, here + 1);
  }
  return { kind: 'object', from, to: here + 1, members };
}

function listAt(text: string, from: number, known: unknown): JsonNode {
  const starts: number[] = [];
  let here = skipBlank(text, from + 1);
  while (text.charAt(here) !== ']') {
    if (nameAt(text, here) === 'for') refuse();
    starts.push(here);
    here = skipBlank(text, skipExpression(text, here, true));
    if (text.charAt(here) === ',') here = skipBlank(text, here + 1);
    else if (text.charAt(here) !== ']') refuse();
  }
  // Where members were left out while reading nobody knows which is which.
  const all = Array.isArray(known) ? (known as unknown[]) : starts.length === 1 ? [known] : [];
  const same = all.length === starts.length;
  const items = starts.map((start, i) => readHcl(text, start, same ? all[i] : undefined, true));
  return { kind: 'list', from, to: here + 1, items };
}

/** The value at `from`. `known`: what it was found to be. Throws `Unreadable`. */
export function readHcl(text: string, from: number, known: unknown, inList: boolean): JsonNode {
  const to = skipExpression(text, from, inList);
  const whole: JsonNode = { kind: 'scalar', from, to, value: known };
  const open = text.charAt(from);
  if ((open !== '{' && open !== '[') || (open === '{' && known !== undefined && !isObject(known)))
    return whole;
  try {
    const node = open === '{' ? objectAt(text, from, known) : listAt(text, from, known);
    return node.to === to ? node : whole;
  } catch (error) {
    if (isRefusal(error)) return whole;
    throw error;
  }
}
