// What takes long is seen, says what it does, and can be ended; afterwards it can be asked again.
import { expect, test } from '@playwright/test';
// @ts-expect-error plain JavaScript
import { generateEstate } from '../scripts/generateEstate.mjs';
import { cleanInBoth } from './axe.ts';
import { onDisk, open } from './visit.ts';

test('renaming a large estate shows how far it is; cancelled, it says so and can be asked again', async ({
  page,
}, info) => {
  await open(page);
  // Large enough that the answer is many seconds away on any machine: nothing here may be quicker than the test.
  const estate = onDisk(info, 'estate.json', JSON.stringify(generateEstate(6000)));
  await page.getByRole('banner').getByRole('button', { name: 'Add policies' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('dialog').getByRole('button', { name: /files/i }).click();
  await (await chooser).setFiles(estate);
  await expect(page.getByText('estate.json').first()).toBeVisible();
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Share this graph' });
  await dialog.getByRole('checkbox', { name: 'Replace names and account ids' }).check();
  const bar = dialog.getByRole('progressbar');
  await expect(bar).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(bar).toBeHidden();
  await expect(dialog.getByText('Stopped.')).toBeVisible();
  const again = dialog.getByRole('button', { name: 'Ask again' });
  await expect(again).toBeFocused();
  await cleanInBoth(page, { within: '[role=dialog]' });
  await again.press('Enter');
  await expect(bar).toBeVisible();
  // Whoever leaves does not wait.
  await dialog.getByRole('checkbox', { name: 'Replace names and account ids' }).uncheck();
  await expect(bar).toBeHidden();
});
