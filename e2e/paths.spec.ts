// Paths: chains of roles, as sentence, commands, profiles and programs; roads from outside.
import { expect, test } from '@playwright/test';
import { copied, explained, explanation, open } from './visit.ts';

test.beforeEach(async ({ page }) => open(page));

const node = (name: string) => `.react-flow__node-party:has-text("${name}")`;

test('a node tells whom it can become by way of other roles; two nodes give the path to copy', async ({
  page,
}) => {
  await page.locator(node('CodeBuild')).click();
  const detour = explanation(page).getByRole('button', { name: /Deploy by way of Build/ });
  await detour.click();
  await expect(explanation(page)).toContainText('in 2 hops, by way of Build, if at hop 2');
  await explanation(page).getByRole('button', { name: 'Why, and how to walk it' }).click();
  await expect(explained(page)).toContainText('codebuild.amazonaws.com cannot assume Deploy');
  const hops = explanation(page).getByRole('list', { name: 'Hops' });
  await expect(hops.getByRole('listitem')).toHaveCount(2);
  await expect(explanation(page)).toContainText(
    'aws sts assume-role --role-arn arn:aws:iam::222222222222:role/Deploy',
  );
  await explanation(page).getByRole('button', { name: 'Copy the commands' }).click();
  await copied(page, /--external-id blue-harbor-42/);
  await explanation(page).getByRole('button', { name: '~/.aws/config' }).click();
  await explanation(page).getByRole('button', { name: 'Copy the profiles' }).click();
  await copied(page, /\[profile deploy\]\nrole_arn = arn:aws:iam::222222222222:role\/Deploy/);
  await explanation(page).getByRole('button', { name: 'Python', exact: true }).click();
  await explanation(page).getByRole('button', { name: 'Copy the Python program' }).click();
  await copied(page, /ExternalId='blue-harbor-42'/);
});

test('the overview shows all roads from outside, and trusts that let nobody in', async ({ page }) => {
  await page.locator('.react-flow__pane').click({ position: { x: 20, y: 120 } });
  await explanation(page).getByText('All roads from outside').click();
  await expect(explanation(page)).toContainText('Nobody from outside these accounts is named here.');
  await explanation(page).getByText('Unused and dangling trusts').click();
  await expect(explanation(page)).toContainText('alice is trusted, but has no permission');
  await page.getByRole('button', { name: 'Samples' }).click();
  await page.getByRole('button', { name: /GitHub Actions and a Lambda/ }).click();
  await page.locator('.react-flow__pane').click({ position: { x: 20, y: 120 } });
  await explanation(page).getByText('All roads from outside').click();
  await expect(
    explanation(page)
      .getByRole('button', { name: /GitHub Actions → Release/ })
      .last(),
  ).toBeVisible();
});
