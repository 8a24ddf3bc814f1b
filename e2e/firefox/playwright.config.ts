// The specs tagged @firefox, in Firefox: Playwright's own build, or the one of the system by way of the bridge.
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
// @ts-expect-error plain JavaScript that must also run before anything is installed
import { findFirefox } from '../../scripts/browser.mjs';
import chromium from '../playwright.config.ts';

const firefox = (await findFirefox()) as { path?: string } | undefined;
if (!firefox)
  throw new Error(
    'No Firefox found: `apt-get install firefox-esr`, or `npx playwright install --with-deps firefox`.',
  );
// what specs put into the clipboard, they put there without having pressed a key
const firefoxUserPrefs = { 'dom.events.testing.asyncClipboard': true };
const bridged = firefox.path && {
  channel: 'moz-firefox',
  launchOptions: {
    firefoxUserPrefs,
    executablePath: fileURLToPath(new URL('bridge.mjs', import.meta.url)),
    env: { ...process.env, FIREFOX_BEHIND: firefox.path },
  },
};

export default defineConfig({
  ...chromium,
  testDir: '..',
  outputDir: '../../test-results/firefox',
  use: {
    ...chromium.use,
    browserName: 'firefox',
    permissions: [],
    ...(bridged || { launchOptions: { firefoxUserPrefs } }),
  },
});
