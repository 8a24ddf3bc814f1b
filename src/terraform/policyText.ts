// Policy texts of resources as documents with their places.
import type { Place } from '#decision/inventory.ts';
import { openPolicy } from '#harvest/openPolicy.ts';
import { placeAt } from '#harvest/harvest.ts';
import { type Found, foundPolicy } from '#harvest/principalDraft.ts';
import { hasUnknown, onlyUnknown } from '#harvest/unknownText.ts';
import type { JsonPath, PolicyType } from '#language/policy.ts';
import { isList, isObject } from '#text/json.ts';
import { rangesIn } from '#text/locate.ts';
import { rangeKey } from '#text/ranges.ts';
import { type Source, tell } from './drop.ts';
import type { Made } from './made.ts';
import {
  type DocumentText,
  isDocumentText,
  plain,
  type Segment,
  spotOf,
  textOf,
  type Value,
} from '#hcl/values.ts';

/** Beyond that the places of a document are those of its statements. */
const MOST_PLACES = 4000;

/** Every part of a document that stands in this source. */
function placesOf(
  value: Value,
  source: Source,
  path: JsonPath,
  found: Map<string, readonly [number, number]>,
): void {
  if (typeof value !== 'object' || value === null || isDocumentText(value) || found.size > MOST_PLACES)
    return;
  const add = (spot: ReturnType<typeof spotOf>, at: JsonPath): void => {
    if (spot?.source === source.index) found.set(rangeKey(at), [spot.from, spot.to]);
  };
  for (const [key, one] of Object.entries(value)) {
    const step = Array.isArray(value) ? Number(key) : key;
    const at = [...path, step];
    add(spotOf(value, step) ?? spotOf(one), at);
    placesOf(one, source, at, found);
  }
}

/** Where a stretch of an evaluated text stands in the source. */
function sourceRange(
  segments: readonly Segment[],
  from: number,
  to: number,
): readonly [number, number] | undefined {
  const at = (offset: number, end: boolean): number | undefined => {
    const segment = segments.find((one) => offset >= one.at && offset < one.at + one.length);
    if (!segment) return undefined;
    if (segment.to - segment.from !== segment.length) return end ? segment.to : segment.from;
    return segment.from + (offset - segment.at) + (end ? 1 : 0);
  };
  const start = at(from, false);
  const end = at(Math.max(from, to - 1), true);
  return start === undefined || end === undefined ? undefined : [start, end];
}

function placesInText(
  text: string,
  segments: readonly Segment[],
  json: unknown,
  path: JsonPath,
  found: Map<string, readonly [number, number]>,
): void {
  const find = rangesIn(text);
  const visit = (value: unknown, own: JsonPath): void => {
    if (found.size > MOST_PLACES) return;
    const { from, to } = find(own);
    const range = sourceRange(segments, from, to);
    if (range) found.set(rangeKey([...path, ...own]), range);
    if (isList(value)) value.forEach((one, i) => visit(one, [...own, i]));
    else if (isObject(value)) for (const key of Object.keys(value)) visit(value[key], [...own, key]);
  };
  visit(json, []);
}

/** Unknown values outside of quotes (`"Action": ${jsonencode(var.actions)}`) are made texts, so that the rest is JSON. */
function quoteMarks(text: string): string {
  let result = '';
  let inText = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    if (c === '\\' && inText) {
      result += c + text.charAt(++i);
      continue;
    }
    if (c === '"') inText = !inText;
    result += c === '\ue000' && !inText ? '"\ue000' : c === '\ue001' && !inText ? '\ue001"' : c;
  }
  return result;
}

function jsonOf(text: string): unknown {
  for (const one of hasUnknown(text) ? [text, quoteMarks(text)] : [text]) {
    try {
      return JSON.parse(one) as unknown;
    } catch {
      // The other one may do.
    }
  }
  return undefined;
}

/** The place of a document in its source, with the ranges of its parts. */
function settle(document: DocumentText, source: Source, json: unknown): Place {
  const { ranges } = source.found;
  const own = [document.spot.from, document.spot.to] as const;
  let path: JsonPath = document.path.length > 0 ? document.path : ['policy'];
  for (let i = 2; ranges[rangeKey(path)] !== undefined; i++) {
    const known = ranges[rangeKey(path)];
    if (known?.[0] === own[0] && known[1] === own[1]) break;
    path = [...document.path, `#${i}`];
  }
  const found = new Map<string, readonly [number, number]>([[rangeKey(path), own]]);
  if (document.json !== undefined) placesOf(document.json, source, path, found);
  else if (document.segments) placesInText(document.text, document.segments, json, path, found);
  Object.assign(ranges, Object.fromEntries(found));
  return placeAt(source.origin, path);
}

/** In the file itself, when that is nothing but the document: statements are lit there. */
function placeInFile({ file, text }: DocumentText): Place | null {
  if (file === undefined) return null;
  return jsonOf(text) === undefined || hasUnknown(text) ? null : placeAt({ document: file, piece: 0 }, []);
}

/** undefined: there is none. `sources`: all of the drop, because the text may be written in another one. */
export function policyOf(
  made: Pick<Made, 'source' | 'address' | 'path' | 'partition' | 'account'>,
  sources: readonly Source[],
  value: Value | undefined,
  type: PolicyType,
  name: string,
  path: JsonPath,
): Found | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const text = textOf(value);
  const { source } = made;
  const unknown = typeof value === 'string' ? onlyUnknown(value) : undefined;
  if (unknown !== undefined) return { policy: null, name: `${name} (${unknown} is not filled in)`, open: [] };
  const document = isDocumentText(value) ? value : null;
  const json =
    document?.json === undefined ? (text === null ? undefined : jsonOf(text)) : plain(document.json);
  if (json === undefined) {
    const message = `${name} of ${made.address} is no JSON${text === null ? '' : ': AWS would refuse it'}.`;
    tell(source, 'TF-POLICY', 'error', message, [...made.path, ...path]);
    return { policy: null, name, open: [] };
  }
  const home = document ? (sources[document.spot.source] ?? source) : source;
  const place = document
    ? (placeInFile(document) ?? settle(document, home, json))
    : placeAt(source.origin, [...made.path, ...path]);
  const opened = openPolicy(json, {
    partition: made.partition,
    account: () => made.account(),
    tell: (severity, message) => tell(home, 'TF-OPEN', severity, message, place.path),
  });
  const found = foundPolicy(opened, name, type, place);
  if (document || !found.policy) return found;
  return { ...found, policy: { ...found.policy, encoded: true } };
}
