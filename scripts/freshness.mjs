// Is a built thing older than what it was built from? Compared by content, so a clone or a touch rebuilds nothing.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

function* walk(path) {
  const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const full = join(path, entry.name);
    if (entry.isDirectory()) yield* walk(full);
    else if (!/\.test\.tsx?$/.test(entry.name) && !entry.name.endsWith('.md')) yield full;
  }
}

export function sourceHash(
  root,
  folders = ['src', 'public', 'docs', 'scripts/pageBuild'],
  files = ['package-lock.json', 'vite.config.ts', 'index.html'],
) {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const path = join(root, folder);
    if (existsSync(path))
      for (const file of walk(path)) hash.update(file.slice(root.length)).update(readFileSync(file));
  }
  for (const file of files) if (existsSync(join(root, file))) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

export const isFresh = (stamp, hash) => existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;

export function markFresh(stamp, hash) {
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}
