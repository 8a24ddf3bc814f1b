// CloudTrail: who assumed which role, and who was refused.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html
import { iamName } from '#language/arn.ts';
import type { Attempt } from '#decision/inventory.ts';
import { placeAt, type Format, type Harvest, type LeftOut, type Origin } from '#harvest/harvest.ts';
import { isList, member, text } from '#text/json.ts';
import { counted } from '#harvest/counted.ts';
import { deniedMessages, oneLine } from './deniedMessage.ts';
import { callerOf } from './trailCaller.ts';
import { contextOf } from './trailContext.ts';
import { holdsRecords, recordsIn, type TrailRecord } from './trailRecords.ts';
import { earlier, later } from './times.ts';

const ACTIONS: ReadonlySet<string> = new Set([
  'AssumeRole',
  'AssumeRoleWithSAML',
  'AssumeRoleWithWebIdentity',
]);
/** Says that a policy refused; other errors (expired tokens, throttling) say nothing about policies. */
const REFUSED =
  /^(?:AccessDenied|AccessDeniedException|Client\.UnauthorizedOperation|UnauthorizedOperation)$/;

/** What is read of one record; a string: why it is left out. */
type Taken = Attempt | string;

/** The role: of a refused call the parameters are often left out, but the message names it. */
function roleOf(event: unknown, message: string): string | null {
  const asked = text(member(member(event, 'requestParameters'), 'roleArn'));
  if (asked !== undefined) return asked;
  const resources = member(event, 'resources');
  const listed = (isList(resources) ? resources : [])
    .map((one) => text(member(one, 'ARN')) ?? text(member(one, 'arn')) ?? '')
    .find((arn) => iamName(arn)?.kind === 'role');
  if (listed !== undefined) return listed;
  const said = deniedMessages(oneLine(message)).map(({ resource }) => resource);
  return said.find((one) => one !== null && iamName(one)?.kind === 'role') ?? null;
}

/** Switching roles in the console; the role's own account logs the session that came of it. */
function switched(event: unknown): { source: string | null; target: string | null } {
  const more = member(event, 'additionalEventData');
  const session = text(member(member(event, 'userIdentity'), 'arn')) ?? '';
  const issuer = text(
    member(member(member(member(event, 'userIdentity'), 'sessionContext'), 'sessionIssuer'), 'arn'),
  );
  const name = iamName(session);
  const to = text(member(more, 'SwitchTo'));
  const self = to === undefined ? name : iamName(to);
  const role =
    issuer ??
    (self?.kind === 'session' ? `arn:${self.partition}:iam::${self.account}:role/${self.name}` : null);
  return {
    source: text(member(more, 'SwitchFrom')) ?? (to === undefined ? null : session),
    target: self?.kind === 'role' ? (to ?? null) : role,
  };
}

function taken({ record, path }: TrailRecord, origin: Origin): Taken {
  const name = text(member(record, 'eventName')) ?? '';
  const isSwitch = name === 'SwitchRole';
  if (!ACTIONS.has(name) && !isSwitch) return 'events about something else';
  const code = text(member(record, 'errorCode'));
  const message = text(member(record, 'errorMessage'));
  const failed = text(member(member(record, 'responseElements'), 'SwitchRole')) === 'Failure';
  if (code !== undefined && !REFUSED.test(code)) return `calls that failed for another reason (${code})`;
  const caller = callerOf(record);
  const ends = isSwitch ? switched(record) : { source: caller.source, target: roleOf(record, message ?? '') };
  if (ends.target === null || iamName(ends.target)?.kind !== 'role') return 'calls that do not name the role';
  if (ends.source === null && caller.token === undefined)
    return `calls of ${caller.nobody ?? 'nobody who is named'}`;
  const time = text(member(record, 'eventTime'));
  const shared = text(member(record, 'sharedEventID'));
  const said = message ?? (code === undefined ? undefined : code);
  return {
    ...ends,
    action: isSwitch ? 'sts:AssumeRole' : `sts:${name}`,
    outcome: code !== undefined || failed ? 'denied' : 'allowed',
    origin: 'cloudtrail',
    name: isSwitch ? 'CloudTrail, switch of roles' : 'CloudTrail',
    context: isSwitch
      ? { 'sts:externalid': null, 'aws:tagkeys': null, 'sts:sourceidentity': null }
      : contextOf(record),
    ...(caller.token === undefined || isSwitch ? {} : { token: caller.token }),
    ...(said === undefined ? {} : { message: said }),
    ...(time === undefined ? {} : { time }),
    ...(shared === undefined ? {} : { shared: [shared] }),
    place: placeAt(origin, path),
  };
}

/** Calls that differ in nothing but their time are one, with a count. */
function counting(attempts: readonly Attempt[]): readonly Attempt[] {
  const byKey = new Map<string, Attempt>();
  for (const attempt of attempts) {
    const { time, shared, place: _, ...rest } = attempt;
    const key = JSON.stringify(rest);
    const known = byKey.get(key);
    if (known === undefined) {
      byKey.set(key, attempt);
      continue;
    }
    const first = earlier(known.time, time);
    const last = later(known.until ?? known.time, time);
    const all = [...(known.shared ?? []), ...(shared ?? [])];
    byKey.set(key, {
      ...known,
      count: (known.count ?? 1) + 1,
      ...(first === undefined ? {} : { time: first }),
      ...(last === undefined || last === first ? {} : { until: last }),
      ...(all.length === 0 ? {} : { shared: all }),
    });
  }
  return [...byKey.values()];
}

function take(value: unknown, origin: Origin): Harvest {
  const records = recordsIn(value);
  const all = records.map((one) => taken(one, origin));
  const attempts = counting(all.filter((one) => typeof one !== 'string'));
  const why = new Map<string, number>();
  for (const one of all) if (typeof one === 'string') why.set(one, (why.get(one) ?? 0) + 1);
  const leftOut: LeftOut[] = [...why].map(([what, count]) => ({
    what,
    count,
    why: what.startsWith('events')
      ? 'Only calls that assume a role are drawn.'
      : 'They tell nothing about policies, or an end is missing.',
  }));
  const used = attempts.reduce((n, { count = 1, outcome }) => n + (outcome === 'allowed' ? count : 0), 0);
  const refused = attempts.reduce((n, { count = 1, outcome }) => n + (outcome === 'denied' ? count : 0), 0);
  return {
    kind: 'cloudtrail',
    title: `CloudTrail: ${counted(records.length, 'event')}`,
    taken: [
      ...(used === 0 ? [] : [counted(used, 'assumed role')]),
      ...(refused === 0 ? [] : [counted(refused, 'refused role assumption')]),
    ],
    ...(leftOut.length > 0 ? { leftOut } : {}),
    attempts,
  };
}

export const cloudTrailFormat: Format = {
  id: 'cloudtrail',
  what: 'CloudTrail events: records, log files, aws cloudtrail lookup-events, CloudWatch Logs rows',
  example:
    '{"Records":[{"eventVersion":"1.08","eventTime":"2026-01-02T03:04:05Z","eventSource":"sts.amazonaws.com","eventName":"AssumeRole","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111111111111:user/ann","accountId":"111111111111"},"requestParameters":{"roleArn":"arn:aws:iam::222222222222:role/Deploy","roleSessionName":"ann"},"recipientAccountId":"111111111111"}]}',
  test: holdsRecords,
  take,
};
