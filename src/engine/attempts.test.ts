// What somebody tried, beside the verdicts of the policies: the whole way from pasted texts to what is told.
import { describe, expect, test } from 'vitest';
import type { AttemptReport } from '#attempts/report.ts';
import { attemptReports } from '#attempts/attemptReport.ts';
import { prepareReading } from '#import/textReaders.ts';
import { judge, type Judged } from './engine.ts';

async function judged(
  texts: readonly unknown[],
  context: Record<string, string> = {},
  values: Record<string, string> = {},
): Promise<Judged> {
  const documents = texts.map((text, i) => ({
    id: `d${i}`,
    name: `text ${i}`,
    text: typeof text === 'string' ? text : JSON.stringify(text, null, 2),
    values,
  }));
  await prepareReading(documents);
  return judge({ documents, context });
}

const reports = ({ model }: Judged, source: string, target: string): readonly AttemptReport[] =>
  attemptReports(model, source, target).reports;

const policy = (...Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });
const trusts = (AWS: string, Condition?: object) =>
  policy({
    Effect: 'Allow',
    Principal: { AWS },
    Action: 'sts:AssumeRole',
    ...(Condition ? { Condition } : {}),
  });
const allows = (Resource: string) => policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource });
const role = (arn: string, trust: object, ...documents: readonly object[]) => ({
  arn,
  trust,
  policies: documents.map((document, i) => ({ name: `p${i}`, kind: 'identity', document })),
});

const A = '111111111111';
const B = '222222222222';
const FOO = `arn:aws:iam::${A}:role/foobar`;
const BAZ = `arn:aws:iam::${B}:role/foobaz`;
const CENTER = `arn:aws:iam::${A}:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_AdministratorAccess_0123456789abcdef`;
const PROFILES = `[profile foobar]
source_profile = a
role_arn = ${FOO}
[profile foobaz-from-foobar]
source_profile = foobar
role_arn = ${BAZ}
`;
const refused = (session: string) =>
  `An error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:sts::${A}:assumed-role/${session} is not authorized to perform: sts:AssumeRole on resource: ${BAZ}`;

