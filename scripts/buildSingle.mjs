// `npm run build:single`: dist/single/rolegraph.html.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const { status } = spawnSync(
  process.execPath,
  [
    at('../node_modules/vite/bin/vite.js'),
    'build',
    '-c',
    at('./pageBuild/single.config.ts'),
    '--mode',
    'single',
    '--logLevel',
    'warn',
  ],
  { cwd: at('..'), stdio: 'inherit', env: { ...process.env, NODE_ENV: 'production' } },
);
process.exit(status ?? 1);
