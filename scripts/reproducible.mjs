// `npm run test:reproducible`: the page is built twice, and every file must be the same. Outside of `npm test`, because
// it builds twice.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

function build() {
  const folder = mkdtempSync(join(tmpdir(), 'rolegraph-build-'));
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'error'];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const hashes = files.map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return [path.slice(folder.length + 1), createHash('sha256').update(readFileSync(path)).digest('hex')];
  });
  rmSync(folder, { recursive: true });
  return new Map(hashes);
}

const [first, second] = [build(), build()];
const names = [...new Set([...first.keys(), ...second.keys()])];
const differ = names.filter((name) => first.get(name) !== second.get(name));
console.log(`${names.length} files, ${differ.length} differ`);
for (const name of differ) console.error(name);
process.exit(differ.length === 0 && names.length > 10 ? 0 : 1);
