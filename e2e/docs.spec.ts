// The documentation is a tap away, reads in the page's own colours, and runs nothing.
import { expect, test } from '@playwright/test';
import { cleanInBoth } from './axe.ts';
import { expectNoSidewaysScrolling, open } from './visit.ts';

test('Help leads to the documentation, which is legible, light and dark, also on a phone', async ({
  page,
}) => {
  await open(page);
  await page.keyboard.press('?');
  const [docs] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('dialog').getByRole('link', { name: 'Documentation' }).click(),
  ]);
  const errors: string[] = [];
  docs.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await expect(docs.getByRole('heading', { level: 1, name: 'Documentation' })).toBeVisible();
  await docs
    .getByRole('navigation', { name: 'Documents' })
    .getByRole('link', { name: 'Security and privacy' })
    .click();
  await expect(docs.getByRole('heading', { level: 1, name: 'Security and privacy' })).toBeVisible();
  await expect(docs.getByRole('table').first()).toContainText('who');
  await cleanInBoth(docs);

  await test.step('on a phone, without sideways scrolling', async () => {
    await docs.setViewportSize({ width: 390, height: 800 });
    await docs.getByRole('link', { name: 'Documents' }).click();
    await expect(docs.getByRole('link', { name: 'Command line' })).toBeInViewport();
    await docs.getByRole('link', { name: 'Command line' }).click();
    await expect(docs.getByRole('heading', { level: 1, name: 'The command line' })).toBeVisible();
    await expectNoSidewaysScrolling(docs);
  });
  expect(errors).toEqual([]);
  await docs.getByRole('link', { name: 'Open the page' }).click();
  await expect(docs.getByRole('listbox', { name: /^Graph/ })).toBeAttached();
});
