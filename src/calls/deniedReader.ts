// Access denied messages of any tool, alone or in a log: who tried which role.
import type { Attempt } from '#decision/inventory.ts';
import {
  placeAt,
  type Harvest,
  type HarvestNote,
  type LeftOut,
  type TextReader,
  type TextSource,
} from '#harvest/harvest.ts';
import { rangeKey } from '#text/ranges.ts';
import { counted } from '#harvest/counted.ts';
import { type Denied, deniedMessages, oneLine } from './deniedMessage.ts';
import { OTHER_REFUSALS } from './deniedOther.ts';
import { SAVING_REFUSALS } from './deniedSaving.ts';
import { serviceRefusals } from './deniedService.ts';
import { callerNamed, roleAsked } from './deniedTarget.ts';

const GITHUB = 'token.actions.githubusercontent.com';
/** Authorised in the same call as AssumeRole. */
const EXTRA: ReadonlySet<string> = new Set(['sts:tagsession', 'sts:setsourceidentity', 'sts:setcontext']);
const SHORT = /Not authorized to perform:? {1,200}(sts:AssumeRole(?:With(?:WebIdentity|SAML))?)/g;
/** Where logs and settings name the role that is about to be assumed. */
const ROLE_NAMED =
  /(?:role-to-assume|AWS_ROLE_ARN|roleArn|role_arn|IAM Role|Assuming role)["']?[ \t]*[:=(]?[ \t]*["'(]?(arn:[\w-]{3,12}:iam::[^:\s"']{1,80}:role\/[^\s"'),]{1,600})/g;
const TIME = /(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,]\d+)?(?:Z|\+00:?00)/;

const isAssume = (action: string): boolean => /^sts:assumerole/i.test(action);

export interface Refused {
  readonly source: string | null;
  readonly target: string | null;
  readonly action: string;
  readonly issuer?: string | null;
  /** What is wrong with the call itself. */
  readonly fault?: string;
  readonly from: number;
  readonly to: number;
}

/** Short messages, of web identities and SAML above all, name nobody; the lines around them may. */
function shortRefusals(text: string, flat: string): readonly Refused[] {
  const roles = [...flat.matchAll(ROLE_NAMED)].map((match) => ({ at: match.index, arn: match[1] ?? '' }));
  let next = 0;
  const found: Refused[] = [];
  for (const match of flat.matchAll(SHORT)) {
    while ((roles[next]?.at ?? Infinity) < match.index) next++;
    const role = roles[next - 1] ?? roles[next];
    const line = text.slice(text.lastIndexOf('\n', match.index) + 1, match.index);
    const github =
      /with OIDC/i.test(line) || /aws-actions\/|GITHUB_|role-to-assume/.test(flat.slice(0, match.index));
    const action = match[1] ?? '';
    const web = /WebIdentity/.test(action);
    found.push({
      source: null,
      target: role?.arn ?? null,
      action,
      ...(web
        ? { issuer: github ? GITHUB : /serviceaccount|\beks\b/i.test(flat) ? 'oidc.eks.*' : null }
        : {}),
      from: match.index,
      to: match.index + match[0].length,
    });
  }
  return found;
}

const ofFrame = ({ caller, action, resource, from, to }: Denied): Refused => ({
  source: callerNamed(caller),
  ...roleAsked(resource),
  action,
  from,
  to,
});

const ofServices = (flat: string): readonly Refused[] =>
  serviceRefusals(flat).map(({ from, source, target, to }) => ({
    source,
    target,
    action: 'sts:AssumeRole',
    from,
    to,
  }));

/** Messages with a `User:`, but for what a service has said in words of its own. */
const framesBeside = (flat: string, services: readonly Refused[]): readonly Denied[] =>
  deniedMessages(flat).filter((one) => services.every(({ from, to }) => one.to <= from || one.from >= to));

/** What one message of a structured log tells of calls of STS that were refused. */
export function refusalsIn(said: string): readonly Refused[] {
  const flat = oneLine(said);
  const services = ofServices(flat);
  return [
    ...framesBeside(flat, services)
      .filter(({ action }) => /^sts:/i.test(action))
      .map(ofFrame),
    ...services,
    ...shortRefusals(said, flat),
  ];
}

/** Like each other but for the time and the session: one attempt, counted. */
function grouped(
  text: string,
  flat: string,
  refusals: readonly Refused[],
  source: TextSource,
): {
  readonly attempts: readonly Attempt[];
  readonly ranges: Record<string, readonly [number, number]>;
} {
  const attempts = new Map<string, Attempt>();
  const ranges: Record<string, readonly [number, number]> = {};
  for (const { source: caller, target, action, fault, issuer, from, to } of refusals) {
    const message = flat.slice(from, to).replaceAll(/ {2,}/g, ' ').trim();
    const line = text.slice(text.lastIndexOf('\n', from) + 1, from);
    const [, day, hour] = TIME.exec(line) ?? [];
    const time = day === undefined ? undefined : `${day}T${hour}Z`;
    const key = `${caller} ${target} ${action} ${message}`;
    const known = attempts.get(key);
    if (known !== undefined) {
      attempts.set(key, {
        ...known,
        count: (known.count ?? 1) + 1,
        ...(time === undefined ? {} : known.time === undefined ? { time } : { until: time }),
      });
      continue;
    }
    const path = [`message ${attempts.size + 1}`];
    ranges[rangeKey(path)] = [from, to];
    attempts.set(key, {
      source: caller,
      target,
      action: EXTRA.has(action.toLowerCase()) ? 'sts:AssumeRole' : action,
      outcome: 'denied',
      origin: 'error',
      name: 'error message',
      message,
      ...(fault === undefined ? {} : { notes: [fault] }),
      ...(issuer === undefined ? {} : { token: { issuer, claims: {} } }),
      ...(time === undefined ? {} : { time }),
      place: placeAt(source.origin, path),
    });
  }
  return { attempts: [...attempts.values()], ranges };
}

