import { expect, test } from '@playwright/test';
import { edge, editor, explained, explanation, open } from './visit.ts';

test.beforeEach(async ({ page }) => open(page));

test('a click explains the edge: sentence, all gates, statements', async ({ page }) => {
  await edge(page, /^no permission\. alice/).click();
  await expect(explained(page)).toContainText('alice in 111111111111 cannot assume Audit in 222222222222');
  const gates = explanation(page).getByRole('list', { name: 'Gates' });
  await expect(gates.getByRole('button', { name: /says no/ })).toHaveCount(1);
  await gates.getByRole('button', { name: /Audit trusts alice/ }).click();
  await expect(gates).toContainText('Principal');
  await expect(gates).toContainText('arn:aws:iam::111111111111:user/alice');
  // a box of the pill opens the explanation of its edge at that gate
  await edge(page, /^if ExternalId\. Build/)
    .locator('[data-gate="T"]')
    .click();
  await expect(explained(page)).toContainText('can assume Deploy in 222222222222 only if');
  const trust = gates.getByRole('button', { name: /Deploy trusts Build, with a condition/ });
  await expect(trust).toHaveAttribute('aria-expanded', 'true');
  await expect(gates.getByRole('button', { name: /Build is permitted to ask/ })).toHaveAttribute(
    'aria-expanded',
    'false',
  );
});

test('hovering a reason lights the exact text, also in another document', async ({ page }) => {
  await editor(page);
  await edge(page, /^no permission\. alice/).click();
  await explanation(page)
    .getByRole('button', { name: /Audit trusts alice/ })
    .hover();
  const lit = page.locator('.monaco-editor .view-lines [class*="editor-lit-"]');
  await expect.poll(async () => (await lit.allInnerTexts()).join(' ')).toContain('user/alice');
});

test('the edge table and the picture select the same edge', async ({ page }) => {
  await page.getByRole('button', { name: /^Edges \d/ }).click();
  await page.getByRole('table', { name: 'Edges' }).getByRole('row', { name: /Audit/ }).click();
  await expect(explained(page)).toContainText('alice');
  await expect(edge(page, /^no permission\. alice/)).toHaveAttribute('aria-pressed', 'true');
});

test('what-if decides the condition, says so, and can be taken back', async ({ page }) => {
  const values = explanation(page).getByRole('group', { name: 'Values of sts:ExternalId' });
  await values.getByRole('button', { name: 'blue-harbor-42' }).click();
  await expect(edge(page, /^allowed\. Build/)).toBeVisible();
  await expect(page.getByRole('region', { name: 'What if' })).toContainText('blue-harbor-42');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(edge(page, /^if ExternalId\. Build/)).toBeVisible();
});

test('the keyboard alone walks the graph and reaches the explanation', async ({ page }) => {
  const graph = page.getByRole('listbox', { name: /^Graph/ });
  await graph.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(explained(page)).toContainText('codebuild.amazonaws.com');
});
