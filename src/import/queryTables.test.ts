// The same calls as CloudTrail wrote them, and as the result of a query over them.
import { describe, expect, it } from 'vitest';
import type { Attempt } from '#decision/inventory.ts';
import { rangeOf } from '#text/locate.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { read } from './read.ts';

const DEPLOY = 'arn:aws:iam::222222222222:role/Deploy';
const SESSION = 'arn:aws:sts::111111111111:assumed-role/Build/run-7';
const used = {
  eventVersion: '1.11',
  eventTime: '2026-03-02T10:00:00Z',
  eventSource: 'sts.amazonaws.com',
  eventName: 'AssumeRole',
  eventID: 'e-1',
  awsRegion: 'eu-west-1',
  sourceIPAddress: '192.0.2.4',
  userIdentity: {
    type: 'AssumedRole',
    principalId: 'AROABUILD0000000000AB:run-7',
    arn: SESSION,
    accountId: '111111111111',
    sessionContext: {
      attributes: { creationDate: '2026-03-02T09:55:00Z', mfaAuthenticated: 'false' },
      sessionIssuer: { type: 'Role', arn: 'arn:aws:iam::111111111111:role/ci/Build', userName: 'Build' },
    },
  },
  requestParameters: { roleArn: DEPLOY, roleSessionName: 'blue, green', externalId: 'blue' },
  sharedEventID: 's-1',
};
const refused = {
  ...used,
  eventID: 'e-2',
  eventTime: '2026-03-02T11:00:00Z',
  errorCode: 'AccessDenied',
  errorMessage: `User: ${SESSION} is not authorized to perform: sts:AssumeRole on resource: ${DEPLOY}, "really"`,
  requestParameters: undefined,
};
const other = { ...used, eventID: 'e-3', eventName: 'GetCallerIdentity', requestParameters: undefined };
const EVENTS: readonly Readonly<Record<string, unknown>>[] = [used, refused, other];

/** As Trino writes a row in a cell; Athena's names are all small. */
function struct(value: unknown, small: boolean): string {
  if (value === undefined || value === null) return 'null';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return `[${value.map((one) => struct(one, small)).join(', ')}]`;
  const members = Object.entries(value).map(
    ([key, one]) => `${small ? key.toLowerCase() : key}=${struct(one, small)}`,
  );
  return `{${[...members, 'invokedby=null'].join(', ')}}`;
}

const COLUMNS = [...new Set(EVENTS.flatMap((event) => Object.keys(event)))];
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
/** Athena's table has parameters as JSON, Lake as a map. */
const cell = (column: string, value: unknown, by: 'athena' | 'lake'): string => {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  return by === 'athena' && column === 'requestParameters'
    ? JSON.stringify(value)
    : struct(value, by === 'athena');
};
const athenaCsv = [
  COLUMNS.map((column) => quoted(column.toLowerCase())).join(','),
  ...EVENTS.map((event) => COLUMNS.map((column) => quoted(cell(column, event[column], 'athena'))).join(',')),
].join('\n');
const excel = [
  ['Event name', 'Event source', 'eventJson'].join(';'),
  ...EVENTS.map((event) =>
    [String(event['eventName']), 'sts.amazonaws.com', quoted(JSON.stringify(event))].join(';'),
  ),
].join('\r\n');
const lake = {
  QueryStatus: 'FINISHED',
  QueryStatistics: { ResultsCount: 3 },
  QueryResultRows: EVENTS.map((event) =>
    COLUMNS.map((column) => ({ [column]: cell(column, event[column], 'lake') })),
  ),
};
const athenaResults = {
  ResultSet: {
    Rows: [
      { Data: COLUMNS.map((column) => ({ VarCharValue: column.toLowerCase() })) },
      ...EVENTS.map((event) => ({
        Data: COLUMNS.map((column) =>
          event[column] === undefined ? {} : { VarCharValue: cell(column, event[column], 'athena') },
        ),
      })),
    ],
    ResultSetMetadata: { ColumnInfo: [] },
  },
};

const readText = (text: string) =>
  read({ ...emptyWorkspace, documents: [{ id: 'd', name: 'result.csv', text }] });
const told = ({ inventory }: ReturnType<typeof readText>): readonly Omit<Attempt, 'place'>[] =>
  (inventory.attempts ?? []).map((attempt) => {
    const { place, ...rest } = attempt;
    expect(place.document).toBe('d');
    return rest;
  });

describe('events that a query found', () => {
  const log = readText(JSON.stringify({ Records: EVENTS }));

  it.each([
    ['CSV of Athena', athenaCsv],
    ['whole events in a column, as a spreadsheet saves them', excel],
    ['rows of CloudTrail Lake', JSON.stringify(lake, null, 2)],
    ['rows of Athena', JSON.stringify(athenaResults, null, 2)],
  ])('%s', (_, text) => {
    const reading = readText(text);
    expect(told(log)).toHaveLength(2);
    expect(told(reading)).toEqual(told(log));
    expect(reading.problems).toEqual([]);
    expect(reading.pieces[0]).toMatchObject({
      title: 'CloudTrail: 3 events',
      taken: ['1 assumed role', '1 refused role assumption'],
      leftOut: [{ what: 'events about something else', count: 1 }],
    });
    const shown = (reading.inventory.attempts ?? []).map(({ place }) => {
      const range = rangeOf(text, place);
      return text.slice(range?.from, range?.to);
    });
    expect(shown.map((row) => ['e-1', 'e-2'].filter((id) => row.includes(id)))).toEqual([['e-1'], ['e-2']]);
  });

  it('a table of Event history names no caller, and says so', () => {
    const text =
      'Event ID,Event time,User name,Event name,Resource name,Event source\ne-1,2026-03-02,mia,AssumeRole,x,sts.amazonaws.com\n';
    expect(readText(text).pieces[0]?.leftOut).toMatchObject([
      { what: 'calls that do not name the role', count: 1 },
    ]);
  });

  it('a query about something else is named, not lost', () => {
    const { pieces, problems } = readText('{"QueryStatus":"FINISHED","QueryResultRows":[[{"n":"3"}]]}');
    expect(pieces[0]?.title).toBe('Results of a query');
    expect(problems.map(({ code }) => code)).toEqual(['TABLE-NOT-UNDERSTOOD']);
  });
});