describe('two roles in two accounts, and an administrator', () => {
  const trust = { principals: [role(FOO, trusts(A)), role(BAZ, trusts(FOO))] };
  const both = { principals: [role(FOO, trusts(A), allows(BAZ)), role(BAZ, trusts(FOO))] };

  test('the chain of profiles is denied while foobar lacks the permission', async () => {
    const now = await judged([trust, PROFILES, refused('foobar/botocore-session-1')]);
    const [error, profile] = reports(now, FOO, BAZ).toSorted((a, b) => a.origin.localeCompare(b.origin));
    expect(error).toMatchObject({ outcome: 'denied', verdict: 'invalid', fit: 'fits' });
    expect(error?.suspects[0]).toMatchObject({ gate: 'permission', answer: 'no' });
    expect(profile).toMatchObject({ origin: 'profile', verdict: 'invalid', fit: 'forecast' });
    expect(profile?.chain).toEqual([
      { name: 'profile foobar', from: null, to: FOO, verdict: null },
      { name: 'profile foobaz-from-foobar', from: FOO, to: BAZ, verdict: 'invalid' },
    ]);
  });

  test('with the permission it works, and the old message contradicts', async () => {
    const now = await judged([both, PROFILES]);
    expect(reports(now, FOO, BAZ)).toMatchObject([
      { verdict: 'valid', text: expect.stringContaining('It would work.') },
    ]);
    const later = await judged([both, refused('foobar/botocore-session-1')]);
    expect(reports(later, FOO, BAZ)).toMatchObject([{ verdict: 'valid', fit: 'contradicts' }]);
    expect(later.findings().problems.map(({ code }) => code)).toContain('ATTEMPT-DENIED-ALTHOUGH-VALID');
  });

  test('three commands and what they printed, as in a terminal: each is an attempt of its own', async () => {
    const center = 'AWSReservedSSO_AdministratorAccess_0123456789abcdef/mia';
    const terminal = `${PROFILES}
With the trust alone:

  aws sts --profile foobaz-from-foobar get-caller-identity
  # ${refused('foobar/botocore-session-1')}

With the permission:

  aws sts --profile foobaz-from-foobar get-caller-identity
  # {
  #     "UserId": "AROAEXAMPLEEXAMPLE000:botocore-session-2",
  #     "Account": "${B}",
  #     "Arn": "arn:aws:sts::${B}:assumed-role/foobaz/botocore-session-2"
  # }

  aws sts assume-role --role-arn ${BAZ} --role-session-name mia
  # ${refused(center)}
`;
    const told = (now: Judged) =>
      reports(now, FOO, BAZ)
        .map(({ fit, origin, outcome, verdict }) => [origin, outcome, verdict, fit].join(' '))
        .toSorted();
    expect(told(await judged([trust, terminal]))).toEqual([
      'error denied invalid fits',
      'profile allowed invalid contradicts',
      'profile planned invalid forecast',
    ]);
    const later = await judged([both, terminal]);
    expect(told(later)).toEqual([
      'error denied valid contradicts',
      'profile allowed valid fits',
      'profile planned valid forecast',
    ]);
    expect(reports(later, CENTER, BAZ)).toMatchObject([
      { outcome: 'denied', verdict: 'invalid', fit: 'fits' },
    ]);
  });

  test('while an account is only a name, AWS would refuse the documents, and nothing contradicts', async () => {
    const named = (text: string) => text.replaceAll(A, '<a>').replaceAll(B, '<b>');
    const now = await judged([named(JSON.stringify(both)), named(PROFILES), named(refused('foobar/s'))]);
    expect(now.graph.edges.find(({ source }) => source === named(FOO))).toMatchObject({
      target: named(BAZ),
      verdict: 'invalid',
      tries: { planned: 1, denied: 1 },
    });
  });

  test('the administrator is denied, though his own permissions would do', async () => {
    const admin = role(
      CENTER,
      policy({
        Effect: 'Allow',
        Principal: { Federated: `arn:aws:iam::${A}:saml-provider/AWSSSO_0_DO_NOT_DELETE` },
        Action: 'sts:AssumeRoleWithSAML',
      }),
      policy({ Effect: 'Allow', Action: '*', Resource: '*' }),
    );
    const now = await judged([
      { principals: [...both.principals, admin] },
      refused('AWSReservedSSO_AdministratorAccess_0123456789abcdef/mia'),
    ]);
    expect(reports(now, CENTER, BAZ)).toMatchObject([{ outcome: 'denied', verdict: 'invalid', fit: 'fits' }]);
    expect(reports(now, CENTER, BAZ)[0]?.suspects[0]).toMatchObject({ gate: 'trust', answer: 'no' });
  });

  test('nobody but the texts named: both ends are drawn, and what to fetch is told', async () => {
    const now = await judged([refused('foobar/s')]);
    expect(now.graph.nodes.map(({ id, declared }) => [id, declared])).toEqual([
      [FOO, false],
      [BAZ, false],
    ]);
    expect(now.graph.edges).toMatchObject([{ verdict: 'unknown', tries: { denied: 1, odd: false } }]);
    const [report] = reports(now, FOO, BAZ);
    expect(report).toMatchObject({ fit: 'open' });
    expect(report?.fetch.map(({ command }) => command).join('\n')).toMatch(
      /get-role --role-name foobaz[\s\S]*get-account-authorization-details/,
    );
  });
});

const BUILD = 'arn:aws:iam::111111111111:role/Build';
const DEPLOY = 'arn:aws:iam::222222222222:role/Deploy';
const estate = (deployTrust: object = trusts(BUILD), ...own: readonly object[]) => ({
  principals: [
    role(BUILD, trusts('111111111111'), ...(own.length > 0 ? own : [allows(DEPLOY)])),
    role(DEPLOY, deployTrust),
  ],
});
const frame = (why = '') =>
  `User: arn:aws:sts::111111111111:assumed-role/Build/s is not authorized to perform: sts:AssumeRole on resource: ${DEPLOY}${why}`;

