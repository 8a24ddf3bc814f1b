// `node scripts/ensure.mjs deps [browser]` makes a fresh clone runnable; a second run does nothing.
// Node built-ins only, because nothing is installed yet when it starts. All it says goes to stderr.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser, findFirefox } from './browser.mjs';
import { isInstalled } from './installed.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const say = (message) => console.error(`[setup] ${message}`);
const stop = (message) => {
  console.error(message);
  process.exit(1);
};

function run(command, args, options = {}) {
  say(`${command} ${args.join(' ')}`);
  const shell = process.platform === 'win32';
  return spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], shell, ...options }).status === 0;
}

function npm(args) {
  const cli = process.env.npm_execpath;
  return cli ? run(process.execPath, [cli, ...args]) : run('npm', args);
}

export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  if (!fits) stop(`Node ${process.versions.node} is too old: use 20.19+, 22.12+ or newer.`);
}

/** Runs `npm ci` unless node_modules is what the lock file says, whoever installed it. */
export function ensureDeps() {
  if (isInstalled(root)) return;
  // An npm that keeps its account in another way must not install for ever.
  const stamp = join(root, 'node_modules', '.lock-sha256');
  const sha = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sha) return;
  // NODE_ENV=production in somebody's shell must not leave out what builds and tests the project.
  // No package needs its install script (scripts/lockfile.test.mjs), so none runs.
  if (!npm(['ci', '--include=dev', '--ignore-scripts', '--no-fund', '--no-audit']))
    stop('npm ci failed; see above.');
  if (!isInstalled(root)) writeFileSync(stamp, sha);
}

const isRoot = process.getuid?.() === 0;
const elevated = () =>
  process.platform === 'linux' &&
  (isRoot || spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0);

function fetchWithPlaywright(browser, minutes) {
  const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const args = [cli, 'install', ...(elevated() ? ['--with-deps'] : []), browser];
  run(process.execPath, args, { timeout: minutes * 60_000 });
}

function apt(args, options = {}) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return isRoot
    ? run('apt-get', args, { env, ...options })
    : run('sudo', ['-n', 'apt-get', ...args], { env, ...options });
}
const hasApt = () => elevated() && existsSync('/usr/bin/apt-get');
const INSTALL = ['install', '-y', '-q', '--no-install-recommends'];

async function ensureBrowser() {
  let found = await findBrowser();
  if (!found) {
    fetchWithPlaywright('chromium', 10);
    found = await findBrowser();
    if (!found && hasApt()) {
      say('Playwright could not fetch its browser; trying the distribution package');
      apt(['update', '-q']);
      apt([...INSTALL, 'chromium', 'fonts-liberation']);
      found = await findBrowser();
    }
  }
  if (!found)
    stop(
      'No Chromium found. Install one (`npx playwright install --with-deps chromium`, or the chromium package of your distribution), or set CHROMIUM_PATH.',
    );
  say(`browser: ${found.source}${found.path ? ` ${found.path}` : ''}`);
}

/** Tried once: without it the tests run all the same, and say that Firefox did not. */
async function ensureFirefox() {
  const refused = join(root, 'node_modules', '.no-firefox');
  let found = await findFirefox();
  if (!found && !existsSync(refused)) {
    const limit = { timeout: 180_000 };
    if (hasApt() && !apt([...INSTALL, 'firefox-esr'], limit)) {
      apt(['update', '-q'], limit);
      apt([...INSTALL, 'firefox-esr'], limit);
    }
    found = await findFirefox();
    if (!found) {
      fetchWithPlaywright('firefox', 3);
      found = await findFirefox();
    }
    if (!found) writeFileSync(refused, 'Delete this file to try again.\n');
  }
  say(found ? `firefox: ${found.source}${found.path ? ` ${found.path}` : ''}` : 'no Firefox to be had here');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  checkNode();
  if (process.argv.includes('deps')) ensureDeps();
  if (process.argv.includes('browser')) {
    await ensureBrowser();
    await ensureFirefox();
  }
}
