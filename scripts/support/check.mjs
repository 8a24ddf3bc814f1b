// `npm run test:support`: what the built page uses that a browser we promise lacks. Each such thing has to be in
// accepted.mjs, with what happens where it is missing; anything else ends the check. Only of a style's property, which a
// browser that lacks it passes over, is it enough that it is told.
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { ACCEPTED } from './accepted.mjs';
import { FLOORS } from './floors.mjs';
import { lacking, mdn } from './lacking.mjs';
import { knownMembers, scriptFinder } from './scripts.mjs';
import { styleFinder } from './styles.mjs';

/** Which files of a folder use which lacking things: path of the data to names of files. */
export function used(files, lacks, data) {
  const inScript = scriptFinder(lacks, knownMembers(data, lacks));
  const inStyle = styleFinder(lacks);
  const found = new Map();
  for (const { name, text } of files)
    for (const path of name.endsWith('.css') ? inStyle(text) : inScript(text))
      found.set(path, [...(found.get(path) ?? []), name]);
  return found;
}

function builtFiles() {
  const folder = fileURLToPath(new URL('../../dist/page/assets/', import.meta.url));
  return readdirSync(folder)
    .filter((name) => /\.(?:js|css)$/.test(name))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

function main() {
  const data = mdn();
  const files = builtFiles();
  const met = new Set();
  let bad = 0;
  for (const [browser, version] of Object.entries(FLOORS)) {
    const lacks = lacking(data, browser, version);
    for (const [path, names] of used(files, lacks, data)) {
      met.add(path);
      if (ACCEPTED[path]) continue;
      if (!path.startsWith('css.properties.')) bad += 1;
      console.error(`${browser} ${version} lacks ${path} (${lacks.get(path)}): ${names.join(', ')}`);
    }
  }
  for (const path of Object.keys(ACCEPTED))
    if (!met.has(path)) console.error(`accepted.mjs: nothing uses ${path} any more, or every browser has it`);
  const floors = Object.entries(FLOORS).map((pair) => pair.join(' '));
  console.log(
    `${files.length} files, made for ${floors.join(', ')}: ${met.size} things are missing somewhere, ${bad} without an answer`,
  );
  process.exit(bad === 0 ? 0 : 1);
}
if (process.argv[1] === fileURLToPath(import.meta.url)) main();
