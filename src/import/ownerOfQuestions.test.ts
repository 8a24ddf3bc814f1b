// Owners of policies in questions and tutorials: the words there are about something else, and the other side is a log,
// a workflow or a command.
import { beforeAll, describe, expect, it } from 'vitest';
import { read } from './read.ts';
import { prepareReading } from './textReaders.ts';

const version = '"Version": "2012-10-17"';
const trustOf = (principal: string, action = 'sts:AssumeRole'): string =>
  `{ ${version}, "Statement": [{ "Effect": "Allow", "Principal": { ${principal} }, "Action": "${action}" }] }`;
const jump = (effect: 'Allow' | 'Deny', account = 'TARGET-ACCOUNT'): string =>
  `{ ${version}, "Statement": { "Effect": "${effect}", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::${account}:role/Publish" } }`;
const fence = (text: string): string => `\n\`\`\`\n${text}\n\`\`\`\n`;
const github = (account: string): string =>
  trustOf(
    `"Federated": "arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com"`,
    'sts:AssumeRoleWithWebIdentity',
  );
const workflow = (role: string): string => `name: ship
on:
  push:
    branches: [main]
jobs:
  ship:
    runs-on: ubuntu-latest
    permissions:
      id-token: write
    steps:
      - uses: aws-actions/configure-aws-credentials@v4
        with:
          role-to-assume: ${role}
          aws-region: eu-west-1`;

const owners = (text: string): readonly (string | undefined)[] =>
  read({ version: 1, name: '', documents: [{ id: 'd', name: 'Pasted text', text }], view: {}, context: {} })
    .pieces.filter(({ policyType }) => policyType !== undefined)
    .map(({ owner }) => owner);

beforeAll(() => prepareReading([{ id: 'd', name: 'ship.yml', text: workflow('x') }]));

describe('a way into a role', () => {
  const text = `The role \`Publish\` stands in account 222222222222.

To let the Writers group in, choose **Groups**, then **Writers**, and add this:
${fence(jump('Allow'))}
To keep the Readers group out, choose **Groups**, then **Readers**, and add this, which denies them the role Publish:
${fence(jump('Deny'))}`;
  it('is never that of the role itself, open or closed', () =>
    expect(owners(text).filter((owner) => owner?.endsWith('role/Publish'))).toEqual([]));
  it('is that of the group in the sentence before', () =>
    expect(owners(text).map((owner) => owner?.split(':').at(-1))).toEqual([
      'group/Writers',
      'group/Readers',
    ]));
});

it('numbers of steps stand between a name and what is said of it, and count for nothing', () => {
  const steps = `**To change what the Writers group may do**

1. Sign in and open the console.

1. Choose **Groups**, and then choose **Writers**.

1. Add this to let them into \`Publish\`. Put in the id of the account.
`;
  expect(owners(steps + fence(jump('Allow')))[0]).toMatch(/:group\/Writers$/);
});

describe('a trust in an identity provider', () => {
  it('is that of a role in the account of the provider', () =>
    expect(owners(github('111111111111'))).toEqual(['arn:aws:iam::111111111111:role/a-role']));

  it('is that of the role which the workflow means', () => {
    const text = (account: string) =>
      `It fails with this trust:${fence(github(account))}and this workflow:${fence(workflow(`arn:aws:iam::${account}:role/ship`))}`;
    expect(owners(text('111111111111'))).toEqual(['arn:aws:iam::111111111111:role/ship']);
    expect(owners(text('XXXXXXXXXXXX'))).toEqual(['arn:aws:iam::XXXXXXXXXXXX:role/ship']);
  });

  it('is not that of a role in another account', () => {
    const text = `${fence(github('111111111111'))}${fence(workflow('arn:aws:iam::222222222222:role/ship'))}`;
    expect(owners(text)).toEqual(['arn:aws:iam::111111111111:role/a-role']);
  });
});

