// Whatever people have: archives, folders, and what is no text at all.
import { gzipSync, strToU8, zipSync } from 'fflate';
import { expect, test, type Page } from '@playwright/test';
import { drop, edge, open, text } from './visit.ts';

const example = strToU8(text('sameAndCross.md'));
const documents = (page: Page) => page.getByRole('region', { name: 'Documents' });

test('a zip, a gz and a chosen folder are read, with their paths as names', async ({ page }, info) => {
  await open(page);
  await drop(page, [
    {
      name: 'export.zip',
      bytes: zipSync({ accounts: { 'roles.md': example, 'logo.png': Uint8Array.of(1) } }),
    },
  ]);
  await expect(edge(page, /Role_B in 222222222222/)).toBeVisible();
  await expect(documents(page).getByText('export.zip/accounts/roles.md')).toBeVisible();
  await drop(page, [
    { name: 'more.json.gz', bytes: gzipSync(strToU8('{"Version":"2012-10-17","Statement":[]}')) },
  ]);
  await expect(documents(page).getByText('more.json').first()).toBeVisible();

  const { mkdirSync, writeFileSync } = await import('node:fs');
  const folder = info.outputPath('policies');
  mkdirSync(`${folder}/inner`, { recursive: true });
  writeFileSync(`${folder}/inner/a.json`, '{"Version":"2012-10-17","Statement":[]}');
  writeFileSync(`${folder}/picture.png`, Uint8Array.of(0x89, 0x50));
  await page.getByRole('banner').getByRole('button', { name: 'Add policies' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('dialog').getByRole('button', { name: 'Choose a folder' }).click();
  await (await chooser).setFiles(folder);
  await expect(documents(page).getByText('policies/inner/a.json')).toBeVisible();
});

test('a zip bomb and a binary are refused in words, and the page stays alive', async ({ page }) => {
  await open(page);
  await drop(page, [
    { name: 'bomb.zip', bytes: zipSync({ 'p.json': new Uint8Array(40_000_000).fill(32) }) },
    { name: 'picture.png', bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1) },
    { name: 'roles.md', bytes: example },
  ]);
  const note = page.getByRole('alert').filter({ hasText: 'Left out' });
  await expect(note).toContainText(
    'bomb.zip grows beyond all measure when it is unpacked, as a zip bomb does.',
  );
  await expect(note).toContainText('picture.png is a picture.');
  await expect(edge(page, /Role_B in 222222222222/)).toBeVisible();
});
