// Fields of estate files: each is what it should be, or told with its place and left out.
import type { JsonPath } from '#language/policy.ts';
import type { HarvestNote, Origin } from '#harvest/harvest.ts';
import { describe, isList, isObject } from '#text/json.ts';

/** Reads fields and notes what is wrong with them. */
export interface Reader {
  readonly origin: Origin;
  readonly notes: HarvestNote[];
}

export function wrong(reader: Reader, path: JsonPath, expected: string, found: unknown): void {
  const message = `Estate file: ${path.join('.')} should be ${expected}, here is ${describe(found)}. It is left out.`;
  reader.notes.push({ code: 'ESTATE-FIELD', severity: 'error', message, path });
}

/** The items of a list; undefined when it is left out or no list (told). */
export function items(reader: Reader, value: unknown, path: JsonPath): readonly unknown[] | undefined {
  if (isList(value)) return value;
  if (value !== undefined) wrong(reader, path, 'a list', value);
  return undefined;
}

/** A list of texts; anything else in it is told. */
export function texts(reader: Reader, value: unknown, path: JsonPath): readonly string[] {
  return (items(reader, value, path) ?? []).flatMap((one, i) => {
    if (typeof one === 'string') return one;
    wrong(reader, [...path, i], 'a text', one);
    return [];
  });
}

export function stringOrNull(reader: Reader, value: unknown, path: JsonPath): string | null | undefined {
  if (value === undefined || value === null || typeof value === 'string') return value;
  wrong(reader, path, 'a text or null', value);
  return undefined;
}

export function tagsOf(reader: Reader, value: unknown, path: JsonPath): Record<string, string> | undefined {
  if (value === undefined) return undefined;
  if (!isObject(value)) {
    wrong(reader, path, 'an object of tag keys and values', value);
    return undefined;
  }
  const tags: [string, string][] = [];
  for (const [key, tag] of Object.entries(value)) {
    if (typeof tag === 'string') tags.push([key, tag]);
    else wrong(reader, [...path, key], 'a text', tag);
  }
  return Object.fromEntries(tags);
}
