// A piece of YAML for those who change it: what stands for a text keeps standing for it.
import { refuse } from './refusal.ts';
import type { Place } from '#decision/inventory.ts';
import { isObject } from '#fixes/edit.ts';
import type { JsonPath } from '#language/policy.ts';
import { type Refer } from './hclTongue.ts';
import type { PiecePage } from './piecePage.ts';
import type { YamlPage } from './yamlDocument.ts';

/** `before`: the policy at the place. */
export function yamlPageOf(page: PiecePage, { path }: Place, before: unknown, by: Refer): YamlPage {
  const known = new Map<string, string>();
  const visit = (value: unknown, at: JsonPath): void => {
    if (Array.isArray(value)) value.forEach((one, i) => visit(one, [...at, i]));
    else if (isObject(value)) for (const [key, one] of Object.entries(value)) visit(one, [...at, key]);
    else if (typeof value === 'string') {
      const range = page.rangeOf(at);
      const own = range === null ? '' : page.text.slice(...range);
      if (own !== '' && !own.includes('\n')) known.set(value, own);
    }
  };
  visit(before, path);
  const refer = (value: string): string | null => {
    const own = known.get(value);
    if (own !== undefined) return own;
    const said = by(value);
    if (said === null) refuse();
    if (typeof said === 'string') return null;
    return 'expression' in said ? said.expression : null;
  };
  return { text: page.text, rangeOf: page.rangeOf, refer };
}
