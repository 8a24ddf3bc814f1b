// Values of the language, and where they are written. What is not known is a mark inside a text (harvest/unknownText).
import { hasUnknown } from '#harvest/unknownText.ts';
import { isList, isObject } from '#text/json.ts';
import type { Span } from './syntax.ts';

/** Where something stands: the source it is in, by its number among the sources, and there. */
export interface Spot extends Span {
  readonly source: number;
}

/** A stretch of an evaluated text that stands in the source as it is, or as a whole when the lengths differ. */
export interface Segment extends Spot {
  /** In the evaluated text. */
  readonly at: number;
  readonly length: number;
}

/**
 * A text that holds a document: what `jsonencode` or a policy document data source made, or a heredoc. Anything else
 * that takes texts takes it as its text.
 */
export interface DocumentText {
  readonly documentText: true;
  readonly text: string;
  /** What the text is the JSON of; undefined: a heredoc, whose text is parsed. */
  readonly json?: Value;
  readonly spot: Spot;
  /** Names it in paths: `data.aws_iam_policy_document.trust`, `aws_iam_role.a`, `assume_role_policy`. */
  readonly path: readonly string[];
  readonly segments?: readonly Segment[];
  /** The document that holds exactly this text. */
  readonly file?: string;
}

export type Value =
  string | number | boolean | null | DocumentText | readonly Value[] | { readonly [name: string]: Value };

export type ValueMap = { readonly [name: string]: Value };

export const isDocumentText = (value: unknown): value is DocumentText =>
  isObject(value) && value['documentText'] === true;

export const isMap = (value: Value): value is ValueMap => isObject(value) && !isDocumentText(value);

export const isValues = (value: Value): value is readonly Value[] => isList(value);
/** One value stands for a list of one, none for an empty one. */
export const listOf = (value: Value | undefined): readonly Value[] =>
  value === undefined || value === null ? [] : isValues(value) ? value : [value];

/** Where lists and objects stand, and their members; by identity, because members move from one to another. */
const spots = new WeakMap<
  object,
  { readonly own: Spot; readonly members: ReadonlyMap<string | number, Spot> }
>();

export function located<T extends object>(
  value: T,
  own: Spot,
  members: ReadonlyMap<string | number, Spot>,
): T {
  spots.set(value, { own, members });
  return value;
}

/** Of a list or object, or of one of its members. */
export function spotOf(value: unknown, key?: string | number): Spot | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (isDocumentText(value)) return value.spot;
  const known = spots.get(value);
  return key === undefined ? known?.own : known?.members.get(key);
}

/** An object that no name of a text can reach behind. */
export const emptyMap = (): Record<string, Value> => Object.create(null) as Record<string, Value>;

/** As a text; null: it is none and cannot be one. */
export function textOf(value: Value | undefined): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return value !== undefined && isDocumentText(value) ? value.text : null;
}

/** Document texts inside as plain texts: what JSON is made of. */
export function plain(value: Value): Value {
  if (isDocumentText(value)) return value.text;
  if (isValues(value)) {
    const list = value.map(plain);
    return carry(value, list);
  }
  if (!isMap(value)) return value;
  const map = emptyMap();
  for (const [key, one] of Object.entries(value)) map[key] = plain(one);
  return carry(value, map);
}

function carry<T extends object>(from: object, to: T): T {
  const known = spots.get(from);
  if (known) spots.set(to, known);
  return to;
}

/** Something inside is not known. */
export function isOpen(value: Value): boolean {
  if (isDocumentText(value)) return hasUnknown(value.text);
  if (isValues(value)) return value.some(isOpen);
  return isMap(value)
    ? Object.entries(value).some(([key, one]) => hasUnknown(key) || isOpen(one))
    : hasUnknown(value);
}

export function sameValue(a: Value, b: Value): boolean {
  if (isDocumentText(a) || isDocumentText(b)) return textOf(a) === textOf(b);
  if (isValues(a))
    return isValues(b) && a.length === b.length && a.every((one, i) => sameValue(one, b[i] ?? null));
  if (isMap(a)) {
    if (!isMap(b)) return false;
    const keys = Object.keys(a);
    return (
      keys.length === Object.keys(b).length &&
      keys.every((key) => Object.hasOwn(b, key) && sameValue(a[key] ?? null, b[key] ?? null))
    );
  }
  // Numbers and booleans are compared with texts only after conversion, as `==` does not do.
  return a === b;
}
