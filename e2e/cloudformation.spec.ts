import { expect, test } from '@playwright/test';
import { edge, editor, explained, explanation, open, paste, retype, text } from './visit.ts';

const template = text('deployRoles.yaml');

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test.beforeEach(async ({ page }) => {
  await open(page);
  await paste(page, template);
  await expect(edge(page, /billing-deploy.*billing-worker/)).toBeVisible();
});

test('a pasted template is drawn; what it leaves open is unknown, the rest is decided', async ({ page }) => {
  await edge(page, /billing-deploy.*billing-worker/).click();
  await expect(explained(page)).toContainText('billing-deploy');
  await expect(edge(page, /^allowed\. billing-deploy/)).toBeVisible();
  await expect(edge(page, /account TRUSTED/)).toBeVisible();
  await expect(edge(page, /^allowed\. .*account TRUSTED/)).toHaveCount(0);
});

test('hovering a gate lights the lines of the YAML that say so', async ({ page }) => {
  await editor(page);
  await edge(page, /billing-deploy.*billing-worker/).click();
  await explanation(page)
    .getByRole('button', { name: /billing-worker trusts billing-deploy/ })
    .hover();
  const lit = page.locator('.monaco-editor .view-lines [class*="editor-lit-"]');
  await expect.poll(async () => (await lit.allInnerTexts()).join(' ')).toContain('DeployRole');
});

test('a default that is written in is used at once', async ({ page }) => {
  const filled = template.replace(
    '    Type: String\n    Description',
    "    Type: String\n    Default: '222222222222'\n    Description",
  );
  await retype(page, filled);
  await expect(edge(page, /222222222222/)).toBeVisible();
  await expect(edge(page, /account TRUSTED/)).toHaveCount(0);
});
