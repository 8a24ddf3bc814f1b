// `npm run bench`: the ratios that the engine promises, measured in one run and printed as a table (docs/bench.md).
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { bundle } from './bench/bundle.mjs';
import { oneDecision } from './bench/oneDecision.mjs';
import { accountToPicture, editToPicture } from './bench/newPicture.mjs';
import { oneEdit } from './bench/oneEdit.mjs';

const rows = [];
const row = (what, measured, wanted, reached) => rows.push([what, measured, wanted, reached ? 'yes' : 'NO']);
const thousands = (n) => `${Math.round(n / 1000).toLocaleString('en')} k`;
const megabytes = (n) => `${(n / 1e6).toFixed(1)} MB`;

/** In bytes of the input. */
const HEAP = 6;

const MICROSECONDS_AN_EDGE = 15;

/** null: it did not get by with the heap that it was given. */
function organization(shape, roles, what, limits = []) {
  const script = fileURLToPath(new URL('bench/organization.mjs', import.meta.url));
  const args = ['--expose-gc', ...limits, script, shape, String(roles), what];
  const stderr = limits.length > 0 ? 'ignore' : 'inherit';
  const done = spawnSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', stderr] });
  if (done.status !== 0 && limits.length > 0) return null;
  if (done.status !== 0) throw new Error(`${shape} ${roles} ${what} failed`);
  return JSON.parse(done.stdout);
}

const only = process.argv[2];
if (only !== 'page') await bundle();
if (only === undefined || only === 'decision') {
  const { theirs, compiled, parsed } = await oneDecision();
  row('iam-simulate, decisions a second', thousands(theirs), '', true);
  const ratio = (rate, wanted, what) =>
    row(
      what,
      `${thousands(rate)}, ${Math.round(rate / theirs)} x`,
      `>= ${wanted} x`,
      rate >= wanted * theirs,
    );
  ratio(compiled, 100, 'one decision, policies compiled');
  ratio(parsed, 20, 'one decision, parsing the documents');
}
if (only === undefined || only === 'organization') {
  for (const shape of ['estate', 'details']) {
    const ratios = [1000, 10_000].map((roles) => {
      const { bytes, parse, ours, verdicts } = organization(shape, roles, 'time');
      const measured = `${ours.toFixed(0)} ms, ${(ours / parse).toFixed(1)} x JSON.parse (${parse.toFixed(0)} ms)`;
      const what = `${shape}, ${roles} roles, ${megabytes(bytes)}, ${verdicts} verdicts`;
      // The goal is for the large one; the small one is there to see the growth.
      row(what, measured, roles < 10_000 ? '' : '<= 8 x', roles < 10_000 || ours <= 8 * parse);
      return { bytes, ours, verdicts };
    });
    const [small, large] = ratios;
    const growth = (of) => `${(large[of] / small[of]).toFixed(1)} x`;
    const grown = `${growth('ours')} (bytes ${growth('bytes')}, verdicts ${growth('verdicts')})`;
    row(`${shape}: time for ten times the roles`, grown, '<= 13 x', large.ours <= 13 * small.ours);
    // Node grows as long as it may before it collects: what the work needs shows when it may not.
    const heap = Math.ceil((HEAP * large.bytes) / 1e6);
    const within = (what) => organization(shape, 10_000, what, [`--max-old-space-size=${heap}`]);
    const [all, alone] = [within('memory'), within('parse-memory')];
    const resident = ({ bytes, memory }) => `${(memory / bytes).toFixed(1)} x`;
    const measured =
      all === null
        ? 'not enough'
        : `done; the process grew by ${resident(all)}, with JSON.parse alone by ${alone === null ? 'more than it may' : resident(alone)}`;
    row(`${shape}: 10,000 roles in a heap of ${HEAP} x the input`, measured, 'done', all !== null);
  }
}
if (only === undefined || only === 'edit') {
  const { words, page, findings, roles } = await oneEdit();
  const edit = `one edit among ${roles} roles`;
  const time = (ms) => `${ms.toFixed(1)} ms`;
  row(`${edit}: all verdicts, everything read anew`, time(words), '<= 16 ms', words <= 16);
  row(`${edit}: as the page does it, graph and resources too`, time(page), '<= 16 ms', page <= 16);
  row(`${edit}: what lint says of all of it`, time(findings), '', true);
}

