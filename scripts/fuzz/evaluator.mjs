// The evaluator by choices: each byte picks from a table, so that nearly every input is a set of policies.
import { authorize } from '#iam/authorize.ts';
import { ABSENT, known, knownMany, unknownKey } from '#iam/context.ts';
import { ALICE, APP, APP_SESSION, STRANGER, TARGET, testRequest } from '#iam/testRequest.ts';
import { parsePolicy } from '#language/grammar.ts';
import { promise } from './promise.mjs';

const RANK = { no: 0, depends: 1, yes: 2 };
const ARNS = [
  ALICE,
  APP,
  APP_SESSION,
  STRANGER,
  TARGET,
  '*',
  '111111111111',
  'arn:aws:iam::222222222222:root',
];
const VALUES = [
  'a',
  '',
  '*',
  'a*',
  '?',
  'true',
  'false',
  '10',
  '2026-01-01T00:00:00Z',
  '10.0.0.0/8',
  '::1/128',
];
const MORE_VALUES = [
  '${aws:username}',
  "${aws:username, 'a'}",
  '${',
  '${$}',
  '${*}',
  '${aws:principaltag/a}',
  ALICE,
];
const KEYS = ['sts:ExternalId', 'aws:MultiFactorAuthPresent', 'aws:TagKeys', 'aws:SourceIp', 'aws:username'];
const MORE_KEYS = [
  'aws:PrincipalArn',
  'aws:PrincipalTag/a',
  'aws:CurrentTime',
  'sts:RoleSessionName',
  'AWS:SOURCEIP',
  '',
];
const KINDS = [
  'StringEquals',
  'StringNotEquals',
  'StringLike',
  'StringNotLike',
  'StringEqualsIgnoreCase',
  'Null',
];
const MORE_KINDS = [
  'NumericLessThan',
  'DateGreaterThan',
  'Bool',
  'IpAddress',
  'NotIpAddress',
  'ArnLike',
  'ArnNotEquals',
];
const ACTIONS = [
  'sts:AssumeRole',
  'sts:*',
  '*',
  'STS:assume????',
  'sts:TagSession',
  'iam:*',
  's*:Assume*',
  'sts:',
];
const RESOURCES = [
  '*',
  TARGET,
  'arn:aws:iam::*:role/T*',
  'arn:aws:iam::111111111111:role/${aws:username}',
  'arn:*',
  '',
];
const PRINCIPALS = [
  '*',
  { AWS: '*' },
  ...ARNS.map((AWS) => ({ AWS })),
  { Service: 'ec2.amazonaws.com' },
  { AWS: [] },
];

function choices(bytes) {
  let at = 0;
  const next = () => bytes[at++] ?? 0;
  const pick = (list) => list[next() % list.length];
  const some = (most, one) => Array.from({ length: next() % (most + 1) }, one);
  return { next, pick, some };
}

function condition({ pick, some }) {
  const operator = () =>
    pick(['', 'ForAllValues:', 'ForAnyValue:']) + pick([...KINDS, ...MORE_KINDS]) + pick(['', 'IfExists']);
  const keys = () =>
    Object.fromEntries(
      some(2, () => [pick([...KEYS, ...MORE_KEYS]), some(3, () => pick([...VALUES, ...MORE_VALUES]))]),
    );
  return Object.fromEntries(some(2, () => [operator(), keys()]));
}

function statement(from, type, effect = from.pick(['Allow', 'Allow', 'Deny'])) {
  const { pick } = from;
  const actions = { [pick(['Action', 'Action', 'NotAction'])]: pick(ACTIONS) };
  const named = pick(['Principal', 'Principal', 'NotPrincipal']);
  const on =
    type === 'trust'
      ? { [named]: pick(PRINCIPALS) }
      : { [pick(['Resource', 'NotResource'])]: pick(RESOURCES) };
  return { Effect: effect, ...actions, ...on, Condition: condition(from) };
}

const policy = (type, statements) => parsePolicy({ Version: '2012-10-17', Statement: statements }, type);

/** An added Deny opens nothing, the order of statements says nothing, and the short way decides like the long one. */
export function authorizeTarget(bytes) {
  const from = choices(bytes);
  const statements = (type) => from.some(3, () => statement(from, type));
  const identity = statements('identity');
  const trust = statements('trust');
  const limits = ['boundary', 'session', 'scp'].map((type) =>
    from.next() % 2 ? [policy(type, statements(type))] : null,
  );
  const [boundary, session, scp] = limits;
  const rest = { boundary, session, scps: scp && [scp], rcps: null };
  const facts = Object.fromEntries(
    from.some(4, () => [
      from.pick(KEYS),
      from.pick([
        ABSENT,
        unknownKey(true),
        unknownKey(false),
        known(from.pick(VALUES)),
        knownMany(from.some(2, () => from.pick(VALUES))),
      ]),
    ]),
  );
  const request = testRequest(from.pick(ARNS.slice(0, 4)), facts);
  const decide = (identities, trusts, options) =>
    authorize(
      request,
      { identity: [policy('identity', identities)], resource: [policy('trust', trusts)], ...rest },
      options,
    ).decision;

  const decision = decide(identity, trust);
  promise(decision in RANK, 'there is a decision', decision);
  promise(decide(identity, trust, { hasty: true }) === decision, 'the short way decides like the long one');
  promise(
    decide(identity.toReversed(), trust.toReversed()) === decision,
    'the order of statements says nothing',
  );
  const denied = decide([...identity, statement(from, 'identity', 'Deny')], trust);
  promise(RANK[denied] <= RANK[decision], 'an added Deny opens nothing', `${decision} to ${denied}`);
}
