// Refusals inside JSON: decoded authorization messages, CloudFormation events, lines of structured logs.
// https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html
import { iamName } from '#language/arn.ts';
import type { JsonPath } from '#language/policy.ts';
import type { Attempt } from '#decision/inventory.ts';
import { type Format, type Harvest, type LeftOut, type Origin, placeAt } from '#harvest/harvest.ts';
import { isList, isObject, member, text } from '#text/json.ts';
import { counted } from '#harvest/counted.ts';
import { deniedMessages, oneLine } from './deniedMessage.ts';
import { type Refused, refusalsIn } from './deniedReader.ts';

const REFUSED =
  /is not authorized to perform:|Not authorized to perform:? sts:AssumeRole|cannot be assumed by|unable to assume (?:the )?role/;
const MOST_STRINGS = 20_000;

interface Said {
  readonly text: string;
  readonly path: JsonPath;
}

/** Strings that hold a refusal, by path; five levels deep. */
function saidIn(value: unknown, path: JsonPath = [], budget = { left: MOST_STRINGS }): readonly Said[] {
  if (budget.left-- <= 0) return [];
  if (typeof value === 'string') return REFUSED.test(value) ? [{ text: value, path }] : [];
  if (path.length > 5) return [];
  if (isList(value)) return value.flatMap((one, i) => saidIn(one, [...path, i], budget));
  return isObject(value)
    ? Object.entries(value).flatMap(([key, one]) => saidIn(one, [...path, key], budget))
    : [];
}

/** What decode-authorization-message prints, whole or only its inner text. */
function decoded(value: unknown): unknown {
  const inner = text(member(value, 'DecodedMessage'));
  if (inner === undefined) return isDecoded(value) ? value : null;
  try {
    const parsed: unknown = JSON.parse(inner);
    return isDecoded(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

const isDecoded = (value: unknown): boolean =>
  typeof member(value, 'explicitDeny') === 'boolean' && isObject(member(value, 'context'));

function attemptOf(
  base: Pick<Attempt, 'source' | 'target' | 'action' | 'place' | 'name'>,
  message: string,
): Attempt {
  return { ...base, outcome: 'denied', origin: 'error', message };
}

function takeDecoded(value: unknown, origin: Origin): Harvest {
  const context = member(value, 'context');
  const action = text(member(context, 'action')) ?? '';
  const resource = text(member(context, 'resource')) ?? '';
  const caller = text(member(member(context, 'principal'), 'arn')) ?? null;
  const deny =
    member(value, 'explicitDeny') === true ? 'with an explicit deny' : 'because no policy allows it';
  const assumes = /^sts:AssumeRole/i.test(action) && iamName(resource)?.kind === 'role';
  return {
    kind: 'denied',
    title: 'Decoded authorization message',
    taken: assumes ? ['1 refused role assumption'] : [],
    ...(assumes
      ? {}
      : {
          leftOut: [
            {
              what: 'refusals of another action',
              count: 1,
              why: `Only the assumption of roles is drawn, not ${action}.`,
            },
          ],
        }),
    attempts: assumes
      ? [
          attemptOf(
            { source: caller, target: resource, action, place: placeAt(origin, []), name: 'decoded message' },
            `${caller ?? 'The caller'} was refused ${action} on ${resource}, ${deny}.`,
          ),
        ]
      : [],
  };
}

function attemptAt(place: Attempt['place'], message: string, refused: Refused): Attempt {
  const { fault, issuer, source, target } = refused;
  const action = /^sts:AssumeRoleWith/i.test(refused.action) ? refused.action : 'sts:AssumeRole';
  return {
    ...attemptOf({ source, target, action, place, name: 'error message' }, message),
    ...(fault === undefined ? {} : { notes: [fault] }),
    ...(issuer === undefined ? {} : { token: { issuer, claims: {} } }),
  };
}

function take(value: unknown, origin: Origin): Harvest {
  const whole = decoded(value);
  if (whole !== null) return takeDecoded(whole, origin);
  const said = saidIn(value);
  const assumes = said.flatMap(({ text: one, path }) =>
    refusalsIn(one).map((refused) => ({ refused, path, message: one.slice(0, 2000) })),
  );
  const others = said.reduce(
    (n, one) => n + deniedMessages(oneLine(one.text)).filter(({ action }) => !/^sts:/i.test(action)).length,
    0,
  );
  const leftOut: LeftOut[] =
    others === 0
      ? []
      : [
          {
            what: 'messages about other actions',
            count: others,
            why: 'Only the assumption of roles is drawn.',
          },
        ];
  return {
    kind: 'denied',
    title: counted(assumes.length + others, 'access denied message'),
    taken: assumes.length === 0 ? [] : [counted(assumes.length, 'refused role assumption')],
    ...(leftOut.length > 0 ? { leftOut } : {}),
    attempts: assumes.map(({ message, path, refused }) => attemptAt(placeAt(origin, path), message, refused)),
  };
}

export const deniedFormat: Format = {
  id: 'denied',
  what: '',
  test: (value) =>
    decoded(value) !== null ||
    (isObject(value) && member(value, 'Statement') === undefined && saidIn(value).length > 0),
  take,
};
