// A whole account at once: it takes its time, says so, and can be stopped.
import { expect, test } from '@playwright/test';
// @ts-expect-error plain JavaScript
import { generateAccountDetails } from '../scripts/generateEstate.mjs';
import { edge, onDisk, open } from './visit.ts';

test('a big export shows how far it is; cancelled, everything from before is still there', async ({
  page,
}, info) => {
  await open(page);
  // Large enough that the picture is seconds away on any machine: nothing here may be quicker than the test.
  const [account] = generateAccountDetails(9000, { accounts: 1 });
  await page.getByRole('banner').getByRole('button', { name: 'Add policies' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('dialog').getByRole('button', { name: /files/i }).click();
  await (await chooser).setFiles(onDisk(info, 'account.json', JSON.stringify(account.details)));
  await expect(page.getByText('account.json').first()).toBeVisible();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('progressbar')).toBeHidden();
  await expect(page.getByText('account.json')).toBeHidden();
  await expect(edge(page, /Deploy/).first()).toBeVisible();
  await page.getByRole('banner').getByRole('button', { name: /^Redo/ }).click();
  await expect(page.getByText('account.json').first()).toBeVisible();
});