/** Each thing that is said once, with how often. */
function otherNotes(flat: string, ranges: Record<string, readonly [number, number]>): readonly HarvestNote[] {
  const said = new Map<string, { readonly code: string; readonly first: RegExpExecArray; times: number }>();
  for (const { code, test, says } of [...OTHER_REFUSALS, ...SAVING_REFUSALS]) {
    for (const match of flat.matchAll(test)) {
      const message = says(match);
      const known = said.get(message);
      if (known) known.times++;
      else said.set(message, { code, first: match, times: 1 });
    }
  }
  return [...said].map(([message, { code, first, times }], i) => {
    const path = [`${code} ${i + 1}`];
    ranges[rangeKey(path)] = [first.index, first.index + first[0].length];
    return {
      code,
      severity: 'info' as const,
      message: times === 1 ? message : `${message} (${times} times)`,
      path,
    };
  });
}

const NOBODY_CALLED =
  'AWS says here neither who called nor which role. Paste the whole message, it begins with User: arn:…, and the policies of both: aws sts get-caller-identity tells who calls.';
const NOBODY_SIGNED =
  'AWS does not say which role or which token this was about. Paste the token or the workflow, and the trust policy of the role: then claim by claim is compared.';

const isOpen = ({ source, target }: Attempt): boolean => source === null && target === null;

/** What the messages say of the call itself, whoever made it. */
function callNotes(frames: readonly Denied[], attempts: readonly Attempt[]): readonly HarvestNote[] {
  const notes: HarvestNote[] = [];
  const pathOf = (of: Denied): HarvestNote['path'] =>
    attempts.find(({ source, message }) => source === callerNamed(of.caller) && message?.includes(of.action))
      ?.place.path ?? [];
  for (const { notes: faults = [], place } of attempts)
    for (const message of faults)
      notes.push({ code: 'DENIED-NO-ROLE', severity: 'warning', message, path: place.path });
  const tags = frames.find(({ action }) => /^sts:TagSession$/i.test(action));
  if (tags) {
    const message =
      'The call passed session tags, and nobody allows sts:TagSession for it: allow it in the trust policy of the role and, across accounts, in the policies of the caller as well, or pass no tags (role-skip-session-tagging: true in aws-actions/configure-aws-credentials).';
    notes.push({ code: 'DENIED-TAGS', severity: 'info', message, path: pathOf(tags) });
  }
  const nobody = attempts.find(isOpen);
  if (nobody) {
    const message = nobody.action === 'sts:AssumeRole' ? NOBODY_CALLED : NOBODY_SIGNED;
    notes.push({ code: 'DENIED-NOBODY', severity: 'info', message, path: nobody.place.path });
  }
  return notes;
}

function leftOutOf(
  all: readonly Denied[],
  assumes: readonly Denied[],
  attempts: readonly Attempt[],
): readonly LeftOut[] {
  const actions = [...new Set(all.filter((one) => !assumes.includes(one)).map(({ action }) => action))];
  const others = all.length - assumes.length;
  const open = attempts.filter(isOpen).length;
  const leftOut: LeftOut[] = [];
  if (others > 0) {
    const shown = `${actions.slice(0, 3).join(', ')}${actions.length > 3 ? ' …' : ''}`;
    const why = `Only the assumption of roles is drawn, not ${shown}.`;
    leftOut.push({ what: 'messages about other actions', count: others, why });
  }
  if (open > 0) {
    leftOut.push({
      what: 'messages that name neither caller nor role',
      count: open,
      why: 'AWS prints no more for tokens and assertions; the lines around them do not name a role either.',
    });
  }
  return leftOut;
}

function read(source: TextSource): Harvest {
  const { text } = source;
  const flat = oneLine(text);
  const services = ofServices(flat);
  const all = framesBeside(flat, services);
  const assumes = all.filter(({ action }) => isAssume(action) || EXTRA.has(action.toLowerCase()));
  const short = shortRefusals(text, flat);
  const { attempts, ranges } = grouped(text, flat, [...assumes.map(ofFrame), ...services, ...short], source);
  const notes = otherNotes(flat, ranges);
  const leftOut = leftOutOf(all, assumes, attempts);
  const messages = all.length + services.length + short.length;
  const count = assumes.length + services.length + short.length;
  const open = attempts.filter(isOpen).length;
  return {
    kind: 'denied',
    title:
      messages === 0 ? counted(notes.length, 'error message') : counted(messages, 'access denied message'),
    taken: count - open > 0 ? [counted(count, 'refused role assumption')] : [],
    ...(leftOut.length > 0 ? { leftOut } : {}),
    ranges,
    attempts,
    notes: [...notes, ...callNotes(assumes, attempts)],
  };
}

export const deniedReader: TextReader = {
  kind: 'denied',
  what: 'access denied messages of the AWS CLI, SDKs, Terraform, GitHub Actions and CloudFormation, also in logs',
  example:
    'User: arn:aws:iam::111111111111:user/ann is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::222222222222:role/Deploy',
  take: (sources) => sources.map(read),
};
