// `npm test`: every check in order, stopping at the first that fails. `npm test -- unit` runs only that one.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findFirefox } from './browser.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (file) => fileURLToPath(new URL(`../node_modules/${file}`, import.meta.url));
const script = (file) => fileURLToPath(new URL(file, import.meta.url));

const STEPS = [
  { name: 'format', file: bin('prettier/bin/prettier.cjs'), args: ['--check', '--log-level', 'warn', '.'] },
  { name: 'lint', file: bin('oxlint/bin/oxlint'), args: ['--type-aware'] },
  { name: 'types', file: bin('typescript/bin/tsc'), args: [] },
  { name: 'unit', file: bin('vitest/vitest.mjs'), args: ['run'] },
  { name: 'build', file: script('./build.mjs'), args: ['--quiet'] },
  { name: 'support', file: script('./support/check.mjs'), args: [] },
  { name: 'e2e', file: bin('@playwright/test/cli.js'), args: ['test', '-c', 'e2e/playwright.config.ts'] },
  {
    name: 'firefox',
    file: bin('@playwright/test/cli.js'),
    args: ['test', '-c', 'e2e/firefox/playwright.config.ts', '--grep', '@firefox'],
    missing: async () =>
      (await findFirefox())
        ? undefined
        : 'NOT RUN, nothing was tried in Firefox: there is none here. `apt-get install firefox-esr`, or `npx playwright install --with-deps firefox`',
  },
];

const wanted = process.argv.slice(2);
const steps = wanted.length > 0 ? STEPS.filter(({ name }) => wanted.includes(name)) : STEPS;
if (steps.length === 0) {
  console.error(`No such step. There are: ${STEPS.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}
let skipped = 0;
for (const { name, file, args, missing } of steps) {
  const lack = await missing?.();
  if (lack) {
    console.log(`[test] ${name}: ${lack}`);
    skipped += 1;
    continue;
  }
  const begin = Date.now();
  const { status, signal } = spawnSync(process.execPath, [file, ...args], { cwd: root, stdio: 'inherit' });
  const seconds = ((Date.now() - begin) / 1000).toFixed(1);
  console.log(
    `[test] ${name}: ${status === 0 ? 'ok' : `failed (${String(status ?? signal)})`} in ${seconds} s`,
  );
  if (status !== 0) process.exit(status ?? 1);
}
console.log(`${steps.length - skipped} passed, 0 failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
