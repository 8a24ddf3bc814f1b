// The what-if values: which keys are on offer, what stands in them, which values to propose. Pure.
import { conditionKey, isMultivalued, type KeyType } from '#iam/conditionKeys.ts';
import { addressIn, parseIp } from '#language/ipRange.ts';
import { parseDate, parseNumber } from '#language/operators.ts';
import { setContext } from '#workspace/edits.ts';
import type { ContextValue, Workspace } from '#workspace/workspace.ts';
import type { Demand, Need } from './demands.ts';

export interface WhatIf {
  readonly key: string;
  readonly type: KeyType;
  readonly multi: boolean;
  /** Who puts it into a request, in plain words; empty when the table does not know the key. */
  readonly setBy: string;
  /** undefined: unknown. null: known not to be sent. */
  readonly value: ContextValue | undefined;
  /** As the chip says it. */
  readonly says: string;
  readonly proposals: readonly string[];
  /** Edges that wait for it. */
  readonly waiting: number;
}

const PROPOSED = 8;

export function inWords(value: ContextValue | undefined): string {
  if (value === undefined) return 'unknown';
  if (value === null) return 'not sent';
  return typeof value === 'object' ? value.join(', ') : String(value);
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** So far from a limit, in seconds. */
const NEAR = 60;

const momentAt = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');

/** A value that passes: of a range an address, beside a limit what is just inside of it. */
function passing(operator: string, value: string): readonly string[] {
  if (/IpAddress/i.test(operator)) return [addressIn(value) ?? value];
  const [, type, side] = /^(Date|Numeric)(Less|Greater)Than(?:IfExists)?$/i.exec(operator) ?? [];
  if (type === undefined || side === undefined) return [value];
  const step = side.toLowerCase() === 'less' ? -1 : 1;
  const limit = type.toLowerCase() === 'date' ? parseDate(value) : parseNumber(value);
  if (limit === null) return [value];
  return [type.toLowerCase() === 'date' ? momentAt(limit + step * NEAR) : String(limit + step), value];
}

/** Values that would satisfy somebody; patterns are no values, and a forbidden value is worth trying too. */
function proposalsFor(key: string, type: KeyType, requires: readonly Need[]): string[] {
  if (type === 'Bool') return ['true', 'false'];
  const wanted = requires.filter((need) => same(need.key, key) && !/^Null$/i.test(need.operator));
  const values = wanted
    .toSorted((a, b) => Number(a.mustNot) - Number(b.mustNot))
    .flatMap(({ operator, values: own }) =>
      own.filter((value) => !/[*?]|\$\{/.test(value)).flatMap((value) => passing(operator, value)),
    );
  return [...new Set(values)].slice(0, PROPOSED);
}

function typeOf(key: string, requires: readonly Need[]): KeyType {
  const known = conditionKey(key);
  if (known) return known.type;
  return requires.some((need) => same(need.key, key) && need.operator.startsWith('Bool')) ? 'Bool' : 'String';
}

/** The keys that decide something, then those that are set although they do not (any more). */
export function whatIfs(
  keys: readonly string[],
  context: Workspace['context'],
  demands: readonly Demand[],
): WhatIf[] {
  const all = [...keys, ...Object.keys(context).filter((key) => !keys.some((known) => same(known, key)))];
  return all.map((key) => {
    const demand = demands.find((one) => same(one.key, key));
    const requires = demand?.needs ?? [];
    const type = typeOf(key, requires);
    const value = Object.entries(context).find(([name]) => same(name, key))?.[1];
    return {
      key,
      type,
      multi: isMultivalued(key),
      setBy: conditionKey(key)?.setBy ?? '',
      value,
      says: inWords(value),
      proposals: proposalsFor(key, type, requires),
      waiting: demand?.waiting ?? 0,
    };
  });
}

/** Everything unknown again. */
export const forgetAll = (w: Workspace): Workspace =>
  Object.keys(w.context).reduce((next, key) => setContext(next, key, undefined), w);

/** What was typed as a context value; null when it is nothing to send. Several values are divided by commas. */
export function typedValue(text: string, multi: boolean): ContextValue | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (!multi) return trimmed;
  return trimmed
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

interface Kind {
  readonly test: (value: string) => boolean;
  /** What the value is not. */
  readonly what: string;
}

const KINDS: Readonly<Partial<Record<KeyType, Kind>>> = {
  Numeric: { test: (value) => /^[+-]?\d+(?:\.\d+)?$/.test(value), what: 'a number' },
  Date: {
    test: (value) => parseDate(value) !== null,
    what: 'a date such as 2026-12-31T12:00:00Z, or seconds since 1970',
  },
  IP: { test: (value) => parseIp(value) !== null, what: 'an IP address' },
  ARN: { test: (value) => value.startsWith('arn:'), what: 'an ARN' },
};

/** Why a typed value is none that AWS would put into a request under a key of this type; null: it may be one. */
export function valueTrouble(type: KeyType, multi: boolean, text: string): string | null {
  const kind = KINDS[type];
  const value = typedValue(text, multi);
  if (kind === undefined || value === null || typeof value === 'boolean') return null;
  const wrong = [value].flat().find((one) => !kind.test(one));
  return wrong === undefined ? null : `"${wrong}" is not ${kind.what}.`;
}
