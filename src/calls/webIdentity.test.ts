import { describe, expect, test } from 'vitest';
import { attemptsOf, harvestsOf } from './harvestText.ts';

const part = (value: unknown): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(value))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const CLAIMS = {
  iss: 'https://token.actions.githubusercontent.com',
  aud: 'sts.amazonaws.com',
  sub: 'repo:octo/appé:ref:refs/heads/main',
  repository: 'octo/appé',
  repository_owner: 'octo',
  actor: 'mia',
  exp: 1_772_445_600,
};
const UNSIGNED = `${part({ alg: 'RS256', typ: 'JWT', kid: '1' })}.${part(CLAIMS)}`;
const TOKEN = `${UNSIGNED}.c2lnbmF0dXJlLXNpZ25hdHVyZQ`;

const EXPECTED = {
  source: null,
  target: null,
  action: 'sts:AssumeRoleWithWebIdentity',
  outcome: 'planned',
  origin: 'token',
  token: {
    issuer: 'token.actions.githubusercontent.com',
    claims: {
      aud: 'sts.amazonaws.com',
      sub: 'repo:octo/appé:ref:refs/heads/main',
      repository: 'octo/appé',
      actor: 'mia',
      repository_owner: null,
    },
  },
};

describe('a web identity token', () => {
  test.each([
    ['alone', TOKEN],
    ['as a header', `Authorization: Bearer ${TOKEN}`],
    ['as an environment variable', `export ACTIONS_ID_TOKEN="${TOKEN}"\n`],
    ['without its signature', UNSIGNED],
    ['with its signature struck out', `${UNSIGNED}.****`],
    ['with its signature struck out in words', `${UNSIGNED}.[signature removed]`],
    ['as GitHub answers', JSON.stringify({ count: 1, value: TOKEN })],
    ['decoded by somebody else', JSON.stringify(CLAIMS)],
    [
      'as kubectl answers',
      JSON.stringify({
        kind: 'TokenRequest',
        apiVersion: 'authentication.k8s.io/v1',
        status: { token: TOKEN },
      }),
    ],
  ])('%s', async (_, text) => {
    expect(await attemptsOf(text)).toMatchObject([EXPECTED]);
    expect(JSON.stringify(await harvestsOf(text))).not.toContain('c2lnbmF0dXJl');
  });

  test('the authorized party counts as the audience', async () => {
    const claims = { iss: 'https://accounts.google.com', aud: 'b', azp: 'a', sub: '1', hd: 'example.com' };
    const [attempt] = await attemptsOf(JSON.stringify(claims));
    expect(attempt?.token).toEqual({
      issuer: 'accounts.google.com',
      claims: { aud: 'a', oaud: 'b', sub: '1', hd: 'example.com' },
    });
  });

  test('session tags that a token brings', async () => {
    const claims = {
      ...CLAIMS,
      'https://aws.amazon.com/tags': { principal_tags: { Team: ['web'] }, transitive_tag_keys: ['Team'] },
    };
    const [attempt] = await attemptsOf(JSON.stringify(claims));
    expect(attempt?.context).toEqual({
      'aws:tagkeys': ['Team'],
      'sts:transitivetagkeys': ['Team'],
      'aws:requesttag/team': 'web',
    });
  });

  test('a cut token is told', async () => {
    const all = await harvestsOf(TOKEN.slice(0, 90));
    expect(all.flatMap(({ notes }) => notes ?? []).map(({ code }) => code)).toEqual(['TOKEN-CUT']);
  });
});

const WORKFLOW = `name: deploy
on:
  push:
    branches: [main, 'release/**']
  pull_request:
permissions:
  id-token: write
  contents: read
env:
  ROLE: arn:aws:iam::222222222222:role/Deploy
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: aws-actions/configure-aws-credentials@v4
        with:
          role-to-assume: \${{ env.ROLE }}
          aws-region: eu-west-1
`;

