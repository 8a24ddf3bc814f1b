// Chapter 5: what takes away what both sides allow.
import { howTos } from './howTos.ts';
import type { Lesson } from './lesson.ts';
import {
  allow,
  can,
  cannot,
  jsonText,
  mayAssume,
  nothingElse,
  PAGES,
  permissionsName,
  permissionsOf,
  policy,
  policyText,
  roleArn,
  trustOf,
  trusts,
  userArn,
} from './lessonTexts.ts';

const HOME = '234234234234';
const AWAY = '567567567567';
const ORG = 'o-8h3k5p7r9t';

const ops = roleArn(HOME, 'Operator');
const patch = roleArn(AWAY, 'Patch');
const wipe = roleArn(AWAY, 'Wipe');
const denyAway = (exceptions: readonly string[]) => ({
  Effect: 'Deny',
  Action: 'sts:AssumeRole',
  NotResource: exceptions,
});

const explicitDeny: Lesson = {
  id: 'explicit-deny',
  chapter: 'guardrails',
  title: 'No beats yes',
  story: [
    'Operator may assume every role of account 567567567567. So says the first statement. The second one denies every role that is not on a list. Patch is trusted, permitted, and denied: a Deny always wins, wherever it stands and however many Allows there are.',
    'Patch shall work. Wipe shall not.',
  ],
  documents: [
    permissionsOf(ops, mayAssume(`arn:aws:iam::${AWAY}:role/*`), denyAway([roleArn(AWAY, 'Inspect')])),
    trustOf(patch, trusts({ AWS: ops })),
    trustOf(wipe, trusts({ AWS: ops })),
  ],
  goals: [can(ops, patch), cannot(ops, wipe, { keep: true })],
  hints: ['`NotResource` in a Deny: everything is denied except what is listed.', 'Put Patch on the list.'],
  solution: {
    [permissionsName(ops)]: policyText(
      mayAssume(`arn:aws:iam::${AWAY}:role/*`),
      denyAway([roleArn(AWAY, 'Inspect'), patch]),
    ),
  },
  afterword:
    'Deny with `NotResource` or `NotAction` is a strong tool: what is not on the list is gone, also what is invented next year. Adding another Allow never helps against it.',
  pages: [PAGES.evaluation, PAGES.grammar],
};

const worker = roleArn(HOME, 'Worker');
const walter = userArn(HOME, 'walter');
const store = roleArn(HOME, 'Store');
const shred = roleArn(HOME, 'Shred');
const boundary = (document: object) => ({ name: 'team-boundary', kind: 'boundary', document });
const boundedEstate = (limit: object) =>
  jsonText({
    principals: [
      { arn: worker, policies: [boundary(limit)] },
      { arn: walter, policies: [boundary(limit)] },
    ],
  });

const boundaries: Lesson = {
  id: 'boundary',
  chapter: 'guardrails',
  title: 'A fence that users jump',
  story: [
    'A role, Worker, and a user, Walter, have the same permissions boundary: S3 only. Store trusts both of them by name, in the same account. Walter gets in. Worker does not.',
    'That is no mistake of the page. A trust policy that names a *user* of the same account grants to the user directly, and the boundary does not limit that. One that names a *role* grants to the role, and the boundary of the role still counts.',
    'Let Worker in by widening the boundary, no further than needed: Shred trusts Worker as well, and only the boundary keeps Worker out of it.',
  ],
  documents: [
    trustOf(store, trusts({ AWS: [worker, walter] })),
    trustOf(shred, trusts({ AWS: worker })),
    { name: 'Worker and Walter', text: boundedEstate(policy(allow('s3:*', '*'))) },
  ],
  goals: [can(worker, store), can(walter, store, { keep: true }), cannot(worker, shred, { keep: true })],
  hints: [
    'A boundary grants nothing. It has to allow, too.',
    'Add a statement to the boundary of Worker that allows `sts:AssumeRole` on Store.',
  ],
  solution: {
    'Worker and Walter': boundedEstate(policy(allow('s3:*', '*'), mayAssume(store))),
  },
  afterword:
    'Boundary against user ARN and role ARN: one of the least known lines of the evaluation logic. An explicit Deny in the boundary would stop both.',
  pages: [PAGES.boundaries, PAGES.evaluation],
};

const night = roleArn(HOME, 'NightJob');
const export_ = roleArn(AWAY, 'Export');
const sessionEstate = (limit: object) =>
  jsonText({
    principals: [
      {
        arn: night,
        policies: [
          { name: 'assume', kind: 'identity', document: policy(mayAssume(`arn:aws:iam::${AWAY}:role/*`)) },
          { name: 'scheduler session', kind: 'session', document: limit },
        ],
      },
    ],
  });

const sessionPolicy: Lesson = {
  id: 'session-policy',
  chapter: 'guardrails',
  title: 'Less than the role',
  story: [
    'The scheduler starts NightJob with a session policy: for this session, the role may only do what both the role’s policies and the session policy allow. Somebody moved the export to a role of account 567567567567 and forgot the session policy.',
    'Allow the session to become Export, and no other role.',
  ],
  documents: [
    { name: 'NightJob, as started', text: sessionEstate(policy(allow('logs:*', '*'))) },
    trustOf(export_, trusts({ AWS: night })),
    trustOf(wipe, trusts({ AWS: night })),
  ],
  goals: [can(night, export_), cannot(night, wipe, { keep: true })],
  hints: [
    'In the document, `kind` tells which policy is the session policy.',
    'It needs a statement that allows `sts:AssumeRole` on Export, beside the one for logs.',
  ],
  solution: {
    'NightJob, as started': sessionEstate(policy(allow('logs:*', '*'), mayAssume(export_))),
  },
  afterword:
    'Session policies are given with the call that starts a session, and only take away. They are invisible in IAM: look for them at whoever starts the session.',
  pages: [PAGES.sessionPolicies, PAGES.evaluation],
};

