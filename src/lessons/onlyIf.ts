// Chapter 3: under which request an edge opens.
import type { Lesson } from './lesson.ts';
import {
  can,
  cannot,
  goal,
  jsonText,
  LOOKS_AROUND,
  mayAssume,
  nobodyElse,
  noStranger,
  PAGES,
  permissionsOf,
  policy,
  policyText,
  roleArn,
  rootArn,
  trustName,
  trustOf,
  trusts,
  userArn,
} from './lessonTexts.ts';
import { missingKeys } from './missingKeys.ts';

const HOME = '555555555555';
const VENDOR = '666666666666';
const ELSEWHERE = '777777777777';

const scanner = roleArn(VENDOR, 'Scanner');
const audit = roleArn(HOME, 'CloudAudit');

const externalId: Lesson = {
  id: 'external-id',
  chapter: 'only-if',
  title: 'The confused deputy',
  story: [
    'A vendor scans the accounts of its customers, always with the same role, `Scanner`. Each customer trusts that role. So one customer could tell the vendor another customer’s role ARN, and the vendor would scan the wrong account for the wrong person: a deputy who is honest, and confused.',
    'The cure is a word that the vendor gives each customer and sends along with every call: the external id. Yours is `harbor-7131`.',
    'Make CloudAudit open only for calls that carry it.',
  ],
  documents: [
    trustOf(audit, trusts({ AWS: scanner })),
    permissionsOf(scanner, mayAssume('arn:aws:iam::*:role/CloudAudit')),
  ],
  goals: [
    goal(scanner, audit, 'conditional', 'Whether Scanner gets in depends on the external id', {
      requires: ['sts:ExternalId'],
    }),
    goal(scanner, audit, 'valid', 'With `harbor-7131` it gets in', {
      when: { 'sts:ExternalId': 'harbor-7131' },
      keep: true,
    }),
    goal(scanner, audit, 'invalid', 'With another customer’s id it does not', {
      when: { 'sts:ExternalId': 'meadow-2048' },
    }),
    noStranger(audit),
  ],
  hints: [
    'A statement may have a `Condition`: an operator, a key, a value.',
    'The key is `sts:ExternalId`, the operator for an exact text `StringEquals`.',
    '`"Condition": { "StringEquals": { "sts:ExternalId": "harbor-7131" } }`',
  ],
  solution: {
    [trustName(audit)]: policyText(
      trusts({ AWS: scanner }, { StringEquals: { 'sts:ExternalId': 'harbor-7131' } }),
    ),
  },
  afterword:
    'The external id is no password: it ties a call to the customer on whose behalf it is made. Between two accounts of your own it adds little. The edge is now conditional, and names what the request has to carry.',
  pages: [PAGES.confusedDeputy, PAGES.externalId],
};

const nina = userArn(HOME, 'nina');
const breakGlass = roleArn(HOME, 'BreakGlass');

