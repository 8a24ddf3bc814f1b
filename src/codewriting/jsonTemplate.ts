// A template that is JSON: the same as any JSON, with functions of CloudFormation where a text has no words of its own.
import type { Place } from '#decision/inventory.ts';
import { isObject, listOf, valueAt } from '#fixes/edit.ts';
import type { JsonPath } from '#language/policy.ts';
import { handwritingOf, JSON_TONGUE, type Tongue } from '#writing/handwriting.ts';
import { editsFor, type TextEdit } from '#writing/textEdits.ts';
import { keeping, overwrites } from './hclDocument.ts';
import type { Refer } from './hclTongue.ts';
import { readHcl } from './hclTree.ts';
import type { PiecePage } from './piecePage.ts';
import { refuse } from './refusal.ts';

const tongue = (by: Refer): Tongue => ({
  ...JSON_TONGUE,
  scalar: (value) => {
    const said = typeof value === 'string' ? by(value) : undefined;
    if (said === null) return refuse();
    return typeof said === 'object' && 'expression' in said ? said.expression : JSON_TONGUE.scalar(value);
  },
});

/** Edits that make `after` of what stands at the path, which is `before` with its functions worked out. */
export function jsonEdits(
  { rangeOf, text }: PiecePage,
  path: JsonPath,
  { before, after }: { readonly before: unknown; readonly after: unknown },
  by: Refer,
): readonly TextEdit[] {
  const range = rangeOf(path);
  if (range === null) refuse();
  const tree = readHcl(text, range[0], before, false);
  const hand = handwritingOf(text, tree, tongue(keeping(text, tree, by)));
  const edits = editsFor({ text, hand }, tree, after);
  return overwrites(edits, tree) ? refuse() : edits;
}

/** A member more in an object, or an item more in its list `key`. */
export function jsonInto(
  page: PiecePage,
  { path }: Pick<Place, 'path'>,
  { key, value, inList }: { readonly key: string; readonly value: unknown; readonly inList: boolean },
  by: Refer,
): readonly TextEdit[] {
  const before = valueAt(page.json, path);
  if (!isObject(before)) refuse();
  const own = before[key];
  if (inList ? own !== undefined && !Array.isArray(own) : own !== undefined) refuse();
  const after = { ...before, [key]: inList ? [...listOf(own), value] : value };
  return jsonEdits(page, path, { before, after }, by);
}
