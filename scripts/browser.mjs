// Finds the browsers to test with. Top-level imports are Node built-ins: this runs before and after `npm ci`.
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

/** Not the one in a snap: it sees no profile outside its own folder. */
const SYSTEM_FIREFOX = [
  '/usr/bin/firefox-esr',
  ...(existsSync('/snap/bin/firefox') ? [] : ['/usr/bin/firefox']),
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];

async function find(variable, type, system) {
  const env = process.env[variable];
  if (env) {
    if (!existsSync(env)) throw new Error(`${variable}=${env} does not exist`);
    return { path: env, source: variable };
  }
  try {
    const playwright = await import('@playwright/test');
    const own = playwright[type].executablePath();
    if (own && existsSync(own)) return { path: undefined, source: 'playwright' };
  } catch {
    // the packages are not installed yet
  }
  const path = system.find((candidate) => existsSync(candidate));
  return path ? { path, source: 'system' } : undefined;
}

/** `path` undefined means Playwright's own build. Order: CHROMIUM_PATH, Playwright's, the system's. */
export const findBrowser = () => find('CHROMIUM_PATH', 'chromium', SYSTEM);

/** The same for Firefox, with FIREFOX_PATH. */
export const findFirefox = () => find('FIREFOX_PATH', 'firefox', SYSTEM_FIREFOX);
