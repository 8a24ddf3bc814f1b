// What the browser loads before a newcomer's first picture: the entry, its static imports and styles. That picture is
// part of the build (vite.config.ts); the engine's worker comes right after it, e2e/firstPicture.spec.ts checks the order.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** gzip bytes; issue 2 sets the limit, docs/dependencies.md says what fills it. */
export const FIRST_LOAD_LIMIT = 200_000;

/** Never before the first picture, whatever the sizes say. */
const LATE = [/monaco/i, /engineWorker/, /editor\.worker/i, /json\.worker/i];

const gzip = (path) => gzipSync(readFileSync(path), { level: 9 }).length;

export function firstLoad(root) {
  const dist = join(root, 'dist', 'page');
  const manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'));
  const files = new Set(['index.html']);
  const visit = (key) => {
    const chunk = manifest[key];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const css of chunk.css ?? []) files.add(css);
    for (const next of chunk.imports ?? []) visit(next);
  };
  for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry) visit(key);
  return [...files]
    .filter((file) => existsSync(join(dist, file)))
    .map((file) => ({ file, size: gzip(join(dist, file)) }));
}

export function checkBudget(root) {
  const files = firstLoad(root);
  const total = files.reduce((sum, { size }) => sum + size, 0);
  console.log('Loaded before the first picture (gzip bytes):');
  for (const { file, size } of files) console.log(`  ${String(size).padStart(7)}  ${file}`);
  console.log(`  ${String(total).padStart(7)}  of at most ${FIRST_LOAD_LIMIT}`);
  const assets = readdirSync(join(root, 'dist', 'page', 'assets'));
  for (const file of assets.filter((name) => /^engineWorker-.*\.js$/.test(name)))
    console.log(
      `  ${String(gzip(join(root, 'dist', 'page', 'assets', file))).padStart(7)}  assets/${file}, right after it`,
    );
  const late = files.filter(({ file }) => LATE.some((pattern) => pattern.test(file)));
  for (const { file } of late) console.error(`${file} must not be loaded before the first picture.`);
  if (total > FIRST_LOAD_LIMIT) console.error('The first load is over its budget.');
  return total <= FIRST_LOAD_LIMIT && late.length === 0;
}
