// Chapter 2: what a principal means.
import type { Lesson } from './lesson.ts';
import {
  allow,
  can,
  cannot,
  goal,
  LOOKS_AROUND,
  mayAssume,
  noStranger,
  PAGES,
  permissionsName,
  permissionsOf,
  policyText,
  roleArn,
  rootArn,
  trustName,
  trustOf,
  trusts,
  userArn,
} from './lessonTexts.ts';

const HOME = '333333333333';
const AWAY = '444444444444';

const dora = userArn(HOME, 'dora');
const erik = userArn(HOME, 'erik');
const restore = roleArn(HOME, 'Restore');
const archive = roleArn(HOME, 'Archive');
const secrets = roleArn(HOME, 'Secrets');

const root: Lesson = {
  id: 'root-delegates',
  chapter: 'who-exactly',
  title: '“root” is not root',
  story: [
    'The trust policy of Archive names `arn:aws:iam::333333333333:root`. It looks like the root user. It means the account: whoever in 333333333333 is permitted by their own policies.',
    'Erik is meant to use Archive, Dora is not. The trust policy is fine as it is: Restore, a role of another team, comes in by it and relies on it. Secrets trusts the account in the same way, and is none of Erik’s business.',
  ],
  documents: [
    trustOf(archive, trusts({ AWS: rootArn(HOME) })),
    trustOf(secrets, trusts({ AWS: rootArn(HOME) })),
    permissionsOf(erik, mayAssume(roleArn(HOME, 'Archives'))),
    permissionsOf(dora, LOOKS_AROUND),
    permissionsOf(restore, mayAssume(archive)),
  ],
  goals: [
    can(erik, archive),
    cannot(dora, archive, { keep: true }),
    can(restore, archive, { keep: true }),
    cannot(erik, secrets, { keep: true }),
  ],
  hints: [
    'The account delegates: now each caller needs a permission, though all are in one account.',
    'Erik has one. Compare the name of the role in it.',
  ],
  solution: { [permissionsName(erik)]: policyText(mayAssume(archive)) },
  afterword:
    'Naming the account hands the decision to that account’s own policies. Naming a user or role makes the decision here. The twelve digits alone mean the same as the ARN that ends in `:root`.',
  pages: [PAGES.principal, PAGES.assumeRole],
};

const ship = roleArn(HOME, 'Ship');
const stranger = roleArn(AWAY, 'Stranger');
const release = roleArn(HOME, 'Release');

const wildcard: Lesson = {
  id: 'wildcard-principal',
  chapter: 'who-exactly',
  title: 'Anyone means anyone',
  story: [
    '“It works on my machine”, wrote the author of this trust policy, after replacing the principal by `*`.',
    'It works for everybody else, too: any account in the world can write itself the permission and become Release, as Stranger did.',
    'Close the door, and keep Ship inside.',
  ],
  documents: [
    trustOf(release, trusts({ AWS: '*' })),
    permissionsOf(ship, LOOKS_AROUND),
    permissionsOf(stranger, mayAssume(release)),
  ],
  goals: [cannot(stranger, release), can(ship, release, { keep: true })],
  hints: [
    'Who is meant to come in? Name only them.',
    'Ship is in the same account: named by its ARN, it needs nothing else.',
  ],
  solution: { [trustName(release)]: policyText(trusts({ AWS: ship })) },
  afterword:
    '`*` in a trust policy counts strangers in other accounts as trusted; what they lack is one line that they write themselves. If a wildcard has to be, a condition must say who is meant.',
  pages: [PAGES.principal, PAGES.crossAccount],
};

const ops = roleArn(HOME, 'Ops');
const restart = roleArn(HOME, 'Restart');

const sessions: Lesson = {
  id: 'sessions',
  chapter: 'who-exactly',
  title: 'A role, and one of its sessions',
  story: [
    'On Monday Anna, working as `Ops`, could become Restart. On Tuesday Bela, working as Ops, could not. Same role, same permissions.',
    'The trust policy names `arn:aws:sts::333333333333:assumed-role/Ops/anna`: not the role but the one session that Anna’s login creates.',
    'Let everybody in who works as Ops.',
  ],
  documents: [
    trustOf(restart, trusts({ AWS: `arn:aws:sts::${HOME}:assumed-role/Ops/anna` })),
    permissionsOf(ops, LOOKS_AROUND),
    trustOf(ops, trusts({ AWS: rootArn(HOME) })),
  ],
  goals: [can(ops, restart), noStranger(restart)],
  hints: [
    'An ARN that begins with `arn:aws:sts::` and says `assumed-role` is a session.',
    'The role’s own ARN begins with `arn:aws:iam::` and says `role/`.',
  ],
  solution: { [trustName(restart)]: policyText(trusts({ AWS: ops })) },
  afterword:
    'Error messages and CloudTrail show session ARNs, because sessions make the calls. Trust policies mostly want the role. A session in a trust policy is right only when really one session is meant, and whoever may choose the name of a session can make one.',
  pages: [PAGES.principal, PAGES.identifiers],
};

const backup = roleArn(HOME, 'Backup');
const copy = roleArn(AWAY, 'Copy');

