// Chapter 5, continued: slips of published how-tos.
import type { Lesson } from './lesson.ts';
import {
  can,
  mayAssume,
  noStranger,
  nothingElse,
  PAGES,
  permissionsName,
  permissionsOf,
  policyText,
  roleArn,
  trustName,
  trustOf,
  trusts,
  userArn,
} from './lessonTexts.ts';

const HOME = '234234234234';
const AWAY = '567567567567';

const mail = userArn(HOME, 'mail');
const lists = roleArn(HOME, 'Lists');
const sync = roleArn(HOME, 'Sync');
const mirror = roleArn(AWAY, 'Mirror');
const index = roleArn(HOME, 'Index');
const search = roleArn(AWAY, 'Search');
const cron = roleArn(HOME, 'Cron');
const clean = roleArn(AWAY, 'Clean');

export const howTos: Lesson = {
  id: 'four-how-tos',
  chapter: 'guardrails',
  title: 'Find the slips',
  story: [
    'Four how-tos, each with one slip of a kind that stands in published articles. Three of the documents AWS would refuse to save; in the fourth everything is well-formed and nothing works.',
    'The list of Problems knows most of it. Try without it first. Mend each in the spirit of its author: what it says has to become possible, and nothing more.',
  ],
  documents: [
    trustOf(lists, trusts({ AWS: 'arn:aws:iam::2342342342:user/mail' })),
    permissionsOf(mail, mayAssume(lists)),
    permissionsOf(sync, { Sid: 'Allow mirror access', ...mayAssume(mirror) }),
    trustOf(mirror, trusts({ AWS: sync })),
    permissionsOf(index, { ...mayAssume(search), Principal: { AWS: index } }),
    trustOf(search, trusts({ AWS: index })),
    permissionsOf(cron, mayAssume(clean)),
    trustOf(clean, trusts({ AWS: cron }, { NumericLessThan: { 'aws:RequestedRegion': '3600' } })),
  ],
  goals: [
    can(mail, lists),
    can(sync, mirror),
    can(index, search),
    can(cron, clean),
    noStranger(lists),
    noStranger(clean),
    nothingElse(sync, AWAY),
    nothingElse(index, AWAY),
  ],
  hints: [
    'Lists: count the digits of the account.',
    'Sync: a Sid is made of letters and digits only.',
    'Index: permissions belong to somebody already. `Principal` is for trust policies.',
    'Clean: the region is no number. The author wanted sessions of one hour; that is asked for with the call (`DurationSeconds`) and limited by a setting of the role, not by a condition. Here it can go.',
  ],
  solution: {
    [trustName(lists)]: policyText(trusts({ AWS: mail })),
    [permissionsName(sync)]: policyText({ Sid: 'AllowMirrorAccess', ...mayAssume(mirror) }),
    [permissionsName(index)]: policyText(mayAssume(search)),
    [trustName(clean)]: policyText(trusts({ AWS: cron })),
  },
  afterword:
    'A document that AWS refuses is not in force: neither its Allows nor its Denies. And a condition that can never be true locks everybody out without any error: the verdict says so, AWS does not.',
  pages: [PAGES.grammar, PAGES.operators],
};
