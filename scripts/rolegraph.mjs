#!/usr/bin/env node
// `npm run --silent rolegraph -- …`, and the bin of the package: the cli room, bundled for Node. In a clone it is bundled
// on first use and again when src changes; the package has only this file and the bundle.
// Whatever happens on the way is said on stderr; stdout holds only the answer.
import { existsSync, readFileSync } from 'node:fs';

if (existsSync(new URL('../src', import.meta.url))) (await import('./bundleCli.mjs')).bundleCli();
const { main } = await import(new URL('../dist/cli/rolegraph.js', import.meta.url).href);
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
process.exitCode = await main(process.argv.slice(2), version);
