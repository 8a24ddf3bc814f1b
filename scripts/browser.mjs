// Finds a Chromium to test with. Top-level imports are Node built-ins: this runs before and after `npm ci`.
import { existsSync } from 'node:fs';

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** `path` undefined means Playwright's own build. Order: CHROMIUM_PATH, Playwright's, the system's. */
export async function findBrowser() {
  const env = process.env.CHROMIUM_PATH;
  if (env) {
    if (!existsSync(env)) throw new Error(`CHROMIUM_PATH=${env} does not exist`);
    return { path: env, source: 'CHROMIUM_PATH' };
  }
  try {
    const { chromium } = await import('@playwright/test');
    const own = chromium.executablePath();
    if (own && existsSync(own)) return { path: undefined, source: 'playwright' };
  } catch {
    // the packages are not installed yet
  }
  const path = SYSTEM.find((candidate) => existsSync(candidate));
  return path ? { path, source: 'system' } : undefined;
}
