// CloudTrail records, however they are wrapped: a record, a log file, lookup-events, an EventBridge event, rows of logs.
// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
import type { JsonPath } from '#language/policy.ts';
import { isList, isObject, member, text } from '#text/json.ts';

export interface TrailRecord {
  readonly record: unknown;
  /** Of the record, or of the string that holds it. */
  readonly path: JsonPath;
}

export const isRecord = (value: unknown): boolean =>
  isObject(value) &&
  text(member(value, 'eventName')) !== undefined &&
  text(member(value, 'eventSource'))?.includes('.amazonaws.com') === true &&
  (isObject(member(value, 'userIdentity')) || text(member(value, 'eventID')) !== undefined);

/** A record inside a string: `CloudTrailEvent`, `message`, `@message`. */
function inString(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*\{/.test(value)) return undefined;
  try {
    const parsed: unknown = JSON.parse(value);
    return isRecord(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** By the key of the list: where in each of its items a record stands. */
const LISTS: Readonly<Record<string, (item: unknown) => readonly [unknown, JsonPath] | null>> = {
  // A log file, and what tools make of one.
  Records: (item) => [item, []],
  // aws cloudtrail lookup-events
  Events: (item) => [inString(member(item, 'CloudTrailEvent')), ['CloudTrailEvent']],
  // aws logs filter-log-events, get-log-events
  events: (item) => [inString(member(item, 'message')), ['message']],
};

/** A row of CloudWatch Logs Insights: `[{field: "@message", value: "{…}"}]`. */
function inRow(row: unknown): readonly [unknown, JsonPath] | null {
  if (!isList(row)) return null;
  const at = row.findIndex((cell) => text(member(cell, 'field')) === '@message');
  return at < 0 ? null : [inString(member(row[at], 'value')), [at, 'value']];
}

/** Records at or below a value; three wrappings deep at most. Strings are parsed once each. */
export function recordsIn(value: unknown, path: JsonPath = [], depth = 0): readonly TrailRecord[] {
  if (isRecord(value)) return [{ record: value, path }];
  const said = inString(value);
  if (said !== undefined) return [{ record: said, path }];
  if (depth > 3) return [];
  if (isList(value)) return value.flatMap((one, i) => recordsIn(one, [...path, i], depth + 1));
  if (!isObject(value)) return [];
  const detail = member(value, 'detail');
  if (isRecord(detail)) return [{ record: detail, path: [...path, 'detail'] }];
  const event = inString(member(value, 'CloudTrailEvent'));
  if (event !== undefined) return [{ record: event, path: [...path, 'CloudTrailEvent'] }];
  for (const [key, of] of Object.entries(LISTS)) {
    const list = member(value, key);
    if (!isList(list)) continue;
    const found = list.flatMap((item, i): readonly TrailRecord[] => {
      const [record, inner] = of(item) ?? [];
      return isRecord(record) ? [{ record, path: [...path, key, i, ...(inner ?? [])] }] : [];
    });
    if (found.length > 0) return found;
  }
  const results = member(value, 'results');
  if (!isList(results)) return [];
  return results.flatMap((row, i): readonly TrailRecord[] => {
    const [record, inner] = inRow(row) ?? [];
    return isRecord(record) ? [{ record, path: [...path, 'results', i, ...(inner ?? [])] }] : [];
  });
}

/** Is it worth a look? Cheap: looks at the first few items of a list only. */
export function holdsRecords(value: unknown): boolean {
  if (isRecord(value)) return true;
  if (isList(value)) return value.length > 0 && recordsIn(value.slice(0, 20)).length > 0;
  if (!isObject(value)) return false;
  const shortened = Object.fromEntries(
    ['Records', 'Events', 'events', 'results', 'detail', 'CloudTrailEvent'].flatMap((key) => {
      const inner = member(value, key);
      return inner === undefined ? [] : [[key, isList(inner) ? inner.slice(0, 20) : inner]];
    }),
  );
  return recordsIn(shortened).length > 0;
}
