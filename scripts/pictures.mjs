// `npm run pictures`: the page of the last build as README shows it, in light and dark (docs/page-*.png).
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { findBrowser } from './browser.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const server = await preview({ root, preview: { port: 0, host: '127.0.0.1' }, logLevel: 'warn' });
const url = server.resolvedUrls?.local[0];
const found = await findBrowser();
if (!url || !found)
  throw new Error('No page or no browser: run npm run build, and node scripts/ensure.mjs browser.');
const browser = await chromium.launch({
  ...(found.path ? { executablePath: found.path } : {}),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  for (const colorScheme of ['light', 'dark']) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme });
    await page.goto(url);
    await page.locator('.monaco-editor').first().waitFor();
    await page.getByRole('list', { name: 'Gates' }).waitFor();
    // the editor colours its text a moment after it is there
    await page.waitForTimeout(2000);
    await page.screenshot({
      path: fileURLToPath(new URL(`../docs/page-${colorScheme}.png`, import.meta.url)),
    });
    await page.close();
  }
} finally {
  await browser.close();
  await server.close();
}
