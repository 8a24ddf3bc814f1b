// Writes sw.js: the lists of the files of the build and a version made of them, then src/promises/serviceWorker.ts.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { transformWithOxc, type Plugin } from 'vite';

const SOURCE = 'src/promises/serviceWorker.ts';
/** Nobody asks for these by address. */
const NOT_KEPT = /^(?:\.vite\/|_headers$|sw\.js$|404\.)/;
/** Kept when the page first asks for them: most visits never do. */
const KEPT_LATER = /^assets\/actionNames-[^/]*\.js$/;

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => !NOT_KEPT.test(path))
    .sort();
}

/** `source`: JavaScript. Some hosts move /index.html to /, so that the page is kept under the address of its folder. */
export function workerText(folder: string, source: string): string {
  const files = filesOf(folder);
  const hash = createHash('sha256').update(source);
  for (const path of files) hash.update(path).update(readFileSync(join(folder, path)));
  const list = files
    .filter((path) => !KEPT_LATER.test(path))
    .map((path) => (path === 'index.html' ? '' : path));
  const later = files.filter((path) => KEPT_LATER.test(path));
  const version = hash.digest('hex').slice(0, 16);
  return `const VERSION = ${JSON.stringify(version)};\nconst FILES = ${JSON.stringify(list)};\nconst LATER = ${JSON.stringify(later)};\n${source}`;
}

export function offline(): Plugin {
  let folder = '';
  return {
    name: 'offline',
    apply: 'build',
    configResolved: (config) => void (folder = resolve(config.root, config.build.outDir)),
    async closeBundle(error?: Error) {
      if (error) return;
      const { code } = await transformWithOxc(readFileSync(SOURCE, 'utf8'), SOURCE, { sourcemap: false });
      writeFileSync(join(folder, 'sw.js'), workerText(folder, code.replace(/^export \{\};?$/m, '')));
    },
  };
}
