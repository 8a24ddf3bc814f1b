// ARN patterns: the six colon-separated fields are matched one by one.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
import { type GlobPart, globTest, literalText, type TextTest } from './wildcard.ts';

const FIELDS = 6;

/** Cuts a pattern at its first five colons; wildcards and literals stay in their field. */
export function patternFields(parts: readonly GlobPart[]): (readonly GlobPart[])[] {
  const fields: GlobPart[][] = [[]];
  const current = (): GlobPart[] => fields[fields.length - 1] ?? [];
  for (const part of parts) {
    if (typeof part === 'string') {
      current().push(part);
      continue;
    }
    let rest = part.literal;
    while (fields.length < FIELDS && rest.includes(':')) {
      const colon = rest.indexOf(':');
      if (colon > 0) current().push({ literal: rest.slice(0, colon) });
      fields.push([]);
      rest = rest.slice(colon + 1);
    }
    if (rest !== '') current().push({ literal: rest });
  }
  return fields;
}

/** Test for a whole ARN, or null when the pattern has no six fields. */
function sixFieldTest(fields: readonly (readonly GlobPart[])[]): TextTest | null {
  if (fields.length !== FIELDS) return null;
  const resource = globTest(fields[FIELDS - 1] ?? []);
  const heads = fields.slice(0, FIELDS - 1);
  const literals = heads.map(literalText);
  if (literals.every((text) => text !== null)) {
    const prefix = `${literals.join(':')}:`;
    return (arn) => arn.startsWith(prefix) && resource(arn.slice(prefix.length));
  }
  const tests = heads.map(globTest);
  return (arn) => {
    let start = 0;
    for (const test of tests) {
      const colon = arn.indexOf(':', start);
      if (colon < 0 || !test(arn.slice(start, colon))) return false;
      start = colon + 1;
    }
    return resource(arn.slice(start));
  };
}

/** ArnLike and ArnEquals: both sides must have six fields. */
export const arnTest = (parts: readonly GlobPart[]): TextTest =>
  sixFieldTest(patternFields(parts)) ?? (() => false);

/** Resource and NotResource: `*` matches everything, missing trailing fields are completed with `*`. */
export function resourceTest(parts: readonly GlobPart[]): TextTest {
  if (parts.length === 1 && parts[0] === '*') return () => true;
  const fields = patternFields(parts);
  if (literalText(fields[0] ?? []) !== 'arn') return () => false;
  while (fields.length < FIELDS) fields.push(['*']);
  return sixFieldTest(fields) ?? (() => false);
}
