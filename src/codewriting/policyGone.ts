// An inline policy that goes as a whole: its resource in Terraform, its entry of Policies in a template.
import type { Place } from '#decision/inventory.ts';
import type { TextEdit } from '#writing/textEdits.ts';
import type { PiecePage } from './piecePage.ts';
import { refuse } from './refusal.ts';
import { itemGone } from './yamlDocument.ts';

const INLINE = /^aws_iam_(?:role|user|group)_policy\.[\w-]+$/;

/** Throws where more than the policy would go with it. */
export function policyGone(page: PiecePage, { path }: Place): readonly TextEdit[] {
  if (page.kind === 'terraform') {
    const range = INLINE.test(String(path[0])) ? page.rangeOf(path.slice(0, 1)) : null;
    if (range === null) refuse();
    const [from, to] = range;
    const before = page.text.slice(0, from).replace(/\s*$/, '').length;
    return [{ from: before, to, text: '' }];
  }
  // Any JSON loses an entry of a list (writing/writeChanges.ts).
  if (page.json !== undefined) refuse();
  const entry = path.slice(0, -1);
  const index = entry.at(-1);
  const list = entry.slice(0, -1);
  const others = [0, 1].filter((i) => page.rangeOf([...list, i]) !== null);
  if (typeof index !== 'number' || path.at(-1) !== 'PolicyDocument' || others.length < 2) refuse();
  return [itemGone({ text: page.text, rangeOf: page.rangeOf, refer: () => null }, entry)];
}
