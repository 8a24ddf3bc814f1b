// One JSON value, told by its content.
import type { GivenValues, Harvest, Origin, Said } from '#harvest/harvest.ts';
import { describe, isList, isObject } from '#text/json.ts';
import { FORMATS } from './formats.ts';

/** Where people see what can be read (understood.ts). */
export const SEE_FORMATS = 'What can be read: “What can I paste?” under Add, or rolegraph formats.';

function topLevel(value: unknown): string {
  if (isObject(value)) {
    const keys = Object.keys(value);
    if (keys.length === 0) return 'an object without keys';
    return `an object with the keys ${keys.slice(0, 8).join(', ')}${keys.length > 8 ? ', …' : ''}`;
  }
  if (isList(value))
    return value.length === 0 ? 'an empty list' : `a list that begins with ${topLevel(value[0])}`;
  return describe(value);
}

/** Never throws: what no format knows comes back as kind `other` with a note that says what is understood. */
export function recognise(
  value: unknown,
  origin: Origin,
  given: GivenValues = {},
  said: () => Said | null = () => null,
): Harvest {
  const format = FORMATS.find((candidate) => candidate.test(value));
  if (format) return format.take(value, origin, given, said);
  return {
    kind: 'other',
    title: 'Not understood',
    notes: [
      {
        code: 'NOT-UNDERSTOOD',
        severity: 'warning',
        message: `This is ${topLevel(value)}: not understood. ${SEE_FORMATS}`,
        path: [],
      },
    ],
  };
}
