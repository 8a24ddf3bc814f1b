// What a Terraform plan starts from, as a state of its own.
// https://developer.hashicorp.com/terraform/internals/json-format
import { isObject, listOf, member } from '#text/json.ts';
import { rangesIn } from '#text/locate.ts';
import type { TextPiece } from '#text/pieces.ts';

type Plan = Pick<TextPiece, 'strict' | 'value'>;

/** As many lines and columns as what it stands for, so that whatever is left of the plan stays in its place. */
function filler(skipped: string, words: string): string {
  const lines = skipped.split('\n');
  if (lines.length === 1) return words.padEnd(skipped.length);
  return words + '\n'.repeat(lines.length - 1) + ' '.repeat(lines.at(-1)?.length ?? 0);
}

interface Kept {
  readonly from: number;
  readonly to: number;
  /** What stands before it instead of the rest of the plan. */
  readonly opening: string;
}

const without = (value: unknown, ...keys: readonly string[]): object =>
  Object.fromEntries(Object.entries(isObject(value) ? value : {}).filter(([key]) => !keys.includes(key)));

/** `{"a":1}` and a member to come. */
const opened = (value: object, key: string): string =>
  `${JSON.stringify(value).slice(0, -1)}${Object.keys(value).length > 0 ? ',' : ''}${JSON.stringify(key)}:`;

function keptOf({ strict, value }: Plan): { readonly kept: readonly Kept[]; readonly closing: string } {
  const rangeOf = rangesIn(strict);
  const head = {
    format_version: member(value, 'format_version'),
    terraform_version: member(value, 'terraform_version'),
  };
  if (member(member(value, 'prior_state'), 'values') !== undefined) {
    const kept = { ...rangeOf(['prior_state', 'values']), opening: opened(head, 'values') };
    return { kept: [kept], closing: '}' };
  }
  // A plan of which only the changes were kept, or the first one of all.
  const start = `${opened(head, 'values')}{"root_module":{"resources":[`;
  const changes = listOf(member(value, 'resource_changes')).flatMap((one, i) =>
    isObject(member(member(one, 'change'), 'before'))
      ? [
          {
            ...rangeOf(['resource_changes', i, 'change', 'before']),
            opening: opened(without(one, 'change', 'action_reason', 'deposed'), 'values'),
          },
        ]
      : [],
  );
  return {
    kept: changes.map((one, i) => ({ ...one, opening: `${i === 0 ? start : '},'}${one.opening}` })),
    closing: changes.length === 0 ? `${start}]}}}` : '}]}}}',
  };
}

/** The text of the state that a plan starts from, line by line where it stands in the plan. */
export function stateTextBefore(piece: Plan): string {
  const { closing, kept } = keptOf(piece);
  let before = '';
  let at = 0;
  for (const { from, opening, to } of kept) {
    before += filler(piece.strict.slice(at, from), opening) + piece.strict.slice(from, to);
    at = to;
  }
  return before + filler(piece.strict.slice(at), closing);
}

/** Resources of a module and of those in it, each as `swap` has it; null: it goes. */
function swapped(module: unknown, swap: (resource: unknown) => unknown): object {
  const resources = listOf(member(module, 'resources')).flatMap((one) => {
    const now = swap(one);
    return now === null ? [] : [now];
  });
  const inside = listOf(member(module, 'child_modules')).map((one) => swapped(one, swap));
  return { ...without(module), resources, child_modules: inside };
}

/**
 * What Terraform itself wrote last, before others changed it: the state that the plan starts from without its
 * `resource_drift`. null: the plan tells of no drift. Its lines are nobody's.
 */
export function stateBeforeDrift(piece: Plan): unknown {
  const drift = listOf(member(piece.value, 'resource_drift'));
  if (drift.length === 0) return null;
  const state: unknown = JSON.parse(stateTextBefore(piece));
  const was = new Map(
    drift.map((one) => [member(one, 'address'), member(member(one, 'change'), 'before')] as const),
  );
  const seen = new Set<unknown>();
  const root = swapped(member(member(state, 'values'), 'root_module'), (resource) => {
    const address = member(resource, 'address');
    const before = was.get(address);
    seen.add(address);
    if (before === undefined) return resource;
    return isObject(before) ? { ...without(resource), values: before } : null;
  });
  // Deleted outside of Terraform: the state does not know it any more.
  const gone = drift.flatMap((one) => {
    const values = member(member(one, 'change'), 'before');
    if (seen.has(member(one, 'address')) || !isObject(values)) return [];
    return [{ ...without(one, 'change'), values }];
  });
  const resources = [...listOf(member(root, 'resources')), ...gone];
  return { ...without(state), values: { root_module: { ...root, resources } } };
}
