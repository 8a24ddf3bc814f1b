// Fix it and close it: what is proposed stands in the documents, the edge flips, undo flips it back.
import { expect, test } from '@playwright/test';
import { edge, expectVerdicts, explained, explanation, open, tabTo } from './visit.ts';

const BEFORE = [
  'Build 111111111111 > Deploy 222222222222: conditional',
  'CodeBuild > Build 111111111111: valid',
  'alice 111111111111 > Audit 222222222222: invalid',
];

test.beforeEach(async ({ page }) => open(page));

test('a fix flips the edge, changes only its own document, and undo flips it back', async ({ page }) => {
  await expectVerdicts(page, BEFORE);
  await edge(page, /^no permission\. alice/).click();
  const fix = explanation(page).getByRole('region', { name: 'Fix it' });
  await expect(fix.getByRole('figure', { name: 'Change of alice permissions' })).toContainText(
    'arn:aws:iam::222222222222:role/Audit',
  );
  await expect(fix).toContainText('For an administrator of account 111111111111');
  await expect(fix).toContainText('Nobody else here gets in.');
  await fix.getByRole('button', { name: 'Apply' }).first().click();
  await expect(edge(page, /^allowed\. alice/)).toBeVisible();
  await expect(explained(page)).toContainText('alice in 111111111111 can assume Audit');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expectVerdicts(page, BEFORE);
  await expect(explained(page)).toContainText('cannot assume Audit');
});

test('a fix is shown side by side in the full editor, loaded only then', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await edge(page, /^no permission\. alice/).click();
  await explanation(page).getByRole('button', { name: 'Side by side' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Before and after' });
  await expect(dialog.locator('.monaco-diff-editor')).toBeVisible();
  await expect(dialog).toContainText('role/Audit');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('closing an edge takes it out of the picture and still explains the two ends', async ({ page }) => {
  await edge(page, /^if ExternalId\. Build/).click();
  await explanation(page).getByText('Close it').click();
  await expect(explanation(page)).toContainText('Deny Build in the trust policy of Deploy');
  await explanation(page).getByRole('button', { name: 'Apply' }).last().click();
  await expect(explained(page)).toContainText('Build in 111111111111 cannot assume Deploy');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(edge(page, /^if ExternalId\. Build/)).toBeVisible();
});

test('the keyboard alone applies a fix', async ({ page }) => {
  await edge(page, /^no permission\. alice/).click();
  const apply = explanation(page).getByRole('button', { name: 'Apply' }).first();
  await expect(apply).toBeEnabled();
  await explanation(page).getByRole('button', { name: 'alice', exact: true }).focus();
  await tabTo(page, apply);
  await page.keyboard.press('Enter');
  await expect(edge(page, /^allowed\. alice/)).toBeVisible();
});
