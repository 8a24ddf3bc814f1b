// (b) From bytes to the verdicts of a whole organization, beside JSON.parse of the same bytes. A process of its own
// each, so that memory is that of this job: `node organization.mjs <estate|details> <roles> <time|memory|parse-memory|write>`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateAccountDetails, generateEstate } from '../generateEstate.mjs';
import { BUNDLE } from './bundle.mjs';
import { medianOf } from './measure.mjs';

const ACCOUNTS = 50;

/** Every round has other texts (more line ends), so that nothing is remembered from the round before. */
function filesOf(shape, roles, round) {
  const end = '\n'.repeat(round + 1);
  const options = { accounts: ACCOUNTS };
  const texts =
    shape === 'estate'
      ? [JSON.stringify(generateEstate(roles, options), null, 2)]
      : generateAccountDetails(roles, options).map(({ details }) => JSON.stringify(details, null, 4));
  return texts.map((text) => Buffer.from(text + end));
}

const { read, prepare, assumeWords, emptyWorkspace } = await import(BUNDLE);

function verdicts(files) {
  const documents = files.map((bytes, i) => ({ id: `d${i}`, name: `${i}.json`, text: bytes.toString() }));
  return assumeWords(prepare(read({ ...emptyWorkspace, documents }).inventory)).words;
}
const parse = (files) => files.map((bytes) => JSON.parse(bytes.toString()));

/** The highest memory is that of the whole process: making the files would count, so another one makes them. */
function madeElsewhere() {
  const args = [process.argv[1], shape, size, 'write'];
  const { folder } = JSON.parse(spawnSync(process.execPath, args, { encoding: 'utf8' }).stdout);
  const made = readdirSync(folder)
    .sort()
    .map((name) => readFileSync(join(folder, name)));
  rmSync(folder, { recursive: true });
  return made;
}

const [shape, size, what] = process.argv.slice(2);
const roles = Number(size);
const rounds = what === 'time' ? 5 : 0;
const total = (all) => all.reduce((sum, file) => sum + file.length, 0);
const answer = { shape, roles };
if (what === 'write') {
  const folder = mkdtempSync(join(tmpdir(), 'rolegraph-bench-'));
  filesOf(shape, roles, 0).forEach((file, i) =>
    writeFileSync(join(folder, String(i).padStart(4, '0')), file),
  );
  answer.folder = folder;
} else if (what === 'time') {
  const files = Array.from({ length: rounds + 1 }, (_, round) => filesOf(shape, roles, round));
  answer.bytes = total(files[0]);
  for (let warm = 0; warm < (roles > 1000 ? 1 : 8); warm++) {
    parse(files[rounds]);
    answer.verdicts = verdicts(filesOf(shape, roles, rounds + 1 + warm)).length;
  }
  answer.parse = await medianOf((i) => parse(files[i]), rounds);
  answer.ours = await medianOf((i) => verdicts(files[i]), rounds);
} else {
  const warm = filesOf(shape, 100, 3);
  if (what === 'memory') verdicts(warm);
  else parse(warm);
  globalThis.gc();
  const files = madeElsewhere();
  answer.bytes = total(files);
  const before = process.memoryUsage().rss - answer.bytes;
  const work = what === 'memory' ? verdicts : parse;
  answer.result = work(files).length;
  answer.memory = process.resourceUsage().maxRSS * 1024 - before;
}
process.stdout.write(JSON.stringify(answer));
