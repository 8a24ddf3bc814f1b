// Chapter 3, continued: the organization, and what a key does that is not there.
import type { Lesson } from './lesson.ts';
import {
  goal,
  jsonText,
  LOOKS_AROUND,
  mayAssume,
  nobodyElse,
  PAGES,
  permissionsOf,
  policy,
  policyText,
  roleArn,
  trustName,
  trustOf,
  trusts,
  userArn,
} from './lessonTexts.ts';

const HOME = '555555555555';

const ORG = 'o-4x7q2m9k1z';
const member = roleArn('888888888888', 'Collector');
const foreign = roleArn('999999999999', 'Collector');
const logs = roleArn(HOME, 'CentralLogs');

const collector = (arn: string) => ({
  arn,
  policies: [{ name: 'assume', kind: 'identity', document: policy(mayAssume(logs)) }],
});
const organizationEstate = {
  name: 'three accounts',
  text: jsonText({
    accounts: [
      { id: HOME, org: ORG },
      { id: '888888888888', org: ORG },
      { id: '999999999999', org: 'o-0a0a0a0a0a' },
    ],
    principals: [collector(member), collector(foreign)],
  }),
};

const organization: Lesson = {
  id: 'organization',
  chapter: 'only-if',
  title: 'Everybody in the house',
  story: [
    'Every account of the organization `o-4x7q2m9k1z` has a role Collector that writes into CentralLogs. There are two hundred of them, and each month some more, so the trust policy says `*`.',
    'It needs a condition that tells the organization’s own callers from the rest of the world.',
  ],
  documents: [trustOf(logs, trusts({ AWS: '*' })), organizationEstate],
  goals: [
    goal(member, logs, 'valid', 'Collector of 888888888888, in the organization, gets in', { keep: true }),
    goal(foreign, logs, 'invalid', 'Collector of 999999999999, in another one, does not'),
  ],
  hints: [
    'The key is `aws:PrincipalOrgID`: the organization of the caller.',
    'Its value is the id that begins with `o-`.',
  ],
  solution: {
    [trustName(logs)]: policyText(trusts({ AWS: '*' }, { StringEquals: { 'aws:PrincipalOrgID': ORG } })),
  },
  afterword:
    'A wildcard with a condition on the organization is a sound pattern: the key comes from AWS, callers cannot forge it. `aws:PrincipalOrgPaths` narrows further, to parts of the organization.',
  pages: [PAGES.keys, PAGES.principal],
};

const oscar = userArn(HOME, 'oscar');
const keys = roleArn(HOME, 'KeyKeeper');
const denyWithoutMfa = (operator: string) => ({
  Effect: 'Deny',
  Principal: { AWS: '*' },
  Action: 'sts:AssumeRole',
  Condition: { [operator]: { 'aws:MultiFactorAuthPresent': 'false' } },
});

const ifExists: Lesson = {
  id: 'missing-keys',
  chapter: 'only-if',
  title: 'The key that was not there',
  story: [
    'The owner of KeyKeeper wrote a Deny: if `aws:MultiFactorAuthPresent` is false, nobody gets in. With a session made without MFA it works.',
    'With a long-term access key, Oscar walks in. Such calls do not say “false”. They do not carry the key at all, a comparison with nothing is not true, and so the Deny does not apply.',
    'Make the Deny hold for those calls as well.',
  ],
  documents: [
    trustOf(keys, trusts({ AWS: oscar }), denyWithoutMfa('Bool')),
    permissionsOf(oscar, LOOKS_AROUND),
  ],
  goals: [
    goal(oscar, keys, 'invalid', 'With a bare access key Oscar stays out', {
      when: { 'aws:MultiFactorAuthPresent': null, 'aws:MultiFactorAuthAge': null },
    }),
    goal(oscar, keys, 'invalid', 'With a session without MFA, too', {
      when: { 'aws:MultiFactorAuthPresent': false, 'aws:MultiFactorAuthAge': null },
      keep: true,
    }),
    goal(oscar, keys, 'valid', 'With MFA Oscar gets in', {
      when: { 'aws:MultiFactorAuthPresent': true, 'aws:MultiFactorAuthAge': '60' },
      keep: true,
    }),
    nobodyElse(keys, HOME),
  ],
  hints: ['There is a suffix for operators that says: or if the key is not there.', '`BoolIfExists`'],
  solution: { [trustName(keys)]: policyText(trusts({ AWS: oscar }), denyWithoutMfa('BoolIfExists')) },
  afterword:
    'A missing key makes most conditions false; only negated ones, such as `StringNotEquals`, are true then. False is safe in an Allow, and a hole in a Deny. `…IfExists` makes the condition true when the key is missing, which is right for Deny and mostly wrong for Allow.',
  pages: [PAGES.operators, PAGES.mfa],
};

const outsider = roleArn('999999999999', 'Visitor');
const insider = roleArn('888888888888', 'Visitor');
const data = roleArn(HOME, 'SharedData');
const visitor = (arn: string) => ({
  arn,
  policies: [{ name: 'assume', kind: 'identity', document: policy(mayAssume(data)) }],
});

const forAllValues: Lesson = {
  id: 'for-all-values',
  chapter: 'only-if',
  title: 'All of nothing',
  story: [
    '`ForAllValues:StringEquals` sounds strict: every value has to match. The author of SharedData’s trust policy liked that and put it before `aws:PrincipalOrgID`.',
    'Account 999999999999 is in no organization, so its calls do not carry the key. All values of an empty list match anything: the stranger is in.',
  ],
  documents: [
    trustOf(data, trusts({ AWS: '*' }, { 'ForAllValues:StringEquals': { 'aws:PrincipalOrgID': ORG } })),
    {
      name: 'two visitors',
      text: jsonText({
        accounts: [
          { id: HOME, org: ORG },
          { id: '888888888888', org: ORG },
          { id: '999999999999', org: null },
        ],
        principals: [visitor(insider), visitor(outsider)],
      }),
    },
  ],
  goals: [
    goal(insider, data, 'valid', 'Visitor of 888888888888, in the organization, gets in', { keep: true }),
    goal(outsider, data, 'invalid', 'Visitor of 999999999999, in none, does not'),
  ],
  hints: [
    'Set operators are for keys that carry several values, such as `aws:TagKeys`. `aws:PrincipalOrgID` carries one.',
    'Plain `StringEquals` is false when the key is missing.',
  ],
  solution: {
    [trustName(data)]: policyText(trusts({ AWS: '*' }, { StringEquals: { 'aws:PrincipalOrgID': ORG } })),
  },
  afterword:
    '`ForAllValues` is true when there is nothing to compare. Use it only with keys of several values, and in an Allow together with `"Null": { "the key": "false" }`.',
  pages: [PAGES.setOperators, PAGES.operators],
};

export const missingKeys: readonly Lesson[] = [organization, ifExists, forAllValues];
