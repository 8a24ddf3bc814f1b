// Bundles the engine for Node once a run, so that the bench measures what people get.
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const OUT = fileURLToPath(new URL('../../node_modules/.cache/rolegraph-bench', import.meta.url));

export const BUNDLE = pathToFileURL(`${OUT}/engine.js`).href;

export async function bundle() {
  await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: 'scripts/bench/engine.mjs',
      outDir: OUT,
      emptyOutDir: true,
      minify: false,
      target: 'node20',
      rolldownOptions: { checks: { eval: false }, output: { entryFileNames: 'engine.js' } },
    },
  });
}
