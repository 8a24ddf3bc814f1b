import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { contentSecurityPolicy } from './scripts/pageBuild/contentSecurityPolicy.ts';
import { firstPicture } from './scripts/pageBuild/firstPicture.ts';
// @ts-expect-error plain JavaScript that the linter's config is made of, too
import { FLOORS, PURE_BELOW } from './scripts/layers.mjs';
import { docsSite } from './scripts/docsSite/site.ts';
import { offline } from './scripts/pageBuild/offline.ts';
// @ts-expect-error plain JavaScript, as the check of the built page is
import { CSS_TARGET } from './scripts/support/floors.mjs';

/** web-tree-sitter carries an `eval` for modules of other kinds, which nobody here calls. */
const SILENT = { checks: { eval: false } } as const;

interface Modules {
  getModuleInfo(id: string): { readonly isEntry: boolean; readonly importers: readonly string[] } | null;
}

/** One chunk of all that the entry imports: a dozen small ones cost the first load a kilobyte. */
function firstLoad(id: string, modules: Modules): string | null {
  const seen = new Set<string>();
  const reached = (module: string): boolean => {
    if (seen.has(module)) return false;
    seen.add(module);
    const info = modules.getModuleInfo(module);
    return info !== null && (info.isEntry || info.importers.some(reached));
  };
  return reached(id) ? 'first' : null;
}
const ROOMS = FLOORS as readonly (readonly string[])[];
const testsOf = (rooms: readonly string[]) => rooms.map((room) => `src/${room}/**/*.test.{ts,tsx}`);
const PURE_TESTS = testsOf(ROOMS.slice(0, PURE_BELOW as number).flat());
const OTHER_TESTS = [...testsOf(ROOMS.slice(PURE_BELOW as number).flat()), 'scripts/**/*.test.mjs'];

export default defineConfig({
  base: './',
  plugins: [react(), firstPicture(), contentSecurityPolicy(), docsSite(), offline()],
  worker: { format: 'es', rolldownOptions: SILENT },
  build: {
    target: 'es2023',
    cssTarget: CSS_TARGET as string[],
    outDir: 'dist/page',
    manifest: true,
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      ...SILENT,
      output: { codeSplitting: { groups: [{ name: firstLoad, debugName: 'first load' }] } },
    },
  },
  test: {
    setupFiles: ['scripts/propertySeed.mjs'],
    testTimeout: 60_000,
    // all cores: a machine with two would use one
    maxWorkers: '100%',
    // Pure rooms keep no state, so their tests share what is loaded and warm: half the time of the suite.
    // What mocks a module, or sees one unloaded, is called `*.alone.test.ts`.
    projects: [
      {
        extends: true,
        test: { name: 'pure', include: PURE_TESTS, exclude: ['**/*.alone.test.ts'], isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          include: ['src/**/*.alone.test.ts', ...OTHER_TESTS],
        },
      },
    ],
  },
} as Parameters<typeof defineConfig>[0]);
