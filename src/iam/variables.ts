// Policy variables: `${aws:username}`, `${aws:PrincipalTag/team, 'none'}`, `${*}`.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
import { isMultivalued } from './conditionKeys.ts';
import type { Context } from './context.ts';
import { type GlobPart, parseGlob } from '#language/wildcard.ts';

export interface Variable {
  /** Lower-cased. */
  readonly key: string;
  readonly fallback: string | null;
}

export interface Template {
  readonly parts: readonly (GlobPart | Variable)[];
  readonly variables: readonly Variable[];
}

/** `open`: a variable is not known yet and stands as `*` in the parts. `none`: no value and no default. */
export type Resolved =
  { readonly state: 'known' | 'open'; readonly parts: readonly GlobPart[] } | { readonly state: 'none' };

const REFERENCE = /\$\{([^}]*)\}/g;
const WITH_DEFAULT = /^(.+?), '(.*)'$/;

/**
 * Reads a policy value. Variables exist only in documents of Version 2012-10-17, elsewhere `${…}` is text;
 * `wildcards` tells whether `*` and `?` mean anything where the value stands.
 */
export function parseTemplate(text: string, variables: boolean, wildcards: boolean): Template {
  const plain = (piece: string): readonly GlobPart[] => (wildcards ? parseGlob(piece) : [{ literal: piece }]);
  if (!variables || !text.includes('${')) return { parts: plain(text), variables: [] };
  const parts: (GlobPart | Variable)[] = [];
  const found: Variable[] = [];
  let start = 0;
  for (const match of text.matchAll(REFERENCE)) {
    if (match.index > start) parts.push(...plain(text.slice(start, match.index)));
    start = match.index + match[0].length;
    const body = match[1] ?? '';
    if (body === '*' || body === '?' || body === '$') {
      parts.push({ literal: body });
      continue;
    }
    const withDefault = WITH_DEFAULT.exec(body);
    const variable: Variable = {
      key: (withDefault?.[1] ?? body).trim().toLowerCase(),
      fallback: withDefault?.[2] ?? null,
    };
    parts.push(variable);
    found.push(variable);
  }
  if (start < text.length) parts.push(...plain(text.slice(start)));
  return { parts, variables: found };
}

/**
 * The value of one variable; undefined while nobody knows it, null when the key has no single value. A key that is
 * there without a value, an empty tag say, counts as not there
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-no-value).
 */
function valueOf({ key, fallback }: Variable, context: Context): string | null | undefined {
  const fact = context.fact(key);
  if (fact.state === 'unknown') return isMultivalued(key) ? fallback : undefined;
  if (fact.state === 'absent' || fact.multi) return fallback;
  const value = fact.values[0] ?? '';
  return value === '' ? fallback : value;
}

/** Substitutes; what is substituted is literal, so a `*` inside a tag value is no wildcard. */
export function resolve(template: Template, context: Context): Resolved {
  let state: 'known' | 'open' = 'known';
  const parts: GlobPart[] = [];
  for (const part of template.parts) {
    if (typeof part === 'string' || 'literal' in part) {
      parts.push(part);
      continue;
    }
    const value = valueOf(part, context);
    if (value === null) return { state: 'none' };
    if (value === undefined) {
      state = 'open';
      parts.push('*');
    } else {
      parts.push({ literal: value });
    }
  }
  return { state, parts };
}

/** Of a template without variables: its parts. */
export const constantParts = (template: Template): readonly GlobPart[] =>
  template.parts.filter((part): part is GlobPart => typeof part === 'string' || 'literal' in part);
