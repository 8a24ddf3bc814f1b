// Chapter 1: which side has to say yes.
import type { Lesson } from './lesson.ts';
import {
  allow,
  can,
  cannot,
  LOOKS_AROUND,
  goal,
  mayAssume,
  nobodyElse,
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

const HOME = '111111111111';
const AWAY = '222222222222';

const lina = userArn(HOME, 'lina');
const max = userArn(HOME, 'max');
const lars = userArn(HOME, 'lars');
const reports = roleArn(HOME, 'Reports');

const sameAccount: Lesson = {
  id: 'same-account',
  chapter: 'first-trust',
  title: 'One account, one name',
  story: [
    'Lina wants to look at last month’s numbers. They are kept behind the role `Reports`, in the account where Lina has her user.',
    'Her own policy says nothing about roles at all. It need not: inside one account, a trust policy that names the user is enough. But this trust policy names Lars, who has moved to another team.',
    'Let Lina in, and nobody else.',
  ],
  documents: [
    trustOf(reports, trusts({ AWS: lars })),
    permissionsOf(lina, LOOKS_AROUND),
    permissionsOf(max, mayAssume('*')),
  ],
  goals: [
    can(lina, reports),
    goal(lars, reports, 'invalid', 'Lars cannot assume Reports any more'),
    cannot(max, reports, { keep: true }),
    nobodyElse(reports, HOME),
  ],
  hints: [
    'Two documents could be changed. One of them is about who may come in.',
    'Look at `Principal` in the trust policy of Reports.',
    'Its value has to be Lina’s ARN: `arn:aws:iam::111111111111:user/lina`.',
  ],
  solution: { [trustName(reports)]: policyText(trusts({ AWS: lina })) },
  afterword:
    'A trust policy that names a user or role of the same account grants by itself. Max may assume every role, says his own policy, and still stays outside: a permission alone never opens a role.',
  pages: [PAGES.assumeRole, PAGES.principal],
};

const build = roleArn(HOME, 'Build');
const test = roleArn(HOME, 'Test');
const deploy = roleArn(AWAY, 'Deploy');

const bothSides: Lesson = {
  id: 'both-sides',
  chapter: 'first-trust',
  title: 'Two accounts, two signatures',
  story: [
    'The build server runs as `Build` in account 111111111111. To release, it has to become `Deploy` in account 222222222222.',
    'The owner of 222222222222 has done their part: the trust policy of Deploy names Build. Since the border between two accounts is crossed, the owner of Build has to agree as well, and has not.',
    'Give Build exactly what it lacks. Test must not get into Deploy.',
  ],
  documents: [
    trustOf(build, trusts({ Service: 'codebuild.amazonaws.com' })),
    permissionsOf(build, allow(['logs:CreateLogStream', 'logs:PutLogEvents'], '*')),
    permissionsOf(test, mayAssume(deploy)),
    trustOf(deploy, trusts({ AWS: build })),
  ],
  goals: [can(build, deploy), cannot(test, deploy, { keep: true }), nothingElse(build, AWAY)],
  hints: [
    'Different accounts: the trust policy and the permissions of the caller both have to say yes. Which of the two is missing?',
    'Build needs a statement that allows `sts:AssumeRole`.',
    'Its `Resource` is the ARN of the role to become: `arn:aws:iam::222222222222:role/Deploy`.',
  ],
  solution: {
    [permissionsName(build)]: policyText(
      allow(['logs:CreateLogStream', 'logs:PutLogEvents'], '*'),
      mayAssume(deploy),
    ),
  },
  afterword:
    'Across accounts each side decides for itself: the target by its trust policy, the caller’s account by its permissions. Test had the permission and was not trusted; Build was trusted and lacked the permission. One half is never enough.',
  pages: [PAGES.crossAccount, PAGES.assumeRole],
};

const reader = roleArn(HOME, 'Reader');
const vault = roleArn(AWAY, 'Vault');

const trustAlone: Lesson = {
  id: 'trust-alone',
  chapter: 'first-trust',
  title: 'Trusted, and still denied',
  story: [
    '`An error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:sts::111111111111:assumed-role/Reader/nightly is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::222222222222:role/Vault`',
    'The team that owns Vault has checked its trust policy three times: Reader is named there. The team that owns Reader says that it has the permission. The message does not say which side refuses.',
    'Find the side that is wrong, and mend it: no wider than it has to be.',
  ],
  documents: [
    trustOf(reader, trusts({ Service: 'ecs-tasks.amazonaws.com' })),
    permissionsOf(reader, mayAssume(roleArn(HOME, 'Vault'))),
    trustOf(vault, trusts({ AWS: reader })),
  ],
  goals: [can(reader, vault), nothingElse(reader, AWAY), noStranger(vault)],
  hints: [
    'Read the resource in the message and compare it, digit by digit.',
    'A role’s ARN carries the account of the role, not of the caller.',
    'The permission of Reader names `…::111111111111:role/Vault`. Vault lives in 222222222222.',
  ],
  solution: { [permissionsName(reader)]: policyText(mayAssume(vault)) },
  afterword:
    'The message names caller and role, not the document at fault. Compare both halves with the two ARNs in it: most denials of this kind are one wrong account id or one wrong name.',
  pages: [PAGES.denied, PAGES.crossAccount],
};

const admin = roleArn(HOME, 'Admin');
const intern = roleArn(HOME, 'Intern');
const payroll = roleArn(HOME, 'Payroll');
const finance = roleArn(HOME, 'Finance');

const administrator: Lesson = {
  id: 'administrator',
  chapter: 'first-trust',
  title: 'The administrator who is not named',
  story: [
    'Admin may do everything, `*` on `*`. Payroll trusts Finance only. Admin tries to become Payroll and is denied: all the permissions in the world do not replace a trust policy.',
    'From today Admin is meant to get in. Change the trust policy so that Finance and Admin can become Payroll.',
    'Careful with shortcuts: Intern also has a policy that allows to assume any role.',
  ],
  documents: [
    trustOf(payroll, trusts({ AWS: finance })),
    permissionsOf(finance, LOOKS_AROUND),
    permissionsOf(admin, allow('*', '*')),
    permissionsOf(intern, mayAssume('*')),
  ],
  goals: [
    can(admin, payroll),
    can(finance, payroll, { keep: true }),
    cannot(intern, payroll, { keep: true }),
  ],
  hints: [
    'A principal can be a list: `"AWS": ["…", "…"]`.',
    'Naming the whole account would let in everybody who has the permission, and Intern has it.',
    'Name both roles by their ARNs.',
  ],
  solution: { [trustName(payroll)]: policyText(trusts({ AWS: [finance, admin] })) },
  afterword:
    'A trust policy is a gate of its own. Administrators pass it like everybody else, when it names them or their account. (An administrator could of course rewrite the trust policy: that is another permission.)',
  pages: [PAGES.evaluation, PAGES.principal],
};

const resize = roleArn(HOME, 'Resize');
const dev = userArn(HOME, 'dev');

const threeKinds: Lesson = {
  id: 'user-role-service',
  chapter: 'first-trust',
  title: 'User, role, service',
  story: [
    'The function `Resize` runs in AWS Lambda. Lambda itself has to become the role, so the trust policy must name the service.',
    'Somebody wrote the service’s name where ARNs belong. AWS would refuse to save this policy, and until it is saved nobody gets in.',
    'Let the Lambda service in. The developer has a permission for it, and must stay outside all the same.',
  ],
  documents: [
    trustOf(resize, trusts({ AWS: 'lambda.amazonaws.com' })),
    permissionsOf(resize, allow(['s3:GetObject', 's3:PutObject'], 'arn:aws:s3:::thumbnails/*')),
    permissionsOf(dev, mayAssume(resize)),
  ],
  goals: [can('lambda.amazonaws.com', resize), cannot(dev, resize, { keep: true })],
  hints: [
    'A principal has a kind: `AWS` for accounts, users and roles, `Service` for services, `Federated` for identity providers.',
    'The value is right. The key before it is not.',
  ],
  solution: { [trustName(resize)]: policyText(trusts({ Service: 'lambda.amazonaws.com' })) },
  afterword:
    'Services have no policies of their own, so the trust policy alone decides. The same word in the wrong drawer is not a typo that AWS forgives: the whole document is refused.',
  pages: [PAGES.serviceRoles, PAGES.principal],
};

export const firstTrust: readonly Lesson[] = [sameAccount, bothSides, trustAlone, administrator, threeKinds];