describe('a document that is applied right behind it', () => {
  const apply = (command: string): string =>
    `Apply it:\n\naws iam ${command} --role-name Nightly --policy-document file://policy.json\n`;
  const trust = trustOf('"Service": "ec2.amazonaws.com"');

  it('is that of the role in the command, whatever the file is called', () => {
    expect(owners(`Change it:\n${trust}\n${apply('update-assume-role-policy')}`)).toEqual([
      'arn:aws:iam::UNKNOWN_ACCOUNT:role/Nightly',
    ]);
    expect(owners(`Change it:${fence(trust)}${apply('update-assume-role-policy')}`)).toEqual([
      'arn:aws:iam::UNKNOWN_ACCOUNT:role/Nightly',
    ]);
  });

  it('unless the command takes another kind of document, or stands behind another one', () => {
    expect(owners(`${fence(trust)}${apply('put-role-policy')}`)[0]).not.toMatch(/Nightly/);
    const [first] = owners(`${fence(trust)}${fence(jump('Allow'))}${apply('update-assume-role-policy')}`);
    expect(first).not.toMatch(/Nightly/);
  });
});

describe('a role that a sentence makes, with words between it and its name', () => {
  const ends = (text: string): readonly (string | undefined)[] =>
    owners(text).map((owner) => owner?.split(':').at(-1));
  const ec2 = trustOf('"Service": "ec2.amazonaws.com"');
  const reads = `{ ${version}, "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }] }`;
  const maySwitch = `{ ${version}, "Statement": [{ "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::*:role/*" }] }`;

  it('a name of small letters with a digit needs no marks', () =>
    expect(
      ends(
        `For that there is an IAM role dns-r53. This role has this policy and this trust policy:${fence(reads)}Trust policy${fence(ec2)}`,
      ),
    ).toEqual(['role/dns-r53', 'role/dns-r53']));

  it('called by its name at the end of the sentence; the user before it is in brackets', () => {
    const both = trustOf('"AWS": ["arn:aws:iam::<gone>:root", "arn:aws:iam::<gone>:user/vault-tester"]');
    const text = `I made a new IAM user (\`vault-tester\`) and stored its keys. Added rights to switch (wide open, to find the fault):${fence(maySwitch)}Made a role that I want to switch to called \`vault-boss\` which has everything:${fence(reads)}And set up the trust policy:${fence(both)}`;
    expect(ends(text)).toEqual(['user/vault-tester', 'role/vault-boss', 'role/vault-boss']);
  });

  it('with nothing but the word trust behind it', () =>
    expect(ends(`PainterNodeRole trust:${fence(ec2)}`)).toEqual(['role/PainterNodeRole']));

  it('of mine, with what follows it', () =>
    expect(ends(`I changed the trust of my role Painter like this:${fence(ec2)}`)).toEqual(['role/Painter']));

  it('in the account of another', () =>
    expect(
      ends(
        `- Create IAM role in the account of team A called "ROLE_TEAM_A" with assume_role policy${fence(trustOf('"AWS": "arn:aws:iam::HUB_ACCOUNT_ID:role/ROLE_HUB"'))}and policy${fence(reads)}`,
      ),
    ).toEqual(['role/ROLE_TEAM_A', 'role/ROLE_TEAM_A']));

  it('that looks like what follows, under two captions', () =>
    expect(
      ends(
        `The \`TapeLogger\` role in account A that is meant to take logs and pass them on looks like this:\n\nTrust policy${fence(trustOf('"Service": "logs.eu-west-1.amazonaws.com"'))}Permissions policy${fence(reads)}`,
      ),
    ).toEqual(['role/TapeLogger', 'role/TapeLogger']));
});

it('a role that a service could not assume has the trust policy in question, whichever service that names', () => {
  const text = (service: string): string =>
    `Why?${fence(trustOf(`"Service": "${service}"`))}service web failed to launch a task with (error ECS was unable to assume the role 'arn:aws:iam::222222222222:role/Web-Task' that was provided for this task.\n`;
  for (const service of ['ecs-tasks.amazonaws.com', 'ec2.amazonaws.com'])
    expect(owners(text(service))).toEqual(['arn:aws:iam::222222222222:role/Web-Task']);
});