test('a message and two bare policies: it says whose they are', async () => {
  const text = `${frame()}\n\n${JSON.stringify(trusts(BUILD))}\n\n${JSON.stringify(policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::222222222222:role/Deplox' }, { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: DEPLOY }))}\n`;
  const now = await judged([text]);
  expect(reports(now, BUILD, DEPLOY)).toMatchObject([{ verdict: 'valid', fit: 'contradicts' }]);
  const alone = await judged([`${frame()}\n\n${JSON.stringify(trusts(BUILD))}\n`]);
  expect(reports(alone, BUILD, DEPLOY)).toMatchObject([{ verdict: 'unknown' }]);
  expect(alone.graph.nodes.find(({ id }) => id === DEPLOY)).toMatchObject({ declared: true, guessed: true });
});

describe('a refusal and its reason', () => {
  const SCP =
    ' with an explicit deny in a service control policy: arn:aws:organizations::333333333333:policy/o-a1b2c3/service_control_policy/p-12345678';

  test('AWS names a policy that was not given: no contradiction, and the command that prints it', async () => {
    const [report] = reports(await judged([estate(), frame(SCP)]), BUILD, DEPLOY);
    expect(report).toMatchObject({ verdict: 'valid', fit: 'outside' });
    expect(report?.fetch).toEqual([
      {
        what: expect.stringContaining('p-12345678'),
        command: 'aws organizations describe-policy --policy-id p-12345678',
      },
    ]);
  });

  test('AWS names the gate that says no here', async () => {
    const text = frame(' because no role trust policy allows the sts:AssumeRole action');
    const [report] = reports(
      await judged([estate(trusts('arn:aws:iam::111111111111:role/Other')), text]),
      BUILD,
      DEPLOY,
    );
    expect(report).toMatchObject({
      verdict: 'invalid',
      fit: 'fits',
      suspects: [
        { gate: 'trust', named: true, answer: 'no' },
        { gate: 'session', answer: 'not-given' },
        { gate: 'scp', answer: 'not-given' },
        { gate: 'rcp', answer: 'not-given' },
        { gate: 'vpcEndpoint', answer: 'not-given' },
      ],
    });
  });

  test('AWS names a policy that was given and does not refuse: shown', async () => {
    const text = frame(' because no identity-based policy allows the sts:AssumeRole action');
    const now = await judged([estate(), text]);
    expect(reports(now, BUILD, DEPLOY)).toMatchObject([{ fit: 'contradicts' }]);
    expect(reports(now, BUILD, DEPLOY)[0]?.because.length).toBeGreaterThan(2);
  });

  test('the same while other documents are missing: the policies here do not allow it either', async () => {
    const only = { principals: [role(DEPLOY, trusts(BUILD))] };
    const now = await judged([only, frame(' with an explicit deny in a resource-based policy')]);
    expect(now.findings().problems.map(({ message }) => message)).toContain(
      'Build in 111111111111 was refused Deploy in 222222222222. AWS names the resource-based policy, and what was given of it here does not refuse.',
    );
  });

  test('a condition: the refused request did not meet it', async () => {
    const trust = trusts(BUILD, { StringEquals: { 'sts:ExternalId': 'blue' } });
    const [report] = reports(await judged([estate(trust), frame()]), BUILD, DEPLOY);
    expect(report).toMatchObject({ verdict: 'conditional', fit: 'open' });
  });
});

describe('what a profile sends counts for its attempt only', () => {
  const trust = trusts(BUILD, { StringEquals: { 'sts:ExternalId': 'blue' } });
  const profile = (external: string) =>
    `[profile build]\nrole_arn = ${BUILD}\ncredential_source = Environment\n[profile deploy]\nrole_arn = ${DEPLOY}\nsource_profile = build\n${external}`;
  test.each([
    ['external_id = blue\n', 'valid'],
    ['external_id = red\n', 'invalid'],
    ['', 'invalid'],
  ])('%s', async (external, verdict) => {
    const now = await judged([estate(trust), profile(external)], { 'sts:ExternalId': 'blue' });
    expect(reports(now, BUILD, DEPLOY)[0]?.verdict).toBe(verdict);
    expect(now.graph.edges.find(({ target }) => target === DEPLOY)?.verdict).toBe('valid');
    expect(
      (await judged([estate(trust), profile(external)])).graph.edges.find(({ target }) => target === DEPLOY)
        ?.verdict,
    ).toBe('conditional');
  });
});

