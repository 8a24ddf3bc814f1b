// Rows of queries, saved as a table or printed as results: who reads rows is told by `import`, which knows the formats.
import type { Attempt } from '#decision/inventory.ts';
import type { Format, Harvest, TextReader, TextSource } from '#harvest/harvest.ts';
import { isList, isObject, member, text } from '#text/json.ts';
import type { RangeTable } from '#text/ranges.ts';
import { rangeKey } from '#text/ranges.ts';
import { separatorOf } from '#text/tableText.ts';
import { csvRows } from './csvText.ts';
import { rowOf } from './eventFields.ts';
import { cellValue } from './structText.ts';

const NOTHING: Harvest = {
  kind: 'table',
  title: 'Table',
  notes: [
    {
      code: 'TABLE-NOT-UNDERSTOOD',
      severity: 'warning',
      message: 'A table of rows that say nothing of roles or calls: nothing of it is taken.',
      path: [],
    },
  ],
};

function takeTable(source: TextSource, formats: readonly Format[]): Harvest {
  const [heading = [], ...cells] = csvRows(source.text, separatorOf(source.text) ?? ',');
  const ranges: Record<string, readonly [number, number]> = {};
  const rows = cells.map((row, i) => {
    const [first] = row;
    const last = row.at(-1);
    if (first && last) ranges[rangeKey([i])] = [first.from, last.to];
    return rowOf(
      row.flatMap((cell, column) => {
        const name = heading[column]?.text ?? '';
        if (name === '') return [];
        const value = cellValue(cell.text);
        // Only what has an inside is pointed at; the rest is told of its row.
        if (isObject(value) || isList(value)) ranges[rangeKey([i, name])] = [cell.from, cell.to];
        return [[name, value] as const];
      }),
    );
  });
  const format = formats.find((one) => one.test(rows));
  const harvest = format?.take(rows, source.origin, source.given, () => null) ?? NOTHING;
  return { ...harvest, ranges: ranges satisfies RangeTable };
}

/** Tables with a heading: CSV as Athena, CloudTrail Lake and Steampipe export it. */
export const tableReader = (formats: readonly Format[]): TextReader => ({
  kind: 'table',
  what: 'CSV of CloudTrail events (Athena, CloudTrail Lake) and of Steampipe’s rows',
  example:
    'eventtime,eventsource,eventname,useridentity,requestparameters,eventid\n2026-01-02T03:04:05Z,sts.amazonaws.com,AssumeRole,"{type=IAMUser, arn=arn:aws:iam::111111111111:user/ann, accountid=111111111111}","{""roleArn"":""arn:aws:iam::222222222222:role/Deploy"",""roleSessionName"":""ann""}",e-1\n',
  take: (sources) => sources.map((source) => takeTable(source, formats)),
});

interface Row {
  readonly value: unknown;
  readonly path: readonly (string | number)[];
}

/** aws cloudtrail get-query-results: each row a list of objects with one column each. */
const lakeRows = (value: unknown): readonly Row[] => {
  const rows = member(value, 'QueryResultRows');
  return (isList(rows) ? rows : []).map((row, i) => ({
    value: rowOf(
      (isList(row) ? row : [])
        .flatMap((cell) => (isObject(cell) ? Object.entries(cell) : []))
        .map(([name, cell]) => [name, typeof cell === 'string' ? cellValue(cell) : cell]),
    ),
    path: ['QueryResultRows', i],
  }));
};

/** aws athena get-query-results: the first row is the heading. */
const athenaRows = (value: unknown): readonly Row[] => {
  const rows = member(member(value, 'ResultSet'), 'Rows');
  const cells = (isList(rows) ? rows : []).map((row) => {
    const data = member(row, 'Data');
    return (isList(data) ? data : []).map((cell) => text(member(cell, 'VarCharValue')) ?? '');
  });
  const [heading = [], ...rest] = cells;
  return rest.map((row, i) => ({
    value: rowOf(heading.map((name, column) => [name, cellValue(row[column] ?? '')] as const)),
    path: ['ResultSet', 'Rows', i + 1],
  }));
};

const resultRows = (value: unknown): readonly Row[] => {
  const rows = lakeRows(value);
  return rows.length > 0 ? rows : athenaRows(value);
};

/** Results of a query as the CLI prints them. */
export const queryResultsFormat = (formats: readonly Format[]): Format => ({
  id: 'query-results',
  what: 'output of aws cloudtrail get-query-results or aws athena get-query-results with CloudTrail events',
  example:
    '{"QueryStatus":"FINISHED","QueryResultRows":[[{"eventTime":"2026-01-02 03:04:05.000"},{"eventSource":"sts.amazonaws.com"},{"eventName":"AssumeRole"},{"userIdentity":"{type=IAMUser, arn=arn:aws:iam::111111111111:user/ann, accountid=111111111111}"},{"requestParameters":"{roleArn=arn:aws:iam::222222222222:role/Deploy, roleSessionName=ann}"},{"eventID":"e-1"}]]}',
  test: (value) =>
    isList(member(value, 'QueryResultRows')) || isList(member(member(value, 'ResultSet'), 'Rows')),
  take(value, origin, given, said) {
    const rows = resultRows(value);
    const values = rows.map((row) => row.value);
    const format = formats.find((one) => one.test(values));
    if (!format) return { ...NOTHING, kind: 'query-results', title: 'Results of a query' };
    const harvest = format.take(values, origin, given, said);
    const moved = ({ place, ...attempt }: Attempt): Attempt => {
      const [row, ...rest] = place.path;
      const at = typeof row === 'number' ? rows[row] : undefined;
      return { ...attempt, place: at ? { ...place, path: [...at.path, ...rest] } : place };
    };
    return { ...harvest, ...(harvest.attempts ? { attempts: harvest.attempts.map(moved) } : {}) };
  },
});
