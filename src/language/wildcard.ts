// `*` and `?` in actions, resources and StringLike values, matched without backtracking.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html#reference_policies_elements_resource_wildcards

/** `*` any run of characters, also none; `?` exactly one UTF-16 unit. A literal may hold either character as text. */
export type GlobPart = { readonly literal: string } | '*' | '?';

export type TextTest = (text: string) => boolean;

/** The text between two stars. `holes` are the positions of `?`, whose character in `text` means nothing. */
interface Segment {
  readonly text: string;
  readonly holes: ReadonlySet<number> | null;
}

export function parseGlob(pattern: string): readonly GlobPart[] {
  const parts: GlobPart[] = [];
  let start = 0;
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i];
    if (char !== '*' && char !== '?') continue;
    if (i > start) parts.push({ literal: pattern.slice(start, i) });
    parts.push(char);
    start = i + 1;
  }
  if (start < pattern.length) parts.push({ literal: pattern.slice(start) });
  return parts;
}

/** The literal text when no part is a wildcard, otherwise null. */
export function literalText(parts: readonly GlobPart[]): string | null {
  let text = '';
  for (const part of parts) {
    if (typeof part === 'string') return null;
    text += part.literal;
  }
  return text;
}

function segmentsOf(parts: readonly GlobPart[]): Segment[] {
  const segments: Segment[] = [];
  let text = '';
  let holes: Set<number> | null = null;
  for (const part of parts) {
    if (part === '*') {
      segments.push({ text, holes });
      text = '';
      holes = null;
    } else if (part === '?') {
      holes ??= new Set();
      holes.add(text.length);
      text += '?';
    } else {
      text += part.literal;
    }
  }
  segments.push({ text, holes });
  return segments;
}

function standsAt({ text, holes }: Segment, whole: string, position: number): boolean {
  if (holes === null) return whole.startsWith(text, position);
  if (position + text.length > whole.length) return false;
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) !== whole.charCodeAt(position + i) && !holes.has(i)) return false;
  }
  return true;
}

function find(segment: Segment, whole: string, from: number): number {
  if (segment.holes === null) return whole.indexOf(segment.text, from);
  for (let i = from; i + segment.text.length <= whole.length; i++) {
    if (standsAt(segment, whole, i)) return i;
  }
  return -1;
}

/**
 * The test for a whole text, case-sensitive. Every segment between stars is taken at its leftmost place once, so the
 * work grows with the length of the text and never explodes.
 */
export function globTest(parts: readonly GlobPart[]): TextTest {
  const exact = literalText(parts);
  if (exact !== null) return (text) => text === exact;
  const segments = segmentsOf(parts);
  const [first, ...rest] = segments;
  const last = rest.pop();
  if (first === undefined) return (text) => text === '';
  if (last === undefined) return (text) => text.length === first.text.length && standsAt(first, text, 0);
  const middle = rest.filter((segment) => segment.text !== '');
  if (middle.length === 0 && last.text === '' && first.holes === null) {
    return first.text === '' ? () => true : (text) => text.startsWith(first.text);
  }
  return (text) => {
    const end = text.length - last.text.length;
    if (first.text.length > end || !standsAt(first, text, 0)) return false;
    let position = first.text.length;
    for (const segment of middle) {
      const at = find(segment, text, position);
      if (at < 0) return false;
      position = at + segment.text.length;
    }
    return position <= end && standsAt(last, text, end);
  };
}

/** The same for a pattern as written. */
export const globOf = (pattern: string): TextTest => globTest(parseGlob(pattern));

/** Lower-cases the literals: a test for text that is lower-cased too. */
export const lowerParts = (parts: readonly GlobPart[]): readonly GlobPart[] =>
  parts.map((part) => (typeof part === 'string' ? part : { literal: part.literal.toLowerCase() }));
