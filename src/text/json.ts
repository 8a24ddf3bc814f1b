// Looking at JSON of unknown shape.

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** Own members only: a text may have a key `constructor` or `__proto__`. */
export function member(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** Also with wrong letter case: AWS refuses `statement`, and we want to say so rather than not see a policy. */
export function anyCase(value: unknown, key: string): unknown {
  if (!isObject(value)) return undefined;
  const exact = member(value, key);
  if (exact !== undefined) return exact;
  const found = Object.keys(value).find((k) => k.toLowerCase() === key.toLowerCase());
  return found === undefined ? undefined : value[found];
}

export const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** A single value counts as a list of one, as in AWS's grammar; nothing is an empty list. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return isList(value) ? value : [value];
}

/** For a message: `a list`, `"abc"`, `true`. */
export function describe(value: unknown): string {
  if (isList(value)) return 'a list';
  if (isObject(value)) return 'an object';
  const shown = JSON.stringify(value) ?? 'nothing';
  return shown.length > 40 ? `${shown.slice(0, 39)}…` : shown;
}
