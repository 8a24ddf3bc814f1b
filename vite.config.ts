import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig, runnerImport } from 'vite';

const FIRST_PICTURE = 'virtual:first-picture';

/**
 * The analysis of the start sample, made by the engine while building: a newcomer sees it before the engine is even
 * loaded, and nothing checked in can go stale.
 */
function firstPicture(): Plugin {
  return {
    name: 'first-picture',
    resolveId: (id) => (id === FIRST_PICTURE ? `\0${FIRST_PICTURE}` : undefined),
    async load(id) {
      if (id !== `\0${FIRST_PICTURE}`) return undefined;
      const { module, dependencies } = await runnerImport<{ firstAnalysis(): unknown }>(
        '/src/engine/firstAnalysis.ts',
        { configFile: false, logLevel: 'error' },
      );
      for (const file of dependencies) this.addWatchFile(file);
      // JSON.parse of a string is quicker to start than the same data as JavaScript
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(module.firstAnalysis()))})`;
    },
  };
}

/**
 * What the built page may do: nothing but itself, and no connection at all (README: nothing leaves your machine).
 * Monaco sets styles while it runs; the dev server needs a socket, so this stands in the built page only.
 * `wasm-unsafe-eval` lets bytes of our own script become the parser of Terraform (src/terraform) where no worker can be
 * had; it runs nothing else: text is never run as a program.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const contentSecurityPolicy = (): Plugin => ({
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY },
      injectTo: 'head-prepend',
    },
  ],
});

/** web-tree-sitter carries an `eval` for modules of other kinds, which nobody here calls. */
const SILENT = { checks: { eval: false } } as const;

export default defineConfig({
  base: './',
  plugins: [react(), firstPicture(), contentSecurityPolicy()],
  worker: { format: 'es', rolldownOptions: SILENT },
  build: {
    target: 'es2023',
    outDir: 'dist/page',
    manifest: true,
    chunkSizeWarningLimit: 4000,
    rolldownOptions: SILENT,
  },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
    setupFiles: ['scripts/propertySeed.mjs'],
    testTimeout: 60_000,
  },
} as Parameters<typeof defineConfig>[0]);
