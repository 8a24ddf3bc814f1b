// `npm run test:single`: builds the single file, opens it from disk in Chromium, uses it, and sees that it asks for
// nothing. Outside of `npm test`, because the build takes half a minute.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { spawnSync } from 'node:child_process';
import { chromium, expect } from '@playwright/test';
import { findBrowser } from './browser.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = spawnSync(process.execPath, [`${root}scripts/buildSingle.mjs`], { stdio: 'inherit' });
if (built.status !== 0) process.exit(1);
const address = pathToFileURL(`${root}dist/single/rolegraph.html`).href;
const text = (name) => readFileSync(`${root}e2e/texts/${name}`, 'utf8');

const found = await findBrowser();
const browser = await chromium.launch({
  ...(found?.path ? { executablePath: found.path } : {}),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const asked = [];
  const errors = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  const paste = (data) =>
    page.locator('body').evaluate((body, given) => {
      document.activeElement?.blur();
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', given);
      body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, data);
  await page.goto(address);
  await expect(page.locator('.monaco-editor').first()).toBeVisible({ timeout: 60_000 });
  await paste(text('sameAndCross.md'));
  await expect(page.getByRole('button', { name: '2 valid' })).toBeVisible({ timeout: 30_000 });
  await paste(text('main.tf'));
  await expect(page.getByRole('button', { name: /allowed/ }).first()).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByRole('textbox', { name: /^Link to/ })).toHaveValue(/#g1\./);
  await page.keyboard.press('Escape');
  // in workers, not on the main thread as a makeshift
  assert.ok(page.workers().length > 1, 'no workers');
  const away = asked.filter((url) => url !== address && !/^(?:blob|data):/.test(url));
  assert.deepEqual({ away, errors }, { away: [], errors: [] });
  await page.getByRole('button', { name: /Nothing is sent/ }).click();
  await page.getByRole('button', { name: 'Try to send something' }).click();
  await expect(page.getByText(/refused by the rule connect-src/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/^saved/)).toBeVisible({ timeout: 30_000 });
  console.log('The single file runs from disk, asks for nothing, and keeps its work.');
} finally {
  await browser.close();
}
