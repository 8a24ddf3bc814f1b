// `npm run soak [-- edits]`: a long sitting with the engine, as the page's worker has it. 200 roles are edited, undone, asked
// about and looked at again and again; then an organization of 25,000 roles in 100 accounts is read and explored. Prints what
// memory is held after each part of it; fails when it grows without end, or when something is not answered.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { BUNDLE, bundle } from './bench/bundle.mjs';
import { generateEstate } from './generateEstate.mjs';

if (globalThis.gc === undefined) {
  const args = [
    '--expose-gc',
    '--max-old-space-size=8192',
    fileURLToPath(import.meta.url),
    ...process.argv.slice(2),
  ];
  process.exit(spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1);
}

/** An hour of somebody who changes something every second. */
const EDITS = Number(process.argv[2] ?? 3600);
const PARTS = 12;
/** Of the first sample after warming up: caches may still fill a little. */
const MOST_GROWTH = 1.3;

await bundle();
const { createDesk, createPacker } = await import(BUNDLE);
const megabytes = () => {
  globalThis.gc();
  return process.memoryUsage().heapUsed / 1e6;
};
const say = (what, mb) => console.log(`${what.padEnd(58)}${mb.toFixed(0).padStart(6)} MB`);

async function answered(desk, request) {
  const answer = await desk(request);
  if (answer.kind === 'failure') throw new Error(answer.message);
  return answer;
}

/** The first role's trust is opened to the next one, and closed again. */
function variants(roles) {
  const estate = generateEstate(roles);
  return [0, 1, 2, 3, 4].map((i) => {
    const [first, ...rest] = estate.principals;
    const named = estate.principals[(i + 1) % estate.principals.length].arn;
    const trust = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: named }, Action: 'sts:AssumeRole' }],
    };
    return JSON.stringify({ ...estate, principals: [{ ...first, trust }, ...rest] });
  });
}

async function sitting() {
  const texts = variants(200);
  const desk = createDesk();
  const pack = createPacker();
  const held = [];
  for (let edit = 0; edit < EDITS; edit++) {
    // a text like no other, so that nothing is found in a cache
    const text = `${texts[edit % texts.length]}${' '.repeat(edit % 997)}`;
    const source = { documents: [{ id: 'd1', name: 'estate.json', text }], context: {} };
    const id = edit * 2;
    const { analysis } = await answered(desk, { kind: 'analyse', id, source: pack(source, {}), view: {} });
    const edges = (analysis.whole ?? analysis.graph).edges;
    if (edges.length === 0) throw new Error('no edges');
    await answered(desk, { kind: 'explain', id: id + 1, edgeId: edges[edit % edges.length].id });
    if ((edit + 1) % Math.ceil(EDITS / PARTS) !== 0) continue;
    held.push(megabytes());
    say(`200 roles, after ${(edit + 1).toLocaleString('en')} edits`, held.at(-1));
  }
  const [, warm = held[0]] = held;
  const grown = held.at(-1) / warm;
  console.log(`grown to ${grown.toFixed(2)} x (at most ${MOST_GROWTH})`);
  return grown <= MOST_GROWTH;
}

async function load() {
  const text = JSON.stringify(generateEstate(25_000, { accounts: 100 }));
  const desk = createDesk();
  const source = { documents: [{ id: 'd1', name: 'organization.json', text }], context: {} };
  const begin = performance.now();
  const { analysis } = await answered(desk, {
    kind: 'analyse',
    id: 1,
    source: createPacker()(source, {}),
    view: {},
  });
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  const shown = analysis.graph;
  say(
    `25,000 roles (${(text.length / 1e6).toFixed(0)} MB of text) in ${seconds} s: ${shown.nodes.length} nodes in sight`,
    megabytes(),
  );
  const role = JSON.parse(text).principals.find(({ arn }) => arn.includes(':role/')).arn;
  const group = shown.nodes.find(({ closed }) => closed !== undefined);
  const view = { opened: [group.id] };
  const opened = await answered(desk, { kind: 'analyse', id: 2, view });
  say(`a group of its accounts opened: ${opened.analysis.graph.nodes.length} nodes`, megabytes());
  const near = await answered(desk, { kind: 'analyse', id: 3, view: { focus: [role, 2] } });
  say(`two steps around one role: ${near.analysis.graph.nodes.length} nodes`, megabytes());
  const counts = [opened, near].map(({ analysis: { graph } }) => graph.nodes.length);
  return shown.nodes.length > 0 && counts.every((nodes) => nodes > shown.nodes.length);
}

const ok = [await sitting(), await load()];
process.exit(ok.every(Boolean) ? 0 : 1);
