// The table of formats. To add one: a record here, a file for it. The first whose test holds takes the piece.
import { authorizationDetailsFormat } from './authorizationDetails.ts';
import {
  fragmentFormat,
  policyFormat,
  policyListFormat,
  statementFormat,
  wrappedPolicyFormat,
} from './barePolicy.ts';
import { estateCaseFormat, estateFormat } from './estate.ts';
import { foreignFormats } from './foreignJson.ts';
import { getRoleFormat, inlinePolicyFormat } from './getRole.ts';
import type { Format, Harvest, Origin } from './harvest.ts';
import { describe, isList, isObject } from '#text/json.ts';

export const FORMATS: readonly Format[] = [
  policyFormat,
  estateFormat,
  estateCaseFormat,
  getRoleFormat,
  authorizationDetailsFormat,
  inlinePolicyFormat,
  wrappedPolicyFormat,
  policyListFormat,
  statementFormat,
  fragmentFormat,
  ...foreignFormats,
];

/** What can be read, one line each; for "not understood" and for help. */
export const UNDERSTOOD: readonly string[] = FORMATS.map((format) => format.what).filter(
  (what) => what !== '',
);

function topLevel(value: unknown): string {
  if (isObject(value)) {
    const keys = Object.keys(value);
    if (keys.length === 0) return 'an object without keys';
    return `an object with the keys ${keys.slice(0, 8).join(', ')}${keys.length > 8 ? ', …' : ''}`;
  }
  if (isList(value)) return value.length === 0 ? 'an empty list' : `a list of ${topLevel(value[0])}`;
  return describe(value);
}

/** Never throws: what no format knows comes back as kind `other` with a note that says what is understood. */
export function recognise(value: unknown, origin: Origin): Harvest {
  const format = FORMATS.find((candidate) => candidate.test(value));
  if (format) return format.take(value, origin);
  return {
    kind: 'other',
    title: 'Not understood',
    notes: [
      {
        code: 'NOT-UNDERSTOOD',
        severity: 'warning',
        message: `This is ${topLevel(value)}: not understood. Understood are ${UNDERSTOOD.join('; ')}.`,
        path: [],
      },
    ],
  };
}
