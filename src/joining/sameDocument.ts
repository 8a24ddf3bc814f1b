// Two documents that say the same: order of keys and `"x"` for `["x"]` make no difference to AWS.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
import { isList, isObject } from '#text/json.ts';

const known = new WeakMap<object, string>();

/** Of two documents that say the same it is the same. */
export function canonical(value: unknown): string {
  if (isList(value)) return value.length === 1 ? canonical(value[0]) : `[${value.map(canonical).join()}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? '';
  const seen = known.get(value);
  if (seen !== undefined) return seen;
  const entries = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  const text = `{${entries.join()}}`;
  known.set(value, text);
  return text;
}

export const sameDocument = (a: unknown, b: unknown): boolean => a === b || canonical(a) === canonical(b);
