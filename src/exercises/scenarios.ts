// Valid beginnings, one record each. Names and numbers come from the dice; what is said stays.
import type { VerdictWord } from '#decision/verdict.ts';
import {
  nameOf,
  allow,
  goal,
  LOOKS_AROUND,
  mayAssume,
  noStranger,
  nothingElse,
  permissionsName,
  roleArn,
  rootArn,
  trustName,
  trusts,
  userArn,
} from '#lessons/lessonTexts.ts';
import type { Dice } from './dice.ts';
import type { Part, Scenario, Statement } from './scene.ts';

const ROLES = [
  'Build',
  'Deploy',
  'Audit',
  'Report',
  'Backup',
  'Ledger',
  'Search',
  'Import',
  'Archive',
  'Monitor',
];
const USERS = ['ada', 'ben', 'cleo', 'dario', 'edda', 'felix', 'greta', 'hugo'];
const WORKS: readonly [Statement, ...Statement[]] = [
  allow(['logs:CreateLogStream', 'logs:PutLogEvents'], '*'),
  allow('s3:GetObject', 'arn:aws:s3:::team-reports/*'),
  allow('sqs:ReceiveMessage', '*'),
];

const part = (
  name: string,
  owner: string,
  slot: Part['owner']['slot'],
  ...statements: Statement[]
): Part => ({
  name,
  owner: { owner, slot },
  statements,
});

const trust = (arn: string, ...statements: Statement[]) => part(trustName(arn), arn, 'trust', ...statements);
const permissions = (arn: string, ...statements: Statement[]) =>
  part(permissionsName(arn), arn, 'identity', ...statements);

function names(dice: Dice) {
  const [a = 'A', b = 'B', c = 'C'] = dice.some(ROLES, 3);
  const [u = 'u', v = 'v'] = dice.some(USERS, 2);
  return { a, b, c, u, v, home: dice.digits(12), away: dice.digits(12) };
}

const gets = (
  source: string,
  target: string,
  verdict: VerdictWord,
  says: string,
  when?: NonNullable<Parameters<typeof goal>[4]>['when'],
) => goal(source, target, verdict, says, when === undefined ? {} : { when });

const becomes = (source: string, target: string) =>
  gets(source, target, 'valid', `${nameOf(source)} can assume ${nameOf(target)}`);
const stays = (source: string, target: string) =>
  gets(source, target, 'invalid', `${nameOf(source)} cannot assume ${nameOf(target)}`);

/** Two roles in two accounts, named by ARN; a third has the permission and is not trusted. */
function acrossAccounts(dice: Dice) {
  const { a, away, b, c, home } = names(dice);
  const [caller, role, other] = [roleArn(home, a), roleArn(away, b), roleArn(home, c)];
  return {
    caller,
    role,
    says: `${a} in account ${home} can become ${b} in account ${away}`,
    parts: [
      permissions(caller, dice.pick(WORKS), mayAssume(role)),
      trust(role, trusts({ AWS: caller })),
      permissions(other, mayAssume(role)),
    ],
    goals: { in: becomes(caller, role), other: stays(other, role) },
    guards: [nothingElse(caller, away)],
  };
}

function named(dice: Dice) {
  const { b, home, u, v } = names(dice);
  const [caller, role, other] = [userArn(home, u), roleArn(home, b), userArn(home, v)];
  return {
    caller,
    role,
    says: `the user ${u} can become ${b} in the same account, ${home}, whose trust policy names the user`,
    parts: [
      trust(role, trusts({ AWS: caller })),
      permissions(caller, LOOKS_AROUND),
      permissions(other, mayAssume('*')),
    ],
    goals: { in: becomes(caller, role), other: stays(other, role) },
  };
}