describe('a GitHub workflow', () => {
  test('one call for each subject, exact when the repository is filled in', async () => {
    const open = await attemptsOf(WORKFLOW);
    expect(open.map(({ name, target, token }) => [name, target, token?.claims['sub']])).toEqual([
      ['job deploy, push to main', 'arn:aws:iam::222222222222:role/Deploy', undefined],
      ['job deploy, push to release/**', 'arn:aws:iam::222222222222:role/Deploy', undefined],
      ['job deploy, pull request', 'arn:aws:iam::222222222222:role/Deploy', undefined],
    ]);
    const given = {
      'github.repository': 'octo/app',
      'github.repository_owner_id': '1',
      'github.repository_id': '2',
    };
    const exact = await attemptsOf(WORKFLOW, given);
    expect(exact.map(({ token }) => token?.claims['sub'])).toEqual([
      'repo:octo/app:ref:refs/heads/main',
      'repo:octo@1/app@2:ref:refs/heads/main',
      undefined,
      'repo:octo/app:pull_request',
      'repo:octo@1/app@2:pull_request',
    ]);
  });

  test('an environment replaces the branch', async () => {
    const text = WORKFLOW.replace('    runs-on: ubuntu-latest\n', '    environment: prod\n');
    const [attempt] = await attemptsOf(text, { 'github.repository': 'octo/app' });
    expect(attempt?.token?.claims).toEqual({
      aud: 'sts.amazonaws.com',
      repository: 'octo/app',
      environment: 'prod',
      sub: 'repo:octo/app:environment:prod',
    });
  });

  test('without the permission no token comes, and a role known at run time is compared with all', async () => {
    const text = WORKFLOW.replace('  id-token: write\n', '').replace('env.ROLE', 'secrets.ROLE');
    const [harvest] = await harvestsOf(text);
    expect(harvest?.attempts?.[0]).toMatchObject({
      target: null,
      notes: [expect.stringContaining('id-token')],
    });
    expect(harvest?.notes?.map(({ code }) => code)).toEqual([
      'WORKFLOW-ROLE',
      'WORKFLOW-ID-TOKEN',
      'WORKFLOW-SUBJECTS',
    ]);
    expect(harvest?.asks?.map(({ name }) => name)).toContain('github.repository');
  });
});

describe('Kubernetes', () => {
  const role = 'arn:aws:iam::222222222222:role/Pod';
  test('a service account', async () => {
    const text = `apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: web\n  namespace: shop\n  annotations:\n    eks.amazonaws.com/role-arn: ${role}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: other\n`;
    const all = await harvestsOf(text);
    expect(all.flatMap(({ attempts }) => attempts ?? [])).toMatchObject([
      {
        source: null,
        target: role,
        name: 'service account shop/web',
        token: {
          issuer: 'oidc.eks.*',
          claims: { aud: 'sts.amazonaws.com', sub: 'system:serviceaccount:shop:web' },
        },
      },
    ]);
    expect(all.flatMap(({ leftOut }) => leftOut ?? [])).toMatchObject([{ count: 1 }]);
  });

  test('a pod that names the role and the token in its environment, once however many containers do', async () => {
    const env = `env:\n            - { name: AWS_ROLE_ARN, value: "${role}" }\n            - { name: AWS_WEB_IDENTITY_TOKEN_FILE, value: /token }`;
    const containers = `      containers:\n        - name: one\n          ${env}\n        - name: two\n          ${env}\n`;
    const volumes = `      volumes:\n        - name: t\n          projected: { sources: [{ serviceAccountToken: { audience: own.example, path: token } }] }\n`;
    const text = `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web, namespace: shop }\nspec:\n  template:\n    spec:\n      serviceAccountName: cart\n${containers}${volumes}`;
    expect(await attemptsOf(text)).toMatchObject([
      {
        target: role,
        name: 'service account shop/cart',
        token: { claims: { aud: 'own.example', sub: 'system:serviceaccount:shop:cart' } },
      },
    ]);
    // Without the token nobody asks for the role.
    expect(await attemptsOf(text.replaceAll('AWS_WEB_IDENTITY_TOKEN_FILE', 'OTHER'))).toEqual([]);
  });

  test('an association of EKS Pod Identity, with a second role', async () => {
    const association = {
      clusterName: 'c1',
      namespace: 'shop',
      serviceAccount: 'web',
      roleArn: role,
      associationArn: 'arn:aws:eks:eu-west-1:222222222222:podidentityassociation/c1/a-1',
      targetRoleArn: 'arn:aws:iam::333333333333:role/Far',
      externalId: 'x-1',
    };
    expect(await attemptsOf(JSON.stringify({ association }))).toMatchObject([
      {
        source: 'pods.eks.amazonaws.com',
        target: role,
        context: { 'aws:requesttag/kubernetes-namespace': 'shop' },
      },
      {
        source: role,
        target: 'arn:aws:iam::333333333333:role/Far',
        context: { 'sts:externalid': 'x-1' },
        after: 'pod identity of shop/web',
      },
    ]);
  });
});
