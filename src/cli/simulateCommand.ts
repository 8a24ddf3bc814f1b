// `rolegraph simulate --cli-input-json`: one object, a list of objects, or one object a line; the answer has the
// shape of the question.
import type { Output } from './graphCommand.ts';
import { jsonFault } from './jsonFault.ts';
import { simulate } from './simulate.ts';
import { readSimulateRequest } from './simulateRequest.ts';

interface Answered {
  readonly ok: boolean;
  /** `{"error": …}` stands for a request that cannot be read. */
  readonly answer: object;
  /** Each with where in the input. */
  readonly stderr: readonly string[];
}

function answerTo(input: unknown, where: string): Answered {
  const request = readSimulateRequest(input);
  if ('wrong' in request) {
    const stderr = request.wrong.map((line) => `${where}${line}`);
    return { ok: false, answer: { error: request.wrong.join('; ') }, stderr };
  }
  const { answer, notes } = simulate(request);
  return { ok: true, answer, stderr: notes.map((note) => `${where}note: ${note}`) };
}

type Parsed = { readonly value: unknown } | null;

function parsed(text: string): Parsed {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}

function answerLine(line: string, number: number): Answered {
  const read = parsed(line);
  if (read !== null) return answerTo(read.value, `line ${number}: `);
  const fault = jsonFault(line);
  return { ok: false, answer: { error: fault }, stderr: [`line ${number}: ${fault}`] };
}

const isObjectLine = (line: string): boolean => line.trim().startsWith('{') && parsed(line) !== null;

/** null: the text is not one object a line. */
function answerLines(text: string): Output | null {
  const lines = text.split('\n').map((line, i) => ({ line, number: i + 1 }));
  const full = lines.filter(({ line }) => line.trim() !== '');
  if (full.length < 2 || !full.some(({ line }) => isObjectLine(line))) return null;
  const answers = full.map(({ line, number }) => answerLine(line, number));
  return {
    stdout: answers.map(({ answer }) => `${JSON.stringify(answer)}\n`).join(''),
    stderr: answers.flatMap(({ stderr }) => stderr),
    code: answers.every(({ ok }) => ok) ? 0 : 2,
  };
}

/** `name` is said on stderr. Exit code 0, or 2 when something cannot be read. Never throws. */
export function simulateCommand(text: string, name: string): Output {
  const read = parsed(text);
  if (read === null) {
    const lines = answerLines(text);
    if (lines !== null) return { ...lines, stderr: lines.stderr.map((line) => `${name}: ${line}`) };
    return { stdout: '', stderr: [`${name}: ${jsonFault(text)}`], code: 2 };
  }
  const many = Array.isArray(read.value);
  const inputs: readonly unknown[] = Array.isArray(read.value) ? read.value : [read.value];
  const answers = inputs.map((input, i) => answerTo(input, many ? `${name}: ${i + 1}: ` : `${name}: `));
  const stderr = answers.flatMap((one) => one.stderr);
  const ok = answers.every((one) => one.ok);
  if (!many && !ok) return { stdout: '', stderr, code: 2 };
  const answer = many ? answers.map((one) => one.answer) : answers[0]?.answer;
  // Who writes one object in one line reads one line.
  const indent = text.trim().includes('\n') ? 2 : 0;
  return { stdout: `${JSON.stringify(answer, null, indent)}\n`, stderr, code: ok ? 0 : 2 };
}