/** The role trusts an account, which decides by permissions. */
function delegated(dice: Dice) {
  const { away, b, home, u, v } = names(dice);
  const [caller, role, other] = [userArn(home, u), roleArn(away, b), userArn(home, v)];
  return {
    caller,
    role,
    says: `${b} in account ${away} trusts the whole account ${home}, whose user ${u} has the permission`,
    parts: [
      trust(role, trusts({ AWS: rootArn(home) })),
      permissions(caller, mayAssume(role)),
      permissions(other, LOOKS_AROUND),
    ],
    goals: { in: becomes(caller, role), other: stays(other, role) },
    guards: [noStranger(role), nothingElse(caller, away)],
  };
}

function thirdParty(dice: Dice) {
  const { a, away, b, home } = names(dice);
  const [caller, role] = [roleArn(home, `${a}Vendor`), roleArn(away, b)];
  const id = `${dice.pick(['harbor', 'meadow', 'juniper', 'copper'])}-${dice.digits(4)}`;
  const key = 'sts:ExternalId';
  return {
    caller,
    role,
    says: `the vendor's role ${nameOf(caller)} in account ${home} can become ${b} in account ${away} on behalf of this customer, whose external id is \`${id}\`, and of no other`,
    parts: [
      permissions(caller, mayAssume(`arn:aws:iam::*:role/${b}`)),
      trust(role, trusts({ AWS: caller }, { StringEquals: { [key]: id } })),
    ],
    goals: {
      in: gets(caller, role, 'valid', `With the external id \`${id}\` the vendor gets in`, { [key]: id }),
      bare: gets(caller, role, 'invalid', 'Without an external id it does not', { [key]: null }),
      other: gets(caller, role, 'invalid', 'With another customer’s it does not', { [key]: 'someone-0' }),
    },
    guards: [noStranger(role), nothingElse(caller, away)],
  };
}

const SERVICES = ['lambda.amazonaws.com', 'ec2.amazonaws.com', 'ecs-tasks.amazonaws.com'] as const;

function service(dice: Dice) {
  const { b, home, u } = names(dice);
  const caller = dice.pick(SERVICES);
  const [role, other] = [roleArn(home, b), userArn(home, u)];
  return {
    caller,
    role,
    says: `the service \`${caller}\` can assume the role ${b}, and no person can`,
    parts: [
      trust(role, trusts({ Service: caller })),
      permissions(role, dice.pick(WORKS)),
      permissions(other, mayAssume(role)),
    ],
    goals: { in: gets(caller, role, 'valid', `${caller} can assume ${b}`), other: stays(other, role) },
  };
}

const HUB = 'token.actions.githubusercontent.com';

function pipeline(dice: Dice) {
  const { b, home } = names(dice);
  const owner = `${dice.pick(['harbor', 'meadow', 'juniper', 'copper'])}-inc`;
  const [one = 'shop', two = 'site'] = dice.some(['shop', 'site', 'api', 'infra', 'docs'], 2);
  const run = (repository: string) => `repo:${owner}/${repository}:ref:refs/heads/main`;
  const caller = `arn:aws:iam::${home}:oidc-provider/${HUB}`;
  const role = roleArn(home, b);
  const asked = (sub: string | null, aud: string | null = 'sts.amazonaws.com') => ({
    [`${HUB}:sub`]: sub,
    [`${HUB}:aud`]: aud,
  });
  const equals = { [`${HUB}:aud`]: 'sts.amazonaws.com', [`${HUB}:sub`]: run(one) };
  return {
    caller,
    role,
    says: `GitHub Actions can become ${b} when it runs for the branch \`main\` of \`${owner}/${one}\`, and for nothing else`,
    parts: [
      trust(role, trusts({ Federated: caller }, { StringEquals: equals }, 'sts:AssumeRoleWithWebIdentity')),
      permissions(role, dice.pick(WORKS)),
    ],
    goals: {
      in: gets(caller, role, 'valid', `A run of \`${owner}/${one}\` on main gets in`, asked(run(one))),
      bare: gets(caller, role, 'invalid', 'A token that does not say whose it is does not', asked(null)),
      other: gets(caller, role, 'invalid', `A run of \`${owner}/${two}\` does not`, asked(run(two))),
    },
  };
}

