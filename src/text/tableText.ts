// A file of rows with a heading, as queries are exported: only where the heading has columns that somebody reads.
import type { ForeignRegion } from './foreignText.ts';

/** Any of these sets of columns, written as `plainColumn` does. */
const KNOWN: readonly (readonly string[])[] = [
  ['eventjson'],
  ['eventname', 'eventsource'],
  ['accountid', 'organizationid'],
  ...[
    'assumerolepolicy',
    'assumerolepolicystd',
    'attachedpolicyarns',
    'defaultversionid',
    'inlinepolicies',
    'inlinepoliciesstd',
    'permissionsboundaryarn',
    'policy',
    'policystd',
    'roleid',
    'userid',
    'groupid',
  ].map((column) => ['arn', column]),
];
const LONGEST_HEADING = 20_000;

export const SEPARATORS = [',', '\t', ';'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** `Event name`, `event_name` and `eventName` are one column. */
export const plainColumn = (heading: string): string => heading.toLowerCase().replaceAll(/[\s"'_-]/g, '');

/** What parts the columns of the first line; null: it is no heading of a table that is read. */
export function separatorOf(text: string): Separator | null {
  const start = text.search(/\S/);
  if (start < 0 || !/["A-Za-z_\uFEFF]/.test(text.charAt(start))) return null;
  const heading = text.slice(start, start + LONGEST_HEADING).split(/\r?\n/, 1)[0] ?? '';
  return (
    SEPARATORS.find((separator) => {
      const columns = new Set(
        heading
          .replace(/^\uFEFF/, '')
          .split(separator)
          .map(plainColumn),
      );
      return KNOWN.some((names) => names.every((name) => columns.has(name)));
    }) ?? null
  );
}

export function tableRegion(text: string): ForeignRegion | null {
  if (separatorOf(text) === null) return null;
  return { from: text.search(/[^\s\uFEFF]/), to: text.trimEnd().length, kind: 'table', title: 'Table' };
}
