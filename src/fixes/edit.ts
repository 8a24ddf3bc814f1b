// Immutable edits of JSON values.
import type { JsonPath } from '#language/policy.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list's members; of anything else itself; of undefined nothing. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as unknown[]) : [value];
}

/** As AWS writes it: one member stands alone. */
export const scalarOrList = (members: readonly unknown[]): unknown =>
  members.length === 1 ? members[0] : members;

/** undefined: nothing stands there. */
export function valueAt(value: unknown, path: JsonPath): unknown {
  let here = value;
  for (const step of path) {
    if (Array.isArray(here)) here = (here as unknown[])[Number(step)];
    else if (isObject(here) && Object.hasOwn(here, step)) here = here[step];
    else return undefined;
  }
  return here;
}

function inList(list: readonly unknown[], index: number, value: unknown): readonly unknown[] {
  if (value === undefined) return list.filter((_, i) => i !== index);
  return index >= list.length ? [...list, value] : list.map((member, i) => (i === index ? value : member));
}

/** A copy with `value` at the path; `undefined` takes away what stands there. What is not there is made as objects. */
export function withValueAt(root: unknown, path: JsonPath, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (Array.isArray(root)) {
    const list = root as unknown[];
    const index = Number(step);
    return inList(list, index, rest.length === 0 ? value : withValueAt(list[index], rest, value));
  }
  const object = isObject(root) ? root : {};
  const next = rest.length === 0 ? value : withValueAt(object[step], rest, value);
  // Rebuilt in order, so that an element keeps its position; also safe for a key such as `__proto__`.
  const entries = Object.entries(object).flatMap(([key, old]): [string, unknown][] => {
    if (key !== String(step)) return [[key, old]];
    return next === undefined ? [] : [[key, next]];
  });
  if (!Object.hasOwn(object, step) && next !== undefined) entries.push([String(step), next]);
  return Object.fromEntries(entries);
}

/** Equal as JSON, the order of keys included. */
export const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
