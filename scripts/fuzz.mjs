// `npm run fuzz -- TARGET [--seconds N]`: coverage-guided fuzzing with Jazzer.js (scripts/fuzz/README.md).
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const here = join(root, 'scripts', 'fuzz');
const tool = join(root, 'node_modules', '.cache', 'rolegraph-fuzz');
const out = join(root, 'dist', 'fuzz');

/** Longest input in bytes, and the longest that one may take in milliseconds on a slow machine. */
const MOST_BYTES = 6000;
const MOST_MS = 20_000;

function stop(message) {
  console.error(message);
  process.exit(2);
}

async function bundle() {
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: out,
      minify: false,
      target: 'node20',
      rolldownOptions: {
        checks: { eval: false },
        input: { targets: join(here, 'targets.mjs'), seeds: join(here, 'seeds.mjs') },
        // the fuzzer counts in what it loads by require, and only in files of this ending
        output: { format: 'cjs', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      },
    },
  });
  writeFileSync(join(out, 'package.json'), '{ "type": "commonjs" }');
}

function installTool() {
  mkdirSync(tool, { recursive: true });
  for (const name of ['package.json', 'package-lock.json'])
    copyFileSync(join(here, 'tool', name), join(tool, name));
  if (existsSync(join(tool, 'node_modules', '@jazzer.js', 'core'))) return;
  const args = ['ci', '--ignore-scripts', '--no-fund', '--no-audit'];
  const shell = process.platform === 'win32';
  if (spawnSync('npm', args, { cwd: tool, stdio: ['ignore', 2, 2], shell }).status !== 0)
    stop('Jazzer.js could not be installed; see above.');
}

/** Node, or what is to run instead of it: `FUZZ_NODE="ld-linux-x86-64.so.2 --library-path LIBS node"`. */
const node = () => process.env.FUZZ_NODE?.split(' ') ?? [process.execPath];

function run(args, options = {}) {
  const [command, ...before] = node();
  const cli = join(tool, 'node_modules', '@jazzer.js', 'core', 'dist', 'cli.js');
  return spawnSync(command, [...before, cli, ...args], { cwd: root, ...options });
}

function checkTool() {
  const { status, stderr } = run(['--version'], { encoding: 'utf8' });
  if (status === 0) return;
  const glibc = /GLIBC_[\d.]+/.exec(stderr)?.[0];
  stop(
    glibc
      ? `Jazzer.js does not run here: its binary needs ${glibc}. Debian 13 and Ubuntu 24.04 have it; scripts/fuzz/README.md says what to do elsewhere. NOTHING WAS FUZZED.`
      : `Jazzer.js does not run here, nothing was fuzzed:\n${String(stderr)}`,
  );
}

await bundle();
const targets = Object.keys(await import(pathToFileURL(join(out, 'targets.js')).href)).filter(
  (name) => name !== 'default' && name !== 'module.exports',
);
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '60' } },
});
const [target] = positionals;
const seconds = Number(values.seconds);
if (!targets.includes(target) || !(seconds > 0))
  stop(`npm run fuzz -- TARGET [--seconds 60]\nTargets: ${targets.join(', ')}.`);

installTool();
checkTool();
setPriority(constants.priority.PRIORITY_LOW);
const { SEEDS } = await import(pathToFileURL(join(out, 'seeds.js')).href);
const grown = join(tool, 'corpus', target);
const seeds = join(tool, 'seeds', target);
const kept = join(here, 'corpus', target);
const found = join(root, 'test-results', 'fuzz');
for (const folder of [grown, seeds, kept, found]) mkdirSync(folder, { recursive: true });
for (const bytes of SEEDS[target]())
  writeFileSync(join(seeds, createHash('sha256').update(bytes).digest('hex').slice(0, 16)), bytes);

const ofJazzer = ['--fuzz_entry_point', target, '--includes', out, '--timeout', String(MOST_MS)];
const ofLibFuzzer = [
  `-max_total_time=${seconds}`,
  `-max_len=${MOST_BYTES}`,
  `-artifact_prefix=${found}/${target}-`,
  '-rss_limit_mb=6000',
  '-print_final_stats=1',
];
const { status } = run([join(out, 'targets.js'), ...ofJazzer, grown, seeds, kept, '--', ...ofLibFuzzer], {
  stdio: 'inherit',
});
console.log(`${readdirSync(grown).length} inputs that reach something of their own are in ${grown}`);
if (status !== 0)
  console.error(`A promise was broken. The input is in ${found}; mend it, then keep it in ${kept}.`);
process.exit(status ?? 1);
