// The pictures that layouts are compared on: our samples, the texts of the browser tests, and generated estates of so many
// nodes with what real ones are made of: hubs, services, chains, cycles, wide trust. Fixed seeds.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { BUNDLE } from '../bundle.mjs';
import { generateEstate, randomFrom } from '../../generateEstate.mjs';

const E2E = new URL('../../../e2e/', import.meta.url);
const TEXTS = [
  'texts/completeExample.txt',
  'texts/sameAndCross.md',
  'texts/slips.md',
  'texts/terraform.txt',
  'texts/deployRoles.yaml',
  'formats/1-details',
  'formats/2-commands',
  'formats/7-refusals',
  'formats/9-identities',
];

/** Files of a folder in order of their names. */
function filesIn(url) {
  if (!statSync(url).isDirectory()) return [url];
  const folder = new URL(`${url.href}/`);
  return readdirSync(folder)
    .toSorted()
    .flatMap((name) => filesIn(new URL(name, folder)));
}

async function drawn(documents, view = {}) {
  const { analyse, emptyWorkspace, prepareReading } = await import(BUNDLE);
  const workspace = { ...emptyWorkspace, documents, view };
  await prepareReading(documents);
  return analyse(workspace).graph;
}

const documentOf = (text, i) => ({ id: `d${i}`, name: `${i}.txt`, text });

async function sampleGraphs() {
  const { analyse, SAMPLES, sampleWorkspace } = await import(BUNDLE);
  return SAMPLES.map((sample) => analyse(sampleWorkspace(sample)).graph);
}

const textGraphs = () =>
  Promise.all(
    TEXTS.map((path) =>
      drawn(filesIn(new URL(path, E2E)).map((url, i) => documentOf(readFileSync(url, 'utf8'), i))),
    ),
  );

/** What the mixed organization of the other benches looks like when it is small: resources and wildcards too. */
const mixedGraphs = () =>
  Promise.all([6, 12, 20].map((roles) => drawn([documentOf(JSON.stringify(generateEstate(roles)), 0)])));

const NAMES = [
  'deploy',
  'pipeline-prod',
  'readonly',
  'billing-export',
  'lambda-orders-exec',
  'audit',
  'backup-runner',
];
const SERVICES = ['EC2', 'Lambda', 'ECS tasks', 'CodeBuild', 'Step Functions', 'Glue'];
const LABELS = [
  'allowed',
  'allowed',
  'allowed',
  'if ExternalId',
  'if ExternalId and MFA',
  'permission not given',
  'not trusted',
];
const VERDICTS = ['valid', 'valid', 'valid', 'conditional', 'conditional', 'unknown', 'invalid'];

/** An estate of `count` nodes. */
async function estate(count, seed) {
  const { testGraph } = await import(BUNDLE);
  const random = randomFrom(seed);
  const below = (n) => Math.floor(random() * n);
  const pick = (list) => list[below(list.length)];
  const accounts = Array.from({ length: Math.max(1, Math.round(count / 7)) }, (_, i) =>
    String(111111111111 * (1 + (i % 9)) + i),
  );
  const services = Math.min(SERVICES.length, Math.max(1, Math.round(count * 0.12)));
  const outside = SERVICES.slice(0, services).map((label) => ({
    id: label,
    kind: 'service',
    account: null,
    label,
  }));
  const inside = Array.from({ length: count - services }, (_, i) => {
    const chance = random();
    const kind = chance < 0.12 ? 'user' : chance < 0.17 ? 'federated' : 'role';
    return { id: `n${i}`, kind, account: pick(accounts), label: `${pick(NAMES)}-${i}` };
  });
  const roles = inside.filter(({ kind }) => kind === 'role');
  const edges = new Map();
  const join = (from, to) => {
    if (from === undefined || to === undefined || from.id === to.id) return;
    const look = below(LABELS.length);
    edges.set(`${from.id} ${to.id}`, {
      from: from.id,
      to: to.id,
      label: LABELS[look],
      verdict: VERDICTS[look],
    });
  };
  // Half the roles are for a service; users and providers come into one to three.
  for (const role of roles) if (random() < 0.45) join(pick(outside), role);
  for (const node of inside)
    if (node.kind !== 'role') for (let i = 0; i <= below(3); i += 1) join(node, pick(roles));
  // A hub deploys everywhere; from 20 nodes on an auditor reads everywhere as well.
  for (const hub of roles.slice(0, count < 20 ? 1 : 2))
    for (const role of roles) if (random() < 0.3) join(hub, role);
  // Chains over accounts, and what comes back.
  const chain = roles.toSorted(() => random() - 0.5).slice(0, Math.ceil(roles.length / 2));
  chain.forEach((role, i) => {
    if (i % 4 !== 0) join(chain[i - 1], role);
    if (i % 9 === 8) join(role, chain[i - 2]);
  });
  return testGraph([...outside, ...inside], [...edges.values()]);
}

const SIZES = [3, 10, 25, 50, 100];
const SEEDS = [1, 2, 3, 4, 5, 6];
/** Of the largest: dagre takes seconds for each. */
const FEW_SEEDS = [1, 2, 3];

/** Groups of graphs by name. */
export async function layoutGraphs() {
  return {
    samples: await sampleGraphs(),
    'texts of the browser tests': await textGraphs(),
    'mixed organization, 6 to 20 roles': await mixedGraphs(),
    ...Object.fromEntries(
      await Promise.all(
        SIZES.map(async (count) => [
          `${count} nodes`,
          await Promise.all((count < 100 ? SEEDS : FEW_SEEDS).map((seed) => estate(count, seed))),
        ]),
      ),
    ),
  };
}
