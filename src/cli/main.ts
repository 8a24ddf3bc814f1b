// The program behind `npm run --silent rolegraph`: reads the command line, prints the answer, returns the exit code.
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { text as streamText } from 'node:stream/consumers';
import type { Refusal } from '#files/unpack.ts';
import { batchLine } from './batch.ts';
import { canCommand } from './canCommand.ts';
import { ASSERTIONS_FILE, checkCommand, readAssertions } from './checkCommand.ts';
import { compareCommand, twoStates } from './compareCommand.ts';
import type { Output } from './graphCommand.ts';
import { graphCommand } from './graphCommand.ts';
import { loadActionNames } from '#actions/actionNames.ts';
import { prepareReading } from '#import/textReaders.ts';
import { formatsCommand, ledgerCommand } from './ledgerCommand.ts';
import { lintCommand } from './lintCommand.ts';
import { type Pipe, endQuietly } from './pipe.ts';
import { pseudonymiseCommand, restoreCommand } from './pseudonymiseCommand.ts';
import { readInput } from './readInput.ts';
import { inPlainSight, visibleJson } from '#text/unseen.ts';
import { simulateCommand } from './simulateCommand.ts';
import { USAGE, parseOptions } from './usage.ts';

const complain = (message: string) => process.stderr.write(`rolegraph: ${inPlainSight(message)}\n`);

/** Waits for the pipe, so that a large answer is not cut when the process ends. */
const write = (text: string) => new Promise<void>((done) => process.stdout.write(text, () => done()));

/** Names in policies are other people's: nothing in them moves the cursor or turns what is read. JSON stays the same value. */
const print = (text: string) => write(/^[[{]/.test(text) ? visibleJson(text) : inPlainSight(text));

async function batch(path: string, out: Pipe): Promise<number> {
  const stream = path === '-' ? process.stdin : createReadStream(path, 'utf8');
  let code = 0;
  let number = 0;
  for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) {
    if (out.closed) break;
    number++;
    if (line.trim() === '') continue;
    await prepareReading([{ id: '', name: '', text: line }]);
    const { ok, json, stderr } = batchLine(line);
    for (const each of stderr) complain(`line ${number}: ${each}`);
    if (!ok) {
      complain(`line ${number}: ${json}`);
      code = 2;
    }
    await print(`${json}\n`);
  }
  return code;
}

/** `file://` as the AWS CLI wants it is understood too. */
async function simulateFile(given: string): Promise<Output> {
  const path = given.replace(/^file:\/\//, '');
  const text = path === '-' ? await streamText(process.stdin) : await readFile(path, 'utf8');
  return simulateCommand(text, path === '-' ? '(standard input)' : path);
}

async function deliver(output: Output): Promise<number> {
  for (const line of output.stderr) complain(line);
  await print(output.stdout);
  return output.code;
}

function usage(problem: string): number {
  complain(problem);
  process.stderr.write(`${USAGE}\n`);
  return 2;
}

const asks = (argv: readonly string[], flags: readonly string[]) => argv.some((word) => flags.includes(word));

/** Runs one command line (without node and script) of this version and returns the exit code of design 4.1. */
export async function main(argv: readonly string[], version: string): Promise<number> {
  const out = endQuietly(process.stdout);
  endQuietly(process.stderr);
  if (argv.length === 0) return usage('no command');
  if (asks(argv, ['--help', '-h']) || argv[0] === 'help') {
    await print(`${USAGE}\n`);
    return 0;
  }
  if (asks(argv, ['--version', '-V']) || argv[0] === 'version') {
    await print(`${version}\n`);
    return 0;
  }
  const options = parseOptions(argv);
  if (typeof options === 'string') return usage(options);
  const { command, operands, flags } = options;
  try {
    if (flags['batch'] !== undefined) return await batch(flags['batch'], out);
    if (command === 'simulate') {
      const path = flags['cli-input-json'];
      if (path === undefined || operands.length > 0) return usage('simulate needs --cli-input-json FILE|-');
      return await deliver(await simulateFile(path));
    }
    if (command === 'formats') return await deliver(formatsCommand());
    if (command === 'compare') {
      if (operands.length < 1 || operands.length > 2)
        return usage('compare needs BEFORE and AFTER, or a Terraform plan');
      const states = await twoStates(operands, flags['context']);
      if ('failure' in states) return usage(states.failure);
      return await deliver(compareCommand(states, flags['format'] ?? 'text'));
    }
    if (flags['restore'] !== undefined) {
      const [path] = operands;
      if (path === undefined || operands.length > 1) return usage('--restore MAP needs one FILE, or -');
      return await deliver(await restoreCommand(flags['restore'], path));
    }
    const files = command === 'can' ? operands.slice(2) : operands;
    if (files.length === 0)
      return usage(`${command} needs ${command === 'can' ? 'SOURCE, TARGET and a' : 'a'} FILE`);
    const refused: Refusal[] = [];
    const tell = command === 'ledger' ? (one: Refusal) => refused.push(one) : undefined;
    const workspace = await readInput(files, flags['context'], tell);
    if ('failure' in workspace) return usage(workspace.failure);
    await Promise.all([prepareReading(workspace.documents), loadActionNames()]);
    if (command === 'check') {
      const file = await readAssertions(flags['assert'] ?? ASSERTIONS_FILE);
      return await deliver(checkCommand(workspace, file, { format: flags['format'], count: flags['count'] }));
    }
    if (command === 'graph')
      return await deliver(graphCommand(workspace, flags['format'] ?? 'json', flags['account']));
    if (command === 'ledger')
      return await deliver(ledgerCommand(workspace, flags['format'] ?? 'text', refused));
    if (command === 'pseudonymise') return await deliver(await pseudonymiseCommand(workspace, flags));
    if (command === 'lint') return await deliver(lintCommand(workspace, flags['format'] ?? 'text'));
    const [source = '', target = ''] = operands;
    return await deliver(canCommand(workspace, source, target, flags['format'] ?? 'text'));
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    return 2;
  }
}
