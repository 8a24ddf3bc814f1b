// `npm run build:single`: dist/single/rolegraph.html, which runs from disk with everything in it.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { firstPicture } from './firstPicture.ts';
import { inlinePage } from './inlinePage.ts';
import { inlineWorkers } from './inlineWorkers.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const singleFile = (): Plugin => ({
  name: 'single-file',
  enforce: 'post',
  // after Vite's own, which finish the code
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const files = Object.values(bundle);
      const [entry, ...more] = files.filter((file) => file.type === 'chunk');
      const text = (end: string) =>
        files
          .filter((file) => file.type === 'asset')
          .filter(({ fileName }) => fileName.endsWith(end))
          .map(({ source }) => String(source))
          .join('\n');
      if (entry?.type !== 'chunk' || more.length > 0) throw new Error('The page is not one program.');
      const icon = readFileSync(`${root}public/favicon.svg`, 'utf8');
      const page = inlinePage({ html: text('.html'), code: entry.code, css: text('.css'), icon });
      mkdirSync(`${root}dist/single`, { recursive: true });
      writeFileSync(`${root}dist/single/rolegraph.html`, page);
      console.log(`dist/single/rolegraph.html  ${(Buffer.byteLength(page) / 1e6).toFixed(1)} MB`);
    },
  },
});

export default defineConfig({
  root,
  mode: 'single',
  publicDir: false,
  plugins: [inlineWorkers(), react(), firstPicture(), singleFile()],
  build: {
    write: false,
    target: 'es2023',
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    cssCodeSplit: false,
    modulePreload: false,
    chunkSizeWarningLimit: 40_000,
    rolldownOptions: { checks: { eval: false, pluginTimings: false }, output: { codeSplitting: false } },
  },
});
