// Bundles the cli room and everything it imports into one file for Node.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: 'src/cli/main.ts',
    outDir: 'dist/cli',
    target: 'node20',
    emptyOutDir: true,
    // What is bundled keeps its licence texts.
    license: { fileName: 'licenses.md' },
    // web-tree-sitter carries an `eval` for modules of other kinds, which nobody here calls.
    rolldownOptions: { checks: { eval: false }, output: { entryFileNames: 'rolegraph.js' } },
  },
});
