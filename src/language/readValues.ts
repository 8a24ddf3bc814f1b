// The shapes that the policy grammar knows: a scalar or a list of scalars, and maps.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
import type { JsonPath } from './policy.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Condition values may be JSON booleans and numbers; AWS compares their text. null: it is none of these. */
export const textOf = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number' ? String(value) : null;

export interface Located {
  readonly value: unknown;
  readonly path: JsonPath;
}

/** A list's members, or the scalar itself: to AWS a list of one and a scalar are the same. */
export function membersOf(value: unknown, path: JsonPath): readonly Located[] {
  if (!Array.isArray(value)) return [{ value, path }];
  return value.map((member: unknown, i) => ({ value: member, path: [...path, i] }));
}

/** Names outside the list, with the spelling that was probably meant. */
export function unknownNames(
  object: JsonObject,
  allowed: readonly string[],
): readonly { readonly name: string; readonly meant: string | undefined }[] {
  return Object.keys(object)
    .filter((name) => !allowed.includes(name))
    .map((name) => ({ name, meant: allowed.find((known) => known.toLowerCase() === name.toLowerCase()) }));
}

/** What to say about such a name. */
export const unknownName = (name: string, meant: string | undefined, where: string): string =>
  meant === undefined
    ? `${where} has no element "${name}".`
    : `"${name}" must be spelt "${meant}": names are case-sensitive.`;
