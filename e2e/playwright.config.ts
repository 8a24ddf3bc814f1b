import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
// @ts-expect-error plain JavaScript that must also run before anything is installed
import { findBrowser } from '../scripts/browser.mjs';

const freePort = () =>
  new Promise<number>((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });

// the config is evaluated again in every worker: keep the first answer
process.env['E2E_PORT'] ??= String(await freePort());
const port = Number(process.env['E2E_PORT']);
const browser = (await findBrowser()) as { path?: string } | undefined;
const args = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
// The later one of two counts: what Playwright leaves out for a page's sake, and the list under the address bar, a page of
// the browser's own that loads with every window and took a quarter of each test's time.
const WITHOUT = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'LensOverlay',
  'MediaRouter',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
];
args.push(`--disable-features=${WITHOUT.join(',')}`);
if (process.getuid?.() === 0 || process.env['CI']) args.unshift('--no-sandbox', '--disable-dev-shm-usage');

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  globalSetup: fileURLToPath(new URL('host.ts', import.meta.url)),
  reporter: 'list',
  workers: 2,
  fullyParallel: true,
  // for a machine that does other things as well; on a quiet one the slowest takes a tenth of it
  timeout: 120_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env['CI']),
  // a spec that passes only when it is tried again is printed as flaky, to be mended; `--retries 0` looks for them
  retries: 2,
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    trace: 'off',
    // each would fetch the whole page once more; the specs of these promises let them
    serviceWorkers: 'block',
    permissions: ['clipboard-read', 'clipboard-write'],
    launchOptions: { args, ...(browser?.path ? { executablePath: browser.path } : {}) },
  },
});
