import { expect, test } from '@playwright/test';
import { clean, cleanInBoth } from './axe.ts';
import { expectNoSidewaysScrolling, explained, open, paste, text } from './visit.ts';

test('axe finds nothing, light and dark', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: /^Edges \d/ }).click();
  await cleanInBoth(page);
  await paste(page, text('slips.md'));
  await expect(explained(page)).toContainText('Role-A');
  await page.getByRole('button', { name: /^Problems/ }).click();
  await cleanInBoth(page);
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await cleanInBoth(page);
});

test('a phone shows graph, explanation and text, one at a time, without sideways scrolling', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  const tab = (name: string) =>
    page
      .getByRole('tab', { name })
      .or(page.getByRole('button', { name, exact: true }))
      .first();
  await expect(page.locator('.react-flow__node').first()).toBeVisible();
  await tab('Explain').click();
  await expect(explained(page)).toBeVisible();
  await clean(page);
  await tab('Text').click();
  await expect(page.locator('textarea').first()).toBeVisible();
  await expectNoSidewaysScrolling(page);
});
