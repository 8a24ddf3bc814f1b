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

/** Five colons or more in the literal that a pattern begins with: nothing of its first five fields is a wildcard. */
function hasLiteralHead([first]: readonly GlobPart[]): boolean {
  if (first === undefined || typeof first === 'string') return false;
  let at = -1;
  for (let field = 1; field < FIELDS; field++) {
    at = first.literal.indexOf(':', at + 1);
    if (at < 0) return false;
  }
  return true;
}

/** Test for a whole ARN, or null when the pattern has no six fields. */
function sixFieldTest(fields: readonly (readonly GlobPart[])[]): TextTest | null {
  if (fields.length !== FIELDS) return null;
  const resource = globTest(fields[FIELDS - 1] ?? []);
  const heads = fields.slice(0, FIELDS - 1);
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
  hasLiteralHead(parts) ? globTest(parts) : (sixFieldTest(patternFields(parts)) ?? (() => false));

const startsAsArn = ([first]: readonly GlobPart[]): boolean =>
  first !== undefined && typeof first !== 'string' && first.literal.startsWith('arn:');

/** Resource and NotResource: `*` matches everything, missing trailing fields are completed with `*`. */
export function resourceTest(parts: readonly GlobPart[]): TextTest {
  if (parts.length === 1 && parts[0] === '*') return () => true;
  if (hasLiteralHead(parts)) return startsAsArn(parts) ? globTest(parts) : () => false;
  const fields = patternFields(parts);
  if (literalText(fields[0] ?? []) !== 'arn') return () => false;
  while (fields.length < FIELDS) fields.push(['*']);
  return sixFieldTest(fields) ?? (() => false);
}
