// Values that texts leave open and the user may fill in, with what is assumed meanwhile. Pure.
import type { Place } from '#decision/inventory.ts';
import type { Piece } from '#import/reading.ts';
import type { WorkspaceDocument } from '#workspace/workspace.ts';

export interface OpenValue {
  readonly key: string;
  readonly document: string;
  readonly documentName: string;
  readonly place: Place;
  /** `var.account_id`, `AWS::AccountId`. */
  readonly name: string;
  readonly description: string | null;
  /** What the text itself says as long as nothing is filled in; null: it stays unknown. */
  readonly assumed: string | null;
  /** What the user filled in. */
  readonly filled: string | null;
}

/** Each name of a document once, where it first stands. The order stays when one is filled in. */
export function openValues(
  documents: readonly WorkspaceDocument[],
  pieces: readonly Piece[],
): readonly OpenValue[] {
  const byId = new Map(documents.map((document) => [document.id, document]));
  const found = new Map<string, OpenValue>();
  for (const { asks = [], document: id, index } of pieces) {
    const document = byId.get(id);
    if (!document) continue;
    for (const { assumed = null, description = null, name, path } of asks) {
      const key = `${id} ${name}`;
      const given = document.values;
      if (found.has(key)) continue;
      found.set(key, {
        key,
        document: id,
        documentName: document.name,
        place: { document: id, piece: index, path },
        name,
        description,
        assumed,
        filled: given && Object.hasOwn(given, name) ? (given[name] ?? null) : null,
      });
    }
  }
  return [...found.values()];
}

const isUnknown = ({ assumed, filled }: OpenValue): boolean => assumed === null && filled === null;

/** Without these the graph has named unknowns. */
export const unknownValues = (values: readonly OpenValue[]): readonly OpenValue[] => values.filter(isUnknown);

/** What counts now: `assumed: dev`, `filled in: prod`, `unknown until it is filled in`. */
export function valueState({ assumed, filled }: OpenValue): string {
  if (filled !== null) return `filled in: ${filled === '' ? '(empty)' : filled}`;
  if (assumed !== null) return `assumed: ${assumed === '' ? '(empty)' : assumed}`;
  return 'unknown until it is filled in';
}

interface Hint {
  readonly of: RegExp;
  /** What such a value looks like. */
  readonly shape: RegExp;
  readonly expected: string;
}

/** By name: these hint, they never refuse. The first that fits the name counts. */
const HINTS: readonly Hint[] = [
  { of: /arn$/i, shape: /^arn:[\w-]+:[\w-]+:/, expected: 'An ARN begins with arn:aws' },
  {
    of: /account.?ids?$|(?:^|[._-])accounts?$/i,
    shape: /^\d{12}(?:\s*,\s*\d{12})*$/,
    expected: 'An account id has 12 digits',
  },
  { of: /region$/i, shape: /^[a-z]{2}(?:-[a-z]+)+-\d$/, expected: 'A region is written like eu-central-1' },
  { of: /partition$/i, shape: /^aws(?:-[a-z-]+)?$/, expected: 'A partition is aws, aws-cn or aws-us-gov' },
  {
    of: /org(?:anization)?.?id$/i,
    shape: /^o-[a-z0-9]{10,32}$/,
    expected: 'The id of an organization begins with o-',
  },
];

/** A sentence when a value does not look like what its name says; null: nothing to say. */
export function valueHint(name: string, value: string): string | null {
  const hint = HINTS.find(({ of }) => of.test(name));
  const typed = value.trim();
  if (!hint || typed === '' || hint.shape.test(typed)) return null;
  const digits = /^\d+$/.test(typed) && hint.expected.includes('digits') ? `; this has ${typed.length}` : '';
  return `${hint.expected}${digits}.`;
}

/** What is expected, before anything is typed. */
export function valueExpectation(name: string): string | null {
  const hint = HINTS.find(({ of }) => of.test(name));
  return hint ? `${hint.expected}.` : null;
}