if (only === undefined || only === 'links') {
  const { linkSizes } = await import('./bench/links.mjs');
  for (const [roles, share] of [
    [3, 0.36],
    [20, 0.3],
    [100, 0.33],
  ]) {
    const { characters, lz, deflate, encode, decode } = await linkSizes(roles);
    const ratio = (characters / lz).toFixed(2);
    const measured = `${characters} characters: ${ratio} x lz-string, ${(characters / deflate).toFixed(2)} x deflate; made in ${encode.toFixed(1)} ms, opened in ${decode.toFixed(1)} ms`;
    const reached = characters <= share * lz && characters <= deflate;
    row(`link of ${roles} roles`, measured, `<= ${share} x lz-string, <= 1 x deflate`, reached);
  }
}

if (only === undefined || only === 'picture') {
  const edit = await editToPicture();
  const measured = `${edit.median.toFixed(1)} ms, 95th percentile ${edit.slow.toFixed(1)} ms`;
  row(`one edit among ${edit.roles} roles: new picture`, measured, '<= 32 ms', edit.median <= 32);
  for (const kind of ['usual', 'dense']) {
    const { bytes, edges, first, ours, parse } = await accountToPicture(kind);
    const times = `${ours.toFixed(0)} ms, ${(ours / parse).toFixed(1)} x JSON.parse (${parse.toFixed(0)} ms), ${((1000 * ours) / edges).toFixed(1)} µs an edge; the first time ${first.toFixed(0)} ms`;
    const what = kind === 'usual' ? 'one account' : 'one account where all name all';
    const size = `${megabytes(bytes)}, ${edges.toLocaleString('en')} edges`;
    // Edges between all and all grow with the square of the bytes: there the time of each is what can be held.
    const reached = kind === 'usual' ? ours <= 8 * parse : ours <= (MICROSECONDS_AN_EDGE * edges) / 1000;
    const wanted = kind === 'usual' ? '<= 8 x' : `<= ${MICROSECONDS_AN_EDGE} µs an edge`;
    row(`${what}, ${size}: first picture`, times, wanted, reached);
  }
}

if (only === 'page') {
  const { pageBench } = await import('./bench/page.mjs');
  const { bytes, edit, estates, held } = await pageBench(process.argv[3]);
  for (const { edges, nodes, pan, picture, roles, zoom } of estates) {
    const what = `${roles.toLocaleString('en')} roles (${nodes} nodes, ${edges} lines)`;
    row(
      `${what}: first picture after the verdicts`,
      `${picture.toFixed(0)} ms`,
      '<= 3,000 ms',
      picture <= 3000,
    );
    for (const [move, { fps, slow }] of Object.entries({ pan, zoom })) {
      const measured = `${fps.toFixed(0)} frames a second, 95th percentile ${slow.toFixed(0)} ms`;
      row(`${what}: ${move}`, measured, '>= 50, <= 33 ms', fps >= 50 && slow <= 33);
    }
  }
  const steps = { reading: 'read', edit: 'renamed', reload: 'opened again' };
  for (const [step, { cpu, long, longCpu, wall }] of Object.entries(held)) {
    const measured = `${wall.toFixed(0)} ms, ${cpu.toFixed(0)} ms of CPU; ${long} over 50 ms, ${longCpu} by CPU`;
    row(`one account of 30 MB ${steps[step]}: longest task`, measured, '<= 50 ms', wall <= 50);
  }
  if (edit !== null) {
    const times = `${edit.median.toFixed(0)} ms, 95th percentile ${edit.slow.toFixed(0)} ms, of ${edit.count}`;
    row('one edit among 200 roles: to the other colours', times, '', true);
    const measured = `${bytes.toLocaleString('en')} bytes gzip`;
    row('loaded before the first picture', measured, '<= 200,000', bytes <= 200_000);
  }
}

if (only === 'layout') {
  const { compareLayouts } = await import('./bench/layout/compare.mjs');
  console.log((await compareLayouts()).join('\n'));
}

const [cpu] = cpus();
console.log(
  `Node ${process.version}, ${cpu?.model ?? 'unknown CPU'}, ${new Date().toISOString().slice(0, 10)}\n`,
);
if (rows.length > 0) console.log('| What | Measured | Wanted | Reached |\n| --- | --- | --- | --- |');
for (const cells of rows) console.log(`| ${cells.join(' | ')} |`);