test('a profile of Identity Center is the one role of that permission set, whose suffix it does not know', async () => {
  const reserved = (suffix: string) =>
    `arn:aws:iam::${A}:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Ops_${suffix}`;
  const profiles = `[profile ops]\nsso_account_id = ${A}\nsso_role_name = Ops\nsso_region = eu-west-1\n[profile deploy]\nsource_profile = ops\nrole_arn = ${DEPLOY}\n`;
  const saml = policy({
    Effect: 'Allow',
    Principal: { Federated: `arn:aws:iam::${A}:saml-provider/X` },
    Action: 'sts:AssumeRoleWithSAML',
  });
  const one = role(reserved('0123456789abcdef'), saml, allows(DEPLOY));
  const trust = role(DEPLOY, trusts(reserved('0123456789abcdef')));
  const sure = await judged([{ principals: [one, trust] }, profiles]);
  expect(reports(sure, reserved('0123456789abcdef'), DEPLOY)).toMatchObject([
    { verdict: 'valid', outcome: 'planned' },
  ]);
  const two = role(reserved('fedcba9876543210'), saml);
  const open = await judged([{ principals: [one, two, trust] }, profiles]);
  expect(reports(open, reserved('<suffix>'), DEPLOY)).toHaveLength(1);
});

describe('CloudTrail', () => {
  const event = (more: object) => ({
    eventName: 'AssumeRole',
    eventSource: 'sts.amazonaws.com',
    eventTime: '2026-03-02T10:00:00Z',
    eventID: 'e',
    awsRegion: 'eu-west-1',
    sourceIPAddress: '192.0.2.4',
    userIdentity: {
      type: 'AssumedRole',
      arn: 'arn:aws:sts::111111111111:assumed-role/Build/s',
      principalId: 'AROABUILD0000000000AB:s',
      accountId: '111111111111',
      sessionContext: { attributes: { mfaAuthenticated: 'false' } },
    },
    requestParameters: { roleArn: DEPLOY, roleSessionName: 's' },
    ...more,
  });
  const other = event({
    sharedEventID: 'x',
    userIdentity: { type: 'AWSAccount', principalId: 'AROABUILD0000000000AB:s', accountId: '111111111111' },
  });

  test('used, as the policies say; one call that two accounts log counts once', async () => {
    const now = await judged([estate(), { Records: [event({ sharedEventID: 'x' })] }, { Records: [other] }]);
    expect(now.graph.edges.filter(({ tries }) => tries !== undefined)).toMatchObject([
      { source: BUILD, target: DEPLOY, tries: { allowed: 1, denied: 0, odd: false } },
    ]);
    expect(reports(now, BUILD, DEPLOY)).toMatchObject([
      { outcome: 'allowed', fit: 'fits', time: '2026-03-02T10:00:00Z' },
    ]);
  });

  test('used although the policies say no: a problem of its own, with its place, and the verdict stays', async () => {
    const now = await judged([estate(trusts('arn:aws:iam::111111111111:role/Other')), event({})]);
    expect(now.graph.edges.find(({ source }) => source === BUILD)).toMatchObject({
      verdict: 'invalid',
      tries: { allowed: 1, odd: true },
    });
    expect(now.findings().problems).toContainEqual(
      expect.objectContaining({
        code: 'ATTEMPT-USED-ALTHOUGH-INVALID',
        document: 'd1',
        edge: { source: BUILD, target: DEPLOY },
      }),
    );
  });

  test('calls that differ only in what no policy looks at are one', async () => {
    const Records = Array.from({ length: 30 }, (_, i) =>
      event({
        eventTime: `2026-03-02T10:00:${String(i).padStart(2, '0')}Z`,
        sourceIPAddress: `192.0.2.${i}`,
        requestParameters: { roleArn: DEPLOY, roleSessionName: `s${i}` },
      }),
    );
    const now = await judged([estate(), { Records }]);
    expect(reports(now, BUILD, DEPLOY)).toMatchObject([
      { count: 30, time: '2026-03-02T10:00:00Z', until: '2026-03-02T10:00:29Z' },
    ]);
    const ip = trusts(BUILD, { IpAddress: { 'aws:SourceIp': '192.0.2.7/32' } });
    const byAddress = reports(await judged([estate(ip), { Records }]), BUILD, DEPLOY);
    const { problems } = (await judged([estate(ip), { Records }])).findings();
    expect(problems.filter(({ code }) => code === 'ATTEMPT-USED-ALTHOUGH-INVALID')).toHaveLength(1);
    expect(byAddress.filter(({ fit }) => fit === 'fits')).toHaveLength(1);
    expect(byAddress.filter(({ fit }) => fit === 'contradicts').length).toBe(29);
  });
});

