// The cards with which one asks on and changes things: axe in light and dark, and on a phone.
import { expect, test } from '@playwright/test';
import { clean, cleanInBoth } from './axe.ts';
import { edge, explanation, open } from './visit.ts';

const node = (name: string) => `.react-flow__node-party:has-text("${name}")`;

test('axe finds nothing in the cards, light and dark', async ({ page }) => {
  await open(page);
  await edge(page, /^no permission\. alice/).click();
  await expect(explanation(page).getByRole('button', { name: 'Apply' }).first()).toBeEnabled();
  await explanation(page).getByText('Paths', { exact: true }).click();
  await expect(explanation(page)).toContainText('This one comes nearest');
  await cleanInBoth(page);
  await page.locator(node('CodeBuild')).click();
  await explanation(page)
    .getByRole('button', { name: /Deploy by way of Build/ })
    .click();
  await explanation(page).getByRole('button', { name: 'Why, and how to walk it' }).click();
  await expect(explanation(page).getByRole('list', { name: 'Hops' })).toBeVisible();
  await cleanInBoth(page);
  await page.locator('.canvas-box-name', { hasText: '111111111111' }).click();
  await explanation(page).getByRole('button', { name: 'No role at all' }).click();
  await expect(explanation(page)).toContainText('1 edge flips.');
  await cleanInBoth(page);
  await page.locator('.react-flow__pane').click({ position: { x: 20, y: 120 } });
  await explanation(page).getByText('Unused and dangling trusts').click();
  await cleanInBoth(page);
});

test('a phone fixes an edge, without sideways scrolling', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await edge(page, /^no permission\. alice/).click();
  await page.getByRole('tab', { name: 'Explain' }).click();
  const fix = explanation(page).getByRole('region', { name: 'Fix it' });
  await expect(fix.getByRole('button', { name: 'Apply' }).first()).toBeEnabled();
  const overflow = () =>
    page.evaluate(() => [
      document.documentElement.scrollWidth - window.innerWidth,
      ...[...document.querySelectorAll('.explain-pane')].map((pane) => pane.scrollWidth - pane.clientWidth),
    ]);
  await expect.poll(async () => Math.max(...(await overflow()))).toBeLessThanOrEqual(0);
  await clean(page);
  await fix.getByRole('button', { name: 'Apply' }).first().click();
  await expect(explanation(page).getByRole('heading', { level: 2 })).toContainText('can assume Audit');
});
