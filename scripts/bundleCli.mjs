// The command line as one bundle for Node, made when it is missing or older than its source. Says everything on stderr.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkNode, ensureDeps } from './ensure.mjs';
import { isFresh, markFresh, sourceHash } from './freshness.mjs';

export function bundleCli() {
  const root = fileURLToPath(new URL('..', import.meta.url));
  checkNode();
  const stamp = join(root, 'dist', 'cli.sha256');
  const hash = sourceHash(root, ['src'], ['package-lock.json', 'scripts/cli.config.mjs']);
  if (isFresh(stamp, hash) && existsSync(join(root, 'dist', 'cli', 'rolegraph.js'))) return;
  ensureDeps();
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', '--config', join(root, 'scripts', 'cli.config.mjs'), '--logLevel', 'warn'];
  const built = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (built.status !== 0) process.exit(2);
  markFresh(stamp, hash);
}

// `npm pack` runs this first (prepack).
if (process.argv[1] === fileURLToPath(import.meta.url)) bundleCli();
