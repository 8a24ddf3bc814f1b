// Refusals that do not tell enough for an edge: what is said of them is about that very call, and true.
import { describe, expect, test } from 'vitest';
import { attemptsOf, harvestsOf } from './harvestText.ts';

const notes = async (text: string): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries(
    (await harvestsOf(text)).flatMap(({ notes: all = [] }) =>
      all.map(({ code, message }) => [code, message] as const),
    ),
  );

describe('a message that names neither end', () => {
  test.each([
    'AccessDenied: Not authorized to perform sts:AssumeRole\n    at Request.extractError (query.js:40:29)',
    '# "is not authorized to perform: sts:AssumeRole": what now?',
  ])('of AssumeRole asks for the whole message, not for a token: %s', async (text) => {
    expect((await notes(text))['DENIED-NOBODY']).toMatch(/^AWS says here neither who called nor which role/);
  });

  test('of a web identity asks for the token and the trust policy', async () => {
    const { 'DENIED-NOBODY': said } = await notes(
      'Error: Not authorized to perform sts:AssumeRoleWithWebIdentity',
    );
    expect(said).toMatch(/Paste the token or the workflow/);
  });

  test('has a title with its number', async () => {
    const [harvest] = await harvestsOf('AccessDenied: Not authorized to perform sts:AssumeRole');
    expect(harvest?.title).toBe('1 access denied message');
  });
});

test('a user that was called like a role is told', async () => {
  const text =
    'User: arn:aws:iam::111111111111:user/shop is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111111111111:user/shop';
  expect((await notes(text))['DENIED-NO-ROLE']).toBe(
    'The call named arn:aws:iam::111111111111:user/shop as the role to assume, and that is no role: RoleArn has to be the ARN of a role, arn:aws:iam::<account>:role/<name>.',
  );
  expect(await attemptsOf(text)).toMatchObject([{ target: null }]);
});

test('tags that nobody may pass are told, whoever they were for', async () => {
  const text = 'User: arn:aws:iam::***:user/ci is not authorized to perform: sts:TagSession on resource: ***';
  expect((await notes(text))['DENIED-TAGS']).toMatch(/^The call passed session tags/);
  expect((await notes(text.replace('TagSession', 'AssumeRole')))['DENIED-TAGS']).toBeUndefined();
});

test.each([
  ['arn:iam::222222222222:role/Deploy', 'arn:aws:iam::222222222222:role/Deploy'],
  ['arn:arn:aws:iam::222222222222:role/Deploy', 'arn:aws:iam::222222222222:role/Deploy'],
  ['222222222222:role/Deploy', 'arn:aws:iam::222222222222:role/Deploy'],
  ['arn:aws:iam:222222222222:role/Deploy', 'arn:aws:iam::222222222222:role/Deploy'],
])('a role that was called by half an ARN is told, and drawn: %s', async (asked, meant) => {
  const text = `User: arn:aws:sts::111111111111:assumed-role/Build/r7 is not authorized to perform: sts:AssumeRole on resource: ${asked}`;
  const said = `The call asked for ${asked}, which is no ARN: ${meant} was probably meant. Whatever the policies say, the call has to name the role right.`;
  expect((await notes(text))['DENIED-NO-ROLE']).toBe(said);
  expect(await attemptsOf(text)).toMatchObject([{ target: meant, notes: [said] }]);
});

test.each([
  ['"AWS":"arn:aws:iam::11111111111:role/Gone"', /11111111111 has 11 digits/],
  ['"AWS":"arn:aws:iam::111111111111:role/Gone"', /has to exist when a policy names it/],
  ['"AWS":"arn:aws:iam::111111111111:role/CI-*"', /cannot hold wildcards/],
  [
    '"AWS":"arn:aws:iam::111111111111:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Ops_0123456789abcdef"',
    /have the region in their path/,
  ],
  ['"AWS":"arn:aws:iam::111111111111:group/ops"', /^AWS knows .* A group can be no principal/],
  ['"AWS":"AROAEXAMPLEEXAMPLEID"', /that was deleted/],
  ['"SERVICE":"lamda.amazonaws.com"', /no name of a service/],
  [
    '\\"FEDERATED\\":\\"arn:aws:iam::111111111111:oidc-provider/a.example\\"',
    /identity provider is not in the account/,
  ],
])('what AWS would not save is explained by what can be seen in it: %s', async (named, said) => {
  const text = `Error: creating IAM Role: MalformedPolicyDocument: Invalid principal in policy: ${named}\n\tstatus code: 400`;
  expect((await notes(text))['REFUSED-PRINCIPAL']).toMatch(said);
  expect(await attemptsOf(text)).toEqual([]);
});