describe('web identities', () => {
  const PROVIDER = 'arn:aws:iam::222222222222:oidc-provider/token.actions.githubusercontent.com';
  const web = (sub: string, provider = PROVIDER) =>
    policy({
      Effect: 'Allow',
      Principal: { Federated: provider },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
        StringLike: { 'token.actions.githubusercontent.com:sub': sub },
      },
    });
  const github = (sub: string) => ({
    principals: [role(DEPLOY, web(sub)), role(BUILD, trusts('111111111111'))],
  });
  const claims = {
    iss: 'https://token.actions.githubusercontent.com',
    aud: 'sts.amazonaws.com',
    sub: 'repo:octo/app:ref:refs/heads/main',
  };

  test('a token opens the roles that trust its issuer, claim by claim', async () => {
    const open = await judged([github('repo:octo/app:*'), claims]);
    expect(reports(open, PROVIDER, DEPLOY)).toMatchObject([
      {
        verdict: 'valid',
        claims: [
          { claim: 'aud', mark: 'yes', actual: 'sts.amazonaws.com' },
          { claim: 'sub', mark: 'yes', wanted: 'StringLike repo:octo/app:*' },
        ],
      },
    ]);
    const shut = await judged([github('repo:octo/other:*'), claims]);
    expect(reports(shut, PROVIDER, DEPLOY)).toMatchObject([
      {
        verdict: 'invalid',
        claims: [{ mark: 'yes' }, { claim: 'sub', mark: 'no', actual: 'repo:octo/app:ref:refs/heads/main' }],
      },
    ]);
    // The edge itself stays as it was: it depends on the token.
    expect(shut.graph.edges.find(({ source }) => source === PROVIDER)?.verdict).toBe('conditional');
  });

  test('a token whose issuer nobody trusts is told', async () => {
    const now = await judged([github('repo:octo/app:*'), { ...claims, iss: 'https://gitlab.com' }]);
    expect(now.findings().problems.map(({ code }) => code)).toContain('ATTEMPT-NO-PROVIDER');
  });

  describe('a refusal that names neither role nor token', () => {
    const refusal = 'Error: Not authorized to perform sts:AssumeRoleWithWebIdentity';
    const codes = (now: Awaited<ReturnType<typeof judged>>) =>
      now.findings().problems.map(({ code }) => code);

    test('is about the only role here that trusts such tokens', async () => {
      const now = await judged([github('repo:octo/app:*'), refusal]);
      expect(reports(now, PROVIDER, DEPLOY)).toMatchObject([{ outcome: 'denied', fit: 'open' }]);
      expect(codes(now)).not.toContain('ATTEMPT-NO-PROVIDER');
    });

    test('is about nobody where several do, or none, and no issuer is made up for it', async () => {
      const two = { principals: [role(DEPLOY, web('repo:octo/*')), role(BUILD, web('repo:octo/*'))] };
      const none = { principals: [role(BUILD, trusts('111111111111'))] };
      for (const here of [two, none]) {
        const now = await judged([here, refusal]);
        expect(reports(now, PROVIDER, DEPLOY)).toEqual([]);
        expect(codes(now)).toContain('DENIED-NOBODY');
        expect(codes(now)).not.toContain('ATTEMPT-NO-PROVIDER');
      }
    });
  });

  test('a workflow: which of its subjects opens the role', async () => {
    const workflow = `on:\n  push:\n    branches: [main]\n  pull_request:\npermissions:\n  id-token: write\njobs:\n  deploy:\n    steps:\n      - uses: aws-actions/configure-aws-credentials@v4\n        with:\n          role-to-assume: ${DEPLOY}\n`;
    const now = await judged(
      [github('repo:octo/app:ref:refs/heads/main'), workflow],
      {},
      { 'github.repository': 'octo/app' },
    );
    expect(reports(now, PROVIDER, DEPLOY).map(({ name, verdict }) => [name, verdict])).toEqual([
      ['job deploy, push to main', 'valid'],
      ['job deploy, pull request', 'invalid'],
    ]);
  });

  describe('a workflow of which nobody says in which repository it is', () => {
    const workflow = (more = '') =>
      `on:\n  push:\n    branches: [main]\npermissions:\n  id-token: write\njobs:\n  deploy:${more}\n    steps:\n      - uses: aws-actions/configure-aws-credentials@v4\n        with:\n          role-to-assume: ${DEPLOY}\n`;
    const told = async (sub: string, text: string) =>
      reports(await judged([github(sub), text]), PROVIDER, DEPLOY).map(({ because, claims, verdict }) => ({
        verdict,
        because,
        sub: claims.find(({ claim }) => claim === 'sub')?.actual,
      }));

    test('is taken to be in the one that the role trusts: an environment stands in place of the branch', async () => {
      const note = ['Taken as granted: the workflow is in octo/app, which the trust policy names.'];
      const main = 'repo:octo/app:ref:refs/heads/main';
      expect(await told(main, workflow('\n    environment: prod'))).toEqual([
        { verdict: 'invalid', because: note, sub: 'repo:octo/app:environment:prod' },
      ]);
      expect(await told(main, workflow())).toEqual([{ verdict: 'valid', because: note, sub: main }]);
    });

    test('or in any that fits', async () => {
      expect(await told('repo:octo/*:ref:refs/heads/dev', workflow())).toEqual([
        {
          verdict: 'invalid',
          because: [
            'Taken as granted: the workflow is in a repository that fits octo/*, as the trust policy has it.',
          ],
          sub: 'repo:octo/any:ref:refs/heads/main',
        },
      ]);
    });

    test('where the account is blackened, the claim that does not fit is named all the same', async () => {
      const black = (text: string) => text.replaceAll('222222222222', 'XXXXXXXXXXXX');
      const trust = JSON.stringify(web('repo:octo/app:ref:refs/heads/main'));
      const now = await judged([black(trust), black(workflow('\n    environment: prod'))]);
      const [told] = reports(now, black(PROVIDER), black(DEPLOY));
      expect(told?.text).toMatch(
        / The sub of this token is repo:octo\/app:environment:prod, and the trust policy wants StringLike repo:octo\/app:ref:refs\/heads\/main\.$/,
      );
    });
  });

  test('a service account finds its cluster by the role that it names', async () => {
    const cluster = 'arn:aws:iam::222222222222:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/AB12';
    const trust = (sub: string) =>
      policy({
        Effect: 'Allow',
        Principal: { Federated: cluster },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: { 'oidc.eks.eu-west-1.amazonaws.com/id/AB12:sub': sub } },
      });
    const yaml = `apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: web\n  namespace: shop\n  annotations:\n    eks.amazonaws.com/role-arn: ${DEPLOY}\n`;
    const fits = await judged([
      { principals: [role(DEPLOY, trust('system:serviceaccount:shop:web'))] },
      yaml,
    ]);
    expect(reports(fits, cluster, DEPLOY)).toMatchObject([{ verdict: 'valid' }]);
    const not = await judged([
      { principals: [role(DEPLOY, trust('system:serviceaccount:other:web'))] },
      yaml,
    ]);
    expect(reports(not, cluster, DEPLOY)).toMatchObject([
      { verdict: 'invalid', claims: [{ claim: 'sub', mark: 'no' }] },
    ]);
  });

  test('a refused web identity names nobody but its role in the log', async () => {
    const log = `Run aws-actions/configure-aws-credentials@v4\n  with:\n    role-to-assume: ${DEPLOY}\nError: Could not assume role with OIDC: Not authorized to perform sts:AssumeRoleWithWebIdentity`;
    const now = await judged([github('repo:octo/app:*'), log]);
    expect(reports(now, PROVIDER, DEPLOY)).toMatchObject([
      { outcome: 'denied', verdict: 'conditional', fit: 'open' },
    ]);
  });
});
