import { expect, test } from '@playwright/test';
import { clean } from './axe.ts';
import { edge, explanation, open, paste } from './visit.ts';

const DEPLOY = 'arn:aws:iam::222222222222:role/Deploy';
const policy = (...Statement: readonly object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement }, null, 2);
const MESSAGE = `An error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:sts::111111111111:assumed-role/Build/run-7 is not authorized to perform: sts:AssumeRole on resource: ${DEPLOY}`;
const TRUST = policy({
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::111111111111:role/Build' },
  Action: 'sts:AssumeRole',
});
const READS = policy({ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::releases/*' });

test.beforeEach(async ({ page }) => open(page));

test('a refusal and the two policies: the reason', async ({ page }) => {
  await paste(
    page,
    `${MESSAGE}\n\nTrust policy of ${DEPLOY}:\n${TRUST}\n\nPermissions policy of arn:aws:iam::111111111111:role/Build:\n${READS}\n`,
  );
  const line = edge(page, /^no permission\. Build in 111111111111 cannot assume Deploy .*Denied once/);
  await line.click();
  const tried = explanation(page).getByRole('region', { name: 'What was tried' });
  await expect(tried).toContainText('Denied, and that is what the policies say');
  await expect(tried).toContainText('as the policies say');
  await expect(line).toContainText('⊘');
});

test('a refusal alone: both ends are drawn, and the commands that tell more', async ({ page }) => {
  await paste(page, MESSAGE);
  await edge(page, /^not given.*Build/).click();
  const tried = explanation(page).getByRole('region', { name: 'What was tried' });
  await expect(tried).toContainText('left open by the policies');
  await expect(tried).toContainText('aws iam get-role --role-name Deploy');
});

test('a CloudTrail event that the policies do not explain is a problem of its own', async ({ page }) => {
  const event = {
    eventVersion: '1.11',
    eventSource: 'sts.amazonaws.com',
    eventName: 'AssumeRole',
    eventTime: '2026-03-02T10:00:00Z',
    eventID: 'e-1',
    awsRegion: 'eu-west-1',
    sourceIPAddress: '192.0.2.4',
    userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::111111111111:user/mia', accountId: '111111111111' },
    requestParameters: { roleArn: DEPLOY, roleSessionName: 'mia' },
  };
  await paste(page, JSON.stringify({ Records: [event] }));
  await paste(page, `Trust policy of ${DEPLOY}:\n${TRUST}\n`);
  await edge(page, /mia in 111111111111 cannot assume Deploy .*Used once, contradicts the verdict/).click();
  const tried = explanation(page).getByRole('region', { name: 'What was tried' });
  await expect(tried).toContainText('It worked, although the policies here say no');
  await expect(tried).toContainText('2026-03-02 10:00 UTC');
  await page.getByRole('button', { name: /^Problems/ }).click();
  // the editor says it too, under the document that is open
  await expect(
    page.getByRole('button', {
      name: /mia in 111111111111 assumed Deploy .* although the policies here say no/,
    }),
  ).toBeVisible();
});

test('a web identity token: claim by claim, and only edges that were tried', async ({ page }) => {
  const provider = 'arn:aws:iam::222222222222:oidc-provider/token.actions.githubusercontent.com';
  const trust = policy({
    Effect: 'Allow',
    Principal: { Federated: provider },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
      StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:octo/app:*' },
    },
  });
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = {
    iss: 'https://token.actions.githubusercontent.com',
    aud: 'sts.amazonaws.com',
    sub: 'repo:octo/website:ref:refs/heads/main',
  };
  await paste(page, `Bearer ${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.${part({ signature: 1 })}`);
  await paste(page, `Trust policy of ${DEPLOY}:\n${trust}\n`);
  await edge(page, /GitHub Actions .*Planned/).click();
  const tried = explanation(page).getByRole('region', { name: 'What was tried' });
  await expect(tried).toContainText('It would be refused');
  await expect(tried.getByRole('row', { name: /sub/ })).toContainText(
    'repo:octo/website:ref:refs/heads/main',
  );
  await expect(tried.getByRole('row', { name: /does not fit sub/ })).toContainText('repo:octo/app:*');
  const only = page.getByRole('group', { name: /^Legend/ }).getByRole('button', { name: /tried/ });
  await only.click();
  await expect(only).toHaveAttribute('aria-pressed', 'true');
  await expect(edge(page, /GitHub Actions/)).toBeVisible();
  await clean(page);
});