function secondFactor(dice: Dice) {
  const { b, home, u, v } = names(dice);
  const [caller, role, other] = [userArn(home, u), roleArn(home, b), userArn(home, v)];
  const key = 'aws:MultiFactorAuthPresent';
  return {
    caller,
    role,
    says: `the user ${u} can become ${b} in account ${home} after signing in with MFA, and never without`,
    parts: [
      trust(role, trusts({ AWS: caller }, { Bool: { [key]: 'true' } })),
      permissions(caller, LOOKS_AROUND),
      permissions(other, mayAssume('*')),
    ],
    goals: {
      in: gets(caller, role, 'valid', `With MFA ${u} gets in`, { [key]: true }),
      bare: gets(caller, role, 'invalid', `With a bare access key ${u} does not`, { [key]: null }),
      other: gets(other, role, 'invalid', `${v} cannot assume ${b}, with MFA or without`, { [key]: true }),
    },
  };
}

/** Two roles in two accounts, and everything that guards the caller lets it through. */
function guarded(dice: Dice) {
  const { a, away, b, c, home } = names(dice);
  const [caller, role, other] = [roleArn(home, a), roleArn(away, b), roleArn(home, c)];
  return {
    caller,
    role,
    says: `${a} in account ${home} can become ${b} in account ${away}; the permissions boundary of ${a} and the SCP of its account let it through`,
    parts: [
      permissions(caller, mayAssume(role)),
      part(`${a} boundary`, caller, 'boundary', allow(['s3:*', 'logs:*'], '*'), mayAssume('*')),
      part(`SCP of ${home}`, home, 'scp', allow('*', '*')),
      trust(role, trusts({ AWS: caller })),
      permissions(other, mayAssume(role)),
    ],
    goals: { in: becomes(caller, role), other: stays(other, role) },
    guards: [nothingElse(caller, away)],
  };
}

function samlLogin(dice: Dice) {
  const { b, home, u } = names(dice);
  const caller = `arn:aws:iam::${home}:saml-provider/${dice.pick(['CompanyLogin', 'StaffLogin', 'SingleSignOn'])}`;
  const [role, other] = [roleArn(home, b), userArn(home, u)];
  const aud = { 'SAML:aud': 'https://signin.aws.amazon.com/saml' };
  return {
    caller,
    role,
    says: `whoever signs in through ${nameOf(caller)} can become ${b} in account ${home}, and ${u}, a user with a broad permission, cannot`,
    parts: [
      trust(role, trusts({ Federated: caller }, { StringEquals: aud }, 'sts:AssumeRoleWithSAML')),
      permissions(other, mayAssume('*')),
    ],
    goals: {
      in: gets(caller, role, 'valid', `Through ${nameOf(caller)} one gets in`, aud),
      bare: gets(caller, role, 'invalid', 'An assertion made for another site does not open it', {
        'SAML:aud': 'https://example.com/saml',
      }),
      other: stays(other, role),
    },
    guards: [
      goal(
        `arn:aws:iam::${home}:saml-provider/PartnerLogin`,
        role,
        'invalid',
        'Whoever signs in through another provider stays out',
        { when: aud, keep: true },
      ),
    ],
  };
}

export const SCENARIOS: readonly Scenario[] = [
  { number: 0, id: 'across-accounts', make: acrossAccounts },
  { number: 1, id: 'named-user', make: named },
  { number: 2, id: 'delegated-account', make: delegated },
  { number: 3, id: 'third-party', make: thirdParty },
  { number: 4, id: 'service', make: service },
  { number: 5, id: 'pipeline', make: pipeline },
  { number: 6, id: 'second-factor', make: secondFactor },
  { number: 7, id: 'guarded', make: guarded },
  { number: 8, id: 'saml', make: samlLogin },
];
