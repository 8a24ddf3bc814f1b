#!/usr/bin/env node
// `npm run --silent rolegraph -- …`: the cli room, bundled for Node on first use (and again when src changes).
// Whatever happens on the way is said on stderr; stdout holds only the answer.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { checkNode, ensureDeps } from './ensure.mjs';
import { isFresh, markFresh, sourceHash } from './freshness.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const bundle = join(root, 'dist', 'cli', 'rolegraph.js');
checkNode();
if (existsSync(join(root, 'src'))) {
  const stamp = join(root, 'dist', 'cli.sha256');
  const hash = sourceHash(root, ['src'], ['package-lock.json', 'scripts/cli.config.mjs']);
  if (!isFresh(stamp, hash) || !existsSync(bundle)) {
    ensureDeps();
    const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
    const args = [vite, 'build', '--config', join(root, 'scripts', 'cli.config.mjs'), '--logLevel', 'warn'];
    const built = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] });
    if (built.status !== 0) process.exit(2);
    markFresh(stamp, hash);
  }
}
const { main } = await import(pathToFileURL(bundle).href);
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
process.exitCode = await main(process.argv.slice(2), version);
