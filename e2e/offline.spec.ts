// After the first visit the page needs no network; a new version waits until somebody asks for it, and takes no work away.
import { expect, test, type Page } from '@playwright/test';
import { host } from './host.ts';
import { edge, editor, expectVerdicts, paste, text } from './visit.ts';

test.use({ serviceWorkers: 'allow' });

const isKept = (page: Page) => page.evaluate(() => navigator.serviceWorker.controller?.state === 'activated');

const PASTED = [
  'Role_A 111111111111 > Role_B 111111111111: valid',
  'Role_A 111111111111 > Role_B 222222222222: valid',
];

test('offline after the first visit, and a new version never takes work away', async ({ page, context }) => {
  const server = await host();
  await page.goto(`${server.origin}/`);
  await expect.poll(() => isKept(page), { timeout: 60_000 }).toBe(true);
  // the worker asks for the page's own files, and for nothing else
  expect(
    server.asked.filter(({ known, method, url }) => !known || method !== 'GET' || url.includes('?')),
  ).toEqual([]);

  await test.step('a new version is told of and put in place on demand', async () => {
    server.change('/sw.js', (built) => built.replace('VERSION = "', 'VERSION = "next'));
    await page.reload();
    const offer = page.getByText('A new version of Rolegraph is here');
    await expect(offer).toBeVisible({ timeout: 60_000 });
    await paste(page, text('sameAndCross.md'));
    await expect(page.getByRole('button', { name: '2 valid' })).toBeVisible();
    // what was told of the paste lies over the offer, which is back after it
    await page.getByRole('button', { name: 'Close this note' }).click();
    await expect(offer).toBeVisible();
    await Promise.all([
      page.waitForEvent('load'),
      page.getByRole('button', { name: 'Reload', exact: true }).click(),
    ]);
    await expectVerdicts(page, PASTED);
    await expect(offer).toBeHidden();
  });

  await test.step('without a network all of it works', async () => {
    await server.stop();
    await context.setOffline(true);
    await page.reload();
    await expectVerdicts(page, PASTED);
    await editor(page);
    await paste(page, text('main.tf'));
    await expect(edge(page, /^allowed/).first()).toBeVisible();
    await page.getByRole('button', { name: 'Learn', exact: true }).click();
    await expect(page.getByRole('dialog', { name: 'Learn' })).toBeVisible();
    await page.keyboard.press('Escape');
  });
});
