// `npm test`: every check in order, stopping at the first that fails. `npm test -- unit` runs only that one.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (file) => fileURLToPath(new URL(`../node_modules/${file}`, import.meta.url));
const script = (file) => fileURLToPath(new URL(file, import.meta.url));

const STEPS = [
  { name: 'format', file: bin('prettier/bin/prettier.cjs'), args: ['--check', '--log-level', 'warn', '.'] },
  { name: 'lint', file: bin('oxlint/bin/oxlint'), args: ['--type-aware'] },
  { name: 'types', file: bin('typescript/bin/tsc'), args: [] },
  { name: 'unit', file: bin('vitest/vitest.mjs'), args: ['run'] },
  { name: 'build', file: script('./build.mjs'), args: ['--quiet'] },
  { name: 'e2e', file: bin('@playwright/test/cli.js'), args: ['test', '-c', 'e2e/playwright.config.ts'] },
];

const wanted = process.argv.slice(2);
const steps = wanted.length > 0 ? STEPS.filter(({ name }) => wanted.includes(name)) : STEPS;
if (steps.length === 0) {
  console.error(`No such step. There are: ${STEPS.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}
for (const { name, file, args } of steps) {
  const begin = Date.now();
  const { status, signal } = spawnSync(process.execPath, [file, ...args], { cwd: root, stdio: 'inherit' });
  const seconds = ((Date.now() - begin) / 1000).toFixed(1);
  console.log(
    `[test] ${name}: ${status === 0 ? 'ok' : `failed (${String(status ?? signal)})`} in ${seconds} s`,
  );
  if (status !== 0) process.exit(status ?? 1);
}
console.log(`${steps.length} passed, 0 failed`);