const mfa: Lesson = {
  id: 'mfa',
  chapter: 'only-if',
  title: 'Show me the second factor',
  story: [
    'BreakGlass can do everything, and Nina is one of two people who may use it in an emergency. A stolen access key of hers must not be enough.',
    'Ask for multi-factor authentication.',
  ],
  documents: [trustOf(breakGlass, trusts({ AWS: nina })), permissionsOf(nina, LOOKS_AROUND)],
  goals: [
    goal(nina, breakGlass, 'valid', 'With MFA Nina gets in', {
      when: { 'aws:MultiFactorAuthPresent': true, 'aws:MultiFactorAuthAge': '60' },
      keep: true,
    }),
    goal(nina, breakGlass, 'invalid', 'With a bare access key she does not', {
      when: { 'aws:MultiFactorAuthPresent': null, 'aws:MultiFactorAuthAge': null },
    }),
    goal(nina, breakGlass, 'invalid', 'With a session made without MFA she does not', {
      when: { 'aws:MultiFactorAuthPresent': false, 'aws:MultiFactorAuthAge': null },
    }),
    nobodyElse(breakGlass, HOME),
  ],
  hints: [
    'The key is `aws:MultiFactorAuthPresent`, and its type is Bool.',
    'Calls with a long-term access key do not carry the key at all. An Allow that asks `Bool: true` fails without the key, which is what you want here.',
  ],
  solution: {
    [trustName(breakGlass)]: policyText(
      trusts({ AWS: nina }, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
    ),
  },
  afterword:
    'In an Allow, a condition on a key that is not sent is false, so “no information” is as good as “no”. Remember this when a Deny asks the same question: there it is the other way round.',
  pages: [PAGES.mfa, PAGES.keys],
};

const payApi = roleArn(HOME, 'PayApi');
const webApi = roleArn(HOME, 'WebApi');
const ledger = roleArn(HOME, 'Ledger');

const tagged = (arn: string, team: string) => ({
  arn,
  tags: { team },
  policies: [{ name: 'assume', kind: 'identity', document: policy(mayAssume(ledger)) }],
});

const abac: Lesson = {
  id: 'tags',
  chapter: 'only-if',
  title: 'Not who you are, but what you wear',
  story: [
    'New services appear every week, and whoever looks after Ledger is tired of adding their names. From now on a tag decides: roles that carry `team = payments` may come in.',
    'At the moment everybody in the account who has the permission does.',
  ],
  documents: [
    trustOf(ledger, trusts({ AWS: rootArn(HOME) })),
    {
      name: 'two services',
      text: jsonText({ principals: [tagged(payApi, 'payments'), tagged(webApi, 'website')] }),
    },
  ],
  goals: [
    cannot(webApi, ledger),
    can(payApi, ledger, { keep: true }),
    goal(
      roleArn(HOME, 'NextWeek'),
      ledger,
      ['valid', 'conditional', 'unknown'],
      'A role that is made next week is not shut out, if it has tag and permission',
      { keep: true },
    ),
    noStranger(ledger),
  ],
  hints: [
    'The tags of the caller are in the keys `aws:PrincipalTag/…`, one key for each tag.',
    'The key here is `aws:PrincipalTag/team`: a condition with `StringEquals`, in the trust policy of Ledger.',
  ],
  solution: {
    [trustName(ledger)]: policyText(
      trusts({ AWS: rootArn(HOME) }, { StringEquals: { 'aws:PrincipalTag/team': 'payments' } }),
    ),
  },
  afterword:
    'Attribute-based access control moves the decision from names to tags. So who may set tags decides who gets in: guard `iam:TagRole` and session tags as carefully as the policies.',
  pages: [PAGES.abac, PAGES.keys],
};

const painter = userArn(ELSEWHERE, 'painter');
const site = roleArn(HOME, 'SitePlan');

const timeAndPlace: Lesson = {
  id: 'time-and-place',
  chapter: 'only-if',
  title: 'Until June, from the office',
  story: [
    'A contractor may read the site plan until the end of June 2027, and only from their office, whose network is `203.0.113.0/24`.',
    'The policy asks for both. Nobody tried it with a real date and a real address: one comparison points the wrong way, one range is too small.',
  ],
  documents: [
    trustOf(
      site,
      trusts(
        { AWS: painter },
        {
          DateGreaterThan: { 'aws:CurrentTime': '2027-06-30T23:59:59Z' },
          IpAddress: { 'aws:SourceIp': '203.0.113.0/32' },
        },
      ),
    ),
    permissionsOf(painter, mayAssume(site)),
  ],
  goals: [
    goal(painter, site, 'valid', 'On 30 June 2027, from 203.0.113.200, the contractor gets in', {
      when: { 'aws:CurrentTime': '2027-06-30T09:00:00Z', 'aws:SourceIp': '203.0.113.200' },
    }),
    goal(painter, site, 'invalid', 'On 2 July 2027 no more', {
      when: { 'aws:CurrentTime': '2027-07-02T09:00:00Z', 'aws:SourceIp': '203.0.113.200' },
      keep: true,
    }),
    goal(painter, site, 'invalid', 'From another network, 203.0.112.20, never', {
      when: { 'aws:CurrentTime': '2027-06-30T09:00:00Z', 'aws:SourceIp': '203.0.112.20' },
      keep: true,
    }),
    noStranger(site),
  ],
  hints: [
    'Several operators in one condition all have to hold.',
    'The call has to come before the date: `DateLessThan`.',
    '`/32` is one single address. A network of 256 addresses is `/24`.',
  ],
  solution: {
    [trustName(site)]: policyText(
      trusts(
        { AWS: painter },
        {
          DateLessThan: { 'aws:CurrentTime': '2027-06-30T23:59:59Z' },
          IpAddress: { 'aws:SourceIp': '203.0.113.0/24' },
        },
      ),
    ),
  },
  afterword:
    'Operators and keys of one condition are joined by “and”, several values of one key by “or”. What the request has to be like is listed with every conditional edge: fill it in and see.',
  pages: [PAGES.operators, PAGES.keys],
};

export const onlyIf: readonly Lesson[] = [externalId, mfa, abac, timeAndPlace, ...missingKeys];
