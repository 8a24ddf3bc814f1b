// `npm test`: every check, stopping at the first that fails. `npm test -- unit` runs only that one.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findFirefox } from './browser.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (file) => fileURLToPath(new URL(`../node_modules/${file}`, import.meta.url));
const script = (file) => fileURLToPath(new URL(file, import.meta.url));

/** One after the other; what stands in one of them runs side by side, since most of it has use for one core only. */
const STAGES = [
  [
    { name: 'format', file: bin('prettier/bin/prettier.cjs'), args: ['--check', '--log-level', 'warn', '.'] },
    { name: 'lint', file: bin('oxlint/bin/oxlint'), args: ['--type-aware'] },
    { name: 'types', file: bin('typescript/bin/tsc'), args: [] },
    { name: 'unit', file: bin('vitest/vitest.mjs'), args: ['run'] },
    { name: 'build', file: script('./build.mjs'), args: ['--quiet'] },
  ],
  [{ name: 'support', file: script('./support/check.mjs'), args: [] }],
  [{ name: 'e2e', file: bin('@playwright/test/cli.js'), args: ['test', '-c', 'e2e/playwright.config.ts'] }],
  [
    {
      name: 'firefox',
      file: bin('@playwright/test/cli.js'),
      args: ['test', '-c', 'e2e/firefox/playwright.config.ts', '--grep', '@firefox'],
      missing: async () =>
        (await findFirefox())
          ? undefined
          : 'NOT RUN, nothing was tried in Firefox: there is none here. `apt-get install firefox-esr`, or `npx playwright install --with-deps firefox`',
    },
  ],
];

const names = STAGES.flat().map(({ name }) => name);
const wanted = process.argv.slice(2);
const stages = STAGES.map((stage) =>
  stage.filter(({ name }) => wanted.length === 0 || wanted.includes(name)),
);
if (stages.flat().length === 0) {
  console.error(`No such step. There are: ${names.join(', ')}.`);
  process.exit(2);
}

/** `alone` prints as it goes; of others all is printed in one piece, when they are done. */
function begin({ name, file, args }, alone) {
  const since = Date.now();
  const child = spawn(process.execPath, [file, ...args], { cwd: root, stdio: alone ? 'inherit' : 'pipe' });
  const said = [];
  child.stdout?.on('data', (bytes) => said.push([process.stdout, bytes]));
  child.stderr?.on('data', (bytes) => said.push([process.stderr, bytes]));
  const done = new Promise((resolve) => {
    child.on('close', (status, signal) => {
      const seconds = ((Date.now() - since) / 1000).toFixed(1);
      const outcome = status === 0 ? 'ok' : `failed (${String(status ?? signal)})`;
      const report = () => {
        for (const [stream, bytes] of said) stream.write(bytes);
        console.log(`[test] ${name}: ${outcome} in ${seconds} s`);
      };
      resolve({ status: status ?? 1, report });
    });
  });
  return { done, stop: () => child.kill() };
}

let passed = 0;
let skipped = 0;
for (const stage of stages) {
  const able = [];
  for (const step of stage) {
    const lack = await step.missing?.();
    if (lack === undefined) able.push(step);
    else console.log(`[test] ${step.name}: ${lack}`);
  }
  skipped += stage.length - able.length;
  const running = able.map((step) => begin(step, able.length === 1));
  await Promise.all(
    running.map(async ({ done }) => {
      const { report, status } = await done;
      report();
      if (status === 0) return;
      for (const { stop } of running) stop();
      process.exit(status);
    }),
  );
  passed += able.length;
}
console.log(`${passed} passed, 0 failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
