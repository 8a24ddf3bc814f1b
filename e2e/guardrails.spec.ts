// Guardrails on trial: what one would flip before it is attached, attached and detached in one step; what-if counted.
import { expect, test } from '@playwright/test';
import { edge, explanation, open, paste } from './visit.ts';

test.beforeEach(async ({ page }) => open(page));

const lab = (page: Parameters<typeof open>[0]) =>
  explanation(page).getByRole('region', { name: 'Guardrails' });

test('an SCP shows what it would flip, is attached to the account as a document, and undone', async ({
  page,
}) => {
  await page.locator('.canvas-box-name', { hasText: '111111111111' }).click();
  await lab(page).getByRole('button', { name: 'No role at all' }).click();
  await expect(lab(page)).toContainText('1 edge flips.');
  await expect(lab(page)).toContainText('Build → Deploy conditional → invalid');
  await lab(page).getByRole('button', { name: 'Attach' }).click();
  await expect(edge(page, /Build in 111111111111 cannot assume Deploy/)).toBeVisible();
  await expect(lab(page).getByRole('button', { name: /SCP/ })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(edge(page, /^if ExternalId\. Build/)).toBeVisible();
});

test('a boundary is detached, with the flips told before', async ({ page }) => {
  await page.getByRole('button', { name: 'Samples' }).click();
  await page.getByRole('button', { name: /Boundary, SCP/ }).click();
  await page.locator('.react-flow__node-party:has-text("Ops")').click();
  await lab(page)
    .getByRole('button', { name: /ops-boundary/ })
    .click();
  await expect(lab(page)).toContainText('Ops → Billing invalid → valid');
  await lab(page).getByRole('button', { name: 'Detach' }).click();
  await expect(edge(page, /Ops in 666666666666 can assume Billing/)).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(edge(page, /Ops in 666666666666 cannot assume Billing/)).toBeVisible();
});

test('a boundary of Terraform is detached by its line in the role, another one written there, and undone', async ({
  page,
}) => {
  await paste(
    page,
    `resource "aws_iam_role" "app" {
  name                 = "app"
  permissions_boundary = aws_iam_policy.bound.arn
  assume_role_policy   = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }] })
}
resource "aws_iam_role" "next" {
  name               = "next"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = aws_iam_role.app.arn } }] })
}
resource "aws_iam_policy" "bound" {
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] })
}
`,
  );
  await page.locator('.react-flow__node-party:has-text("app")').click();
  await lab(page).getByRole('button', { name: /bound/ }).click();
  await expect(lab(page)).toContainText('app → next invalid → valid');
  await expect(lab(page).getByRole('deletion')).toHaveText(
    /permissions_boundary = aws_iam_policy\.bound\.arn/,
  );
  await lab(page).getByRole('button', { name: 'Detach' }).click();
  await expect(edge(page, /^allowed\. app/)).toBeVisible();
  await lab(page)
    .getByRole('group', { name: 'Permissions boundary' })
    .getByRole('button', { name: 'No role at all' })
    .click();
  await expect(lab(page)).toContainText('app → next valid → invalid');
  await expect(lab(page).getByRole('insertion').first()).toHaveText(
    /permissions_boundary = aws_iam_policy\.app_boundary\.arn/,
  );
  const where = lab(page).getByRole('group', { name: 'Where it is written' });
  await where.getByRole('button', { name: 'As a document of its own' }).click();
  await expect(lab(page).getByRole('insertion')).toHaveCount(0);
  await where.getByRole('button', { name: 'Into Pasted text' }).click();
  await expect(lab(page).getByRole('insertion').first()).toBeVisible();
  await lab(page).getByRole('button', { name: 'Attach' }).click();
  await expect(edge(page, /^boundary blocks\. app/)).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(edge(page, /^allowed\. app/)).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(edge(page, /^boundary blocks\. app/)).toBeVisible();
});

test('a text that is no policy is told while it is typed', async ({ page }) => {
  await page.locator('.canvas-box-name', { hasText: '111111111111' }).click();
  await lab(page).getByRole('button', { name: 'No role at all' }).click();
  await lab(page).getByRole('textbox').fill('{ "Statement": ');
  await expect(lab(page)).toContainText('This is not JSON yet.');
  await lab(page).getByRole('textbox').fill('{ "Statement": [{ "Effect": "Deny" }] }');
  await expect(lab(page)).toContainText('AWS would refuse it');
});

test('what-if says how many edges it decides', async ({ page }) => {
  await explanation(page)
    .getByRole('group', { name: 'Values of sts:ExternalId' })
    .getByRole('button', { name: 'blue-harbor-42' })
    .click();
  await expect(page.getByRole('region', { name: 'What if' })).toContainText('1 edge flips.');
  await page.getByRole('region', { name: 'What if' }).getByRole('button', { name: 'Reset' }).click();
  await expect(page.getByRole('region', { name: 'What if' })).not.toContainText('flips');
});
