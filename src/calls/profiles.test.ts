import { describe, expect, test } from 'vitest';
import { attemptsOf, harvestsOf } from './harvestText.ts';

const notesOf = async (text: string) =>
  (await harvestsOf(text)).flatMap(({ notes }) => notes ?? []).map(({ code }) => code);

describe('profiles of the AWS CLI', () => {
  test('profiles that build on each other are a chain; who begins is not said', async () => {
    const text = `[profile foobar]
source_profile = a
role_arn = arn:aws:iam::<a>:role/foobar
region = ca-central-1
[profile foobaz-from-foobar]
source_profile = foobar
role_arn = arn:aws:iam::<b>:role/foobaz
region = ca-central-1
`;
    expect(await attemptsOf(text)).toMatchObject([
      { name: 'profile foobar', source: null, target: 'arn:aws:iam::<a>:role/foobar' },
      {
        name: 'profile foobaz-from-foobar',
        source: 'arn:aws:iam::<a>:role/foobar',
        target: 'arn:aws:iam::<b>:role/foobaz',
        after: 'profile foobar',
        outcome: 'planned',
      },
    ]);
    expect(await notesOf(text)).toEqual(['PROFILE-WHO']);
  });

  test('what the call carries comes from the profile; keys never do', async () => {
    const text = `[default]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = ****
[profile audit]
role_arn = arn:aws:iam::222222222222:role/Audit
source_profile = default
external_id = a=b;c
mfa_serial = arn:aws:iam::111111111111:mfa/me
role_session_name = me
`;
    const all = await harvestsOf(text);
    expect(JSON.stringify(all)).not.toContain('AKIAIOSFODNN7EXAMPLE');
    expect(all[0]?.attempts?.[0]?.context).toEqual({
      'sts:externalid': 'a=b;c',
      'sts:sourceidentity': null,
      'aws:tagkeys': null,
      'sts:transitivetagkeys': null,
      'sts:rolesessionname': 'me',
      'aws:multifactorauthpresent': 'true',
    });
    const without = await attemptsOf(text.replace(/mfa_serial.*\n/, ''));
    expect(without[0]?.context?.['aws:multifactorauthpresent']).toBeNull();
  });

  test('Identity Center names a role, its Region is that of Identity Center', async () => {
    const text = `[sso-session corp]
sso_region = eu-west-1
sso_start_url = https://example.awsapps.com/start
[profile admin]
sso_session = corp
sso_account_id = 111111111111
sso_role_name = AdministratorAccess
[profile prod]
source_profile = admin
role_arn = arn:aws:iam::222222222222:role/Deploy
duration_seconds = 7200
`;
    const [attempt] = await attemptsOf(text);
    expect(attempt?.source).toBe(
      'arn:aws:iam::111111111111:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_AdministratorAccess_<suffix>',
    );
    expect(attempt?.notes).toBeUndefined();
  });

  test('an hour at most when a role assumes a role, and no device of a role', async () => {
    const text = `[profile one]
role_arn = arn:aws:iam::111111111111:role/One
credential_source = Ec2InstanceMetadata
[profile two]
source_profile = one
role_arn = arn:aws:iam::222222222222:role/Two
duration_seconds = 7200
mfa_serial = arn:aws:iam::111111111111:mfa/me
`;
    const [, two] = await attemptsOf(text);
    expect(two?.notes).toHaveLength(2);
  });

  test.each([
    [
      '[profile a]\nrole_arn = arn:aws:iam::111111111111:role/A\nsource_profile = b\n[profile b]\nrole_arn = arn:aws:iam::111111111111:role/B\nsource_profile = a\n',
      ['PROFILE-ROLE', 'PROFILE-ROLE'],
    ],
    ['[profile a]\nrole_arn = Admin\nsource_profile = b\n', ['PROFILE-ROLE']],
    ['[profile a]\nrole_arn = arn:aws:iam::111111111111:role/A\n', ['PROFILE-ROLE']],
    ['[profile a]\nregion = x\n[profile a]\nregion = y\n', ['PROFILE-STATED-TWICE']],
  ])('what cannot work is told: %s', async (text, codes) => {
    expect(await notesOf(text)).toEqual(codes);
  });

  test('a web identity token file', async () => {
    const text =
      '[profile pod]\nrole_arn = arn:aws:iam::111111111111:role/Pod\nweb_identity_token_file = /var/run/token\n';
    expect(await attemptsOf(text)).toMatchObject([
      { source: null, action: 'sts:AssumeRoleWithWebIdentity', token: { issuer: null } },
    ]);
  });
});