const uniqueIds: Lesson = {
  id: 'unique-ids',
  chapter: 'who-exactly',
  title: 'The ghost of a deleted role',
  story: [
    'Backup was deleted by accident and made again within the hour, with the same name and the same permissions. Since then Copy refuses it.',
    'When a trust policy is saved, AWS replaces the ARN in it by the unique id of that very role. The old Backup is gone, its id stays in the policy as `AROA…`, and the new Backup has another one.',
    'Make Copy trust the new Backup.',
  ],
  documents: [
    trustOf(copy, trusts({ AWS: 'AROAEXAMPLEGHOST00001' })),
    permissionsOf(backup, mayAssume(copy)),
  ],
  goals: [can(backup, copy), noStranger(copy)],
  hints: [
    'Nothing is wrong with Backup itself.',
    'Write the ARN of Backup where the id stands: AWS then looks up the new id.',
  ],
  solution: { [trustName(copy)]: policyText(trusts({ AWS: backup })) },
  afterword:
    'Names can be taken again, unique ids cannot: so whoever takes a deleted role’s name does not inherit its trust. An `AROA…` or `AIDA…` where IAM shows a trust policy is the trace of a role or user that no longer exists: as long as it does, IAM shows its ARN.',
  pages: [PAGES.identifiers, PAGES.principal],
};

const runner = `arn:aws:iam::${HOME}:role/ci/linux/Runner`;
const publish = roleArn(AWAY, 'Publish');

const paths: Lesson = {
  id: 'paths',
  chapter: 'who-exactly',
  title: 'The path belongs to the name',
  story: [
    'The role Runner was made with the path `/ci/linux/`. The console shows “Runner”, so that is what was written into the trust policy of Publish.',
    'AWS would refuse to save it: a role `arn:aws:iam::333333333333:role/Runner` does not exist. Name the one that does.',
  ],
  documents: [
    trustOf(publish, trusts({ AWS: roleArn(HOME, 'Runner') })),
    {
      name: permissionsName(runner),
      text: policyText(mayAssume(publish)),
      owner: { owner: runner, slot: 'identity' },
    },
  ],
  goals: [can(runner, publish), noStranger(publish)],
  hints: [
    'Look at the heading of Runner’s permissions, or click the node: what is its full ARN?',
    '`role/` is followed by the path and then the name: `role/ci/linux/Runner`.',
  ],
  solution: { [trustName(publish)]: policyText(trusts({ AWS: runner })) },
  afterword:
    'In IAM an ARN carries the path, and a principal must be the exact ARN. Session ARNs are the exception: they leave the path out, which is why copying from an error message goes wrong here.',
  pages: [PAGES.identifiers, PAGES.principal],
};

const sso = (name: string): string =>
  `arn:aws:iam::${HOME}:role/aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_${name}`;
const auditors = sso('Auditors_0a1b2c3d4e5f6789');
const admins = sso('Admins_9f8e7d6c5b4a3210');
const auditorsAnew = sso('Auditors_1122334455667788');
const evidence = roleArn(HOME, 'Evidence');

const identityCenter: Lesson = {
  id: 'identity-center',
  chapter: 'who-exactly',
  title: 'People from Identity Center',
  story: [
    'Auditors come through IAM Identity Center. It puts a role into the account for them, and both the region in its path and the end of its name are made by AWS: `AWSReservedSSO_Auditors_0a1b2c3d4e5f6789`. When the permission set is assigned anew, the end changes, so its ARN should not be written down.',
    'A trust policy cannot have wildcards in a principal. It can name the account and say the rest in a condition on `aws:PrincipalArn`. The author forgot that the ARN has a path.',
    'Let the auditors in, whatever the end of their role’s name will be. Admins have the permission, too, and must stay out.',
  ],
  documents: [
    trustOf(
      evidence,
      trusts(
        { AWS: rootArn(HOME) },
        {
          ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${HOME}:role/AWSReservedSSO_Auditors_*` },
        },
      ),
    ),
    {
      name: 'Auditors permissions',
      text: policyText(mayAssume(evidence)),
      owner: { owner: auditors, slot: 'identity' },
    },
    {
      name: 'Admins permissions',
      text: policyText(allow('*', '*')),
      owner: { owner: admins, slot: 'identity' },
    },
  ],
  goals: [
    can(auditors, evidence),
    goal(
      auditorsAnew,
      evidence,
      ['valid', 'unknown'],
      'After the next assignment, as `…Auditors_1122334455667788`, they are trusted as well',
    ),
    cannot(admins, evidence, { keep: true }),
  ],
  hints: [
    'The path is `aws-reserved/sso.amazonaws.com/`, followed by a region (in us-east-1 by none).',
    'Wildcards are allowed in the condition: `role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Auditors_*`.',
  ],
  solution: {
    [trustName(evidence)]: policyText(
      trusts(
        { AWS: rootArn(HOME) },
        {
          ArnLike: {
            'aws:PrincipalArn': `arn:aws:iam::${HOME}:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Auditors_*`,
          },
        },
      ),
    ),
  },
  afterword:
    'The account as principal delegates, the condition narrows. Since the account is named and not the role, the auditors also need the permission, which their permission set gives them.',
  pages: [PAGES.identityCenter, PAGES.principal],
};

export const whoExactly: readonly Lesson[] = [root, wildcard, sessions, uniqueIds, paths, identityCenter];
