// `npm run build`: the page into dist/page, then the first-load budget is printed and checked.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { checkBudget } from './budget.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const vite = fileURLToPath(new URL('../node_modules/vite/bin/vite.js', import.meta.url));
const quiet = process.argv.includes('--quiet');

const built = spawnSync(process.execPath, [vite, 'build', ...(quiet ? ['--logLevel', 'warn'] : [])], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
});
if (built.status !== 0) process.exit(built.status ?? 1);
process.exit(checkBudget(root) ? 0 : 1);