const billing = roleArn(AWAY, 'Invoices');
const payout = roleArn(AWAY, 'Payout');
const own = roleArn(HOME, 'Bookkeeper');
const stranger = roleArn('890890890890', 'Mallory');
const fullAccess = policy(allow('*', '*'));
const assumer = (arn: string) => ({
  arn,
  policies: [{ name: 'assume', kind: 'identity', document: policy(mayAssume(billing)) }],
});
/** AWS's own services are in no organization: without the second line no Lambda function could start. */
const rcp = (operator: string, key: string) =>
  policy({
    Sid: 'OnlyOurOrganization',
    Effect: 'Deny',
    Principal: '*',
    Action: 'sts:AssumeRole',
    Resource: '*',
    Condition: { [operator]: { [key]: ORG }, BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } },
  });
const guardedEstate = (control: object) =>
  jsonText({
    accounts: [
      { id: HOME, org: ORG },
      { id: AWAY, org: ORG },
      { id: '890890890890', org: null },
    ],
    principals: [assumer(own), assumer(stranger)],
    scps: {
      [AWAY]: [
        {
          level: 'root',
          policies: [
            fullAccess,
            policy({
              Effect: 'Deny',
              Action: 'sts:AssumeRole',
              Resource: '*',
              Condition: { StringNotEquals: { 'aws:PrincipalOrgID': ORG } },
            }),
          ],
        },
      ],
    },
    rcps: { [AWAY]: [{ level: 'root', policies: [control] }] },
  });

const foreigner: Lesson = {
  id: 'scp-and-rcp',
  chapter: 'guardrails',
  title: 'The foreigner does not read your SCP',
  story: [
    'Invoices trusts far too many. The organization has a service control policy that denies AssumeRole to everybody who is not of the organization, and feels safe. Mallory, from account 890890890890, gets in.',
    'An SCP limits what the principals of *your* accounts do. Mallory’s account is not yours, your SCPs do not reach it. What guards your resources against callers from outside is a resource control policy. There is one, with a slip in it.',
    'Mend the resource control policy.',
  ],
  documents: [
    trustOf(billing, trusts({ AWS: '*' })),
    trustOf(payout, trusts({ Service: 'lambda.amazonaws.com' })),
    { name: 'the organization', text: guardedEstate(rcp('StringNotEqualsIfExists', 'aws:ResourceOrgID')) },
  ],
  goals: [
    cannot(stranger, billing),
    can(own, billing, { keep: true }),
    can('lambda.amazonaws.com', payout, { keep: true }),
  ],
  hints: [
    '`aws:ResourceOrgID` is the organization of the role: always yours.',
    'The caller’s organization is `aws:PrincipalOrgID`.',
    'Mallory is in no organization, so the key is missing. A negated operator (`StringNotEquals…`) is true then, and the Deny holds.',
  ],
  solution: { 'the organization': guardedEstate(rcp('StringNotEqualsIfExists', 'aws:PrincipalOrgID')) },
  afterword:
    'SCP: a limit for the callers of your accounts. RCP: a limit for the resources of your accounts, whoever calls. AWS’s services are in no organization either, so the RCP spares them by `aws:PrincipalIsAWSService`. Neither policy grants anything, and the trust policy with `*` should go, too.',
  pages: [PAGES.rcps, PAGES.scps],
};

const first = roleArn(HOME, 'Entry');
const second = roleArn(HOME, 'Middle');
const third = roleArn(AWAY, 'Goal');

const chaining: Lesson = {
  id: 'role-chaining',
  chapter: 'guardrails',
  title: 'Three roles in a row',
  story: [
    'Entry becomes Middle, Middle becomes Goal. Goal shall be reached this way only: never from Entry directly.',
    'After each hop, only the new role counts. That Entry has a permission helps Middle in nothing.',
  ],
  documents: [
    permissionsOf(first, mayAssume([second, third])),
    trustOf(second, trusts({ AWS: first })),
    permissionsOf(second, allow('logs:PutLogEvents', '*')),
    trustOf(third, trusts({ AWS: second })),
  ],
  goals: [
    can(second, third),
    can(first, second, { keep: true }),
    cannot(first, third, { keep: true }),
    nothingElse(second, AWAY),
  ],
  hints: [
    'The last hop crosses accounts: both sides have to agree.',
    'Middle lacks the permission for Goal.',
  ],
  solution: {
    [permissionsName(second)]: policyText(allow('logs:PutLogEvents', '*'), mayAssume(third)),
  },
  afterword:
    'A chain is as strong as each hop by itself. Permissions, MFA and most of the context of the first caller are gone after the first hop; transitive session tags and the source identity stay. A chained session lasts one hour at most.',
  pages: [PAGES.roles, PAGES.sessionTags],
};

export const guardrails: readonly Lesson[] = [
  explicitDeny,
  boundaries,
  sessionPolicy,
  foreigner,
  chaining,
  howTos,
];
