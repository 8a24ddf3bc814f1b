// Terraform, pasted and dropped: drawn, lit in its own lines, and open where a variable is.
import { strToU8 } from 'fflate';
import { expect, test } from '@playwright/test';
import { drop, edge, editor, explained, explanation, open, paste, retype, text } from './visit.ts';

const main = text('main.tf');

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test.beforeEach(async ({ page }) => open(page));

test('a pasted configuration is drawn; what a variable leaves open is unknown', async ({ page }) => {
  await paste(page, main);
  await edge(page, /^allowed\. deploy/).click();
  await expect(explained(page)).toContainText('can assume worker');
  await expect(edge(page, /account VAR_PARTNER/)).toBeVisible();
  await expect(edge(page, /^allowed\. .*account VAR_PARTNER/)).toHaveCount(0);
  await test.step('closing the edge is written as a block of the data source, and undone', async () => {
    await explanation(page).getByText('Close it').click();
    const change = explanation(page).getByRole('figure', { name: 'Change of Pasted text' }).first();
    await expect(change).toContainText('statement {');
    await expect(change).toContainText('[aws_iam_role.deploy.arn]');
    await explanation(page).getByRole('button', { name: 'Apply' }).last().click();
    await expect(explained(page)).toContainText('cannot assume worker');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(edge(page, /^allowed\. deploy/)).toBeVisible();
  });
});

test('hovering a gate lights the lines of the configuration that say so', async ({ page }) => {
  await paste(page, main);
  await editor(page);
  await edge(page, /^allowed\. deploy/).click();
  await explanation(page)
    .getByRole('button', { name: /worker trusts deploy/ })
    .hover();
  const lit = page.locator('.monaco-editor .view-lines [class*="editor-lit-"]');
  await expect.poll(async () => (await lit.allInnerTexts()).join(' ')).toContain('principals');
});

test('dropped files of one folder are one module', { tag: '@firefox' }, async ({ page }) => {
  const filled = text('variables.tf').replace('string\n', 'string\n  default     = "222222222222"\n');
  await drop(page, [
    { name: 'main.tf', bytes: strToU8(main) },
    { name: 'variables.tf', bytes: strToU8(filled) },
  ]);
  await expect(edge(page, /^allowed\. deploy/)).toBeVisible();
  await expect(edge(page, /222222222222/)).toBeVisible();
  await expect(edge(page, /VAR_PARTNER/)).toHaveCount(0);
});

test('a slip costs its own block only, and is told with its line', async ({ page }) => {
  await paste(page, main);
  await expect(edge(page, /^allowed\. deploy/)).toBeVisible();
  await retype(page, main.replace('region              = "eu-west-1"', 'region ='));
  await page.getByRole('button', { name: /^Problems/ }).click();
  await expect(page.getByText('A value is missing after "=".').first()).toBeVisible();
  await expect(edge(page, /deploy/).first()).toBeVisible();
});
