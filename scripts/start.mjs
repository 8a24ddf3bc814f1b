// `npm start`: builds when the sources changed, serves the built page and prints its address.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preview } from 'vite';
import { isFresh, markFresh, sourceHash } from './freshness.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'dist', 'page.sha256');
const hash = sourceHash(root);
if (!isFresh(stamp, hash)) {
  const built = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs'), '--quiet'], {
    stdio: 'inherit',
  });
  if (built.status !== 0) process.exit(built.status ?? 1);
  markFresh(stamp, hash);
}
const port = Number(process.env.PORT) || 4173;
const server = await preview({
  root,
  preview: { port, strictPort: Boolean(process.env.PORT), host: '127.0.0.1' },
  logLevel: 'warn',
});
console.log(
  `Rolegraph is at ${server.resolvedUrls?.local[0] ?? `http://127.0.0.1:${port}/`}  (Ctrl+C stops it)`,
);
