// Where the caret stands in YAML that is being written, by its lines and how far they are indented.
import type { Caret } from './caret.ts';
import { standingOf, type Standing } from './standing.ts';

/** One line: marks of lists, then perhaps a key, then a value. */
interface Line {
  readonly marks: readonly number[];
  readonly key: { readonly name: string; readonly column: number } | null;
  /** Column where the value begins, or the key that is being written. */
  readonly rest: number;
}

const KEY = /^(?:"([^"]*)"|'([^']*)'|([\w.:/*-]*[\w/*-]))\s*:(?=\s|$)/;

function readLine(line: string): Line | null {
  let at = line.search(/\S/);
  if (at < 0 || line.charAt(at) === '#') return null;
  const marks: number[] = [];
  while (/^-(?:\s|$)/.test(line.slice(at))) {
    marks.push(at);
    at += 1 + (line.slice(at + 1).match(/^\s*/)?.[0].length ?? 0);
  }
  const found = KEY.exec(line.slice(at));
  const name = found?.[1] ?? found?.[2] ?? found?.[3];
  if (found === null || name === undefined) return { marks, key: null, rest: at };
  const after = at + found[0].length;
  const rest = after + (line.slice(after).match(/^\s*(?:!\S+\s+)?/)?.[0].length ?? 0);
  return { marks, key: { name, column: at }, rest };
}

interface Step {
  readonly column: number;
  readonly key: string | null;
}

const stepsOf = ({ key, marks }: Line): readonly Step[] => [
  ...marks.map((column) => ({ column, key: null })),
  ...(key === null ? [] : [{ column: key.column, key: key.name }]),
];

/** What stands around something at `column`; a list may begin below its key without more space. */
function around(lines: readonly string[], above: number, column: number, isMark: boolean): (string | 0)[] {
  const path: (string | 0)[] = [];
  let [edge, inList] = [column, isMark];
  for (let i = above; i >= 0 && edge >= 0; i--) {
    const line = readLine(lines[i] ?? '');
    for (const step of line === null ? [] : stepsOf(line).toReversed()) {
      if (step.column > edge || (step.column === edge && !(inList && step.key !== null))) continue;
      path.unshift(step.key ?? 0);
      [edge, inList] = [step.column, step.key === null];
    }
  }
  return path;
}

/** Keys beside one at `column`, above and below. */
function beside(lines: readonly string[], at: number, column: number): readonly string[] {
  const keys: string[] = [];
  for (const by of [-1, 1])
    for (let i = at + by; i >= 0 && i < lines.length; i += by) {
      const line = readLine(lines[i] ?? '');
      if (line === null) continue;
      const first = line.marks[0] ?? line.key?.column ?? line.rest;
      if (line.key?.column === column && (by < 0 || line.marks.length === 0)) keys.push(line.key.name);
      if (first < column) break;
    }
  return keys;
}

/** The word at `offset` in brackets of one line, `[a, b]` or `{ AWS: a }`, and the key before it. */
function inBrackets(text: string, offset: number) {
  let from = offset;
  while (from > 0 && !/[[{,]/.test(text.charAt(from - 1))) from--;
  const rest = text.slice(from);
  const key = /^\s*"?([\w.:/-]+?)"?\s*:\s/.exec(rest);
  from +=
    key !== null && from + key[0].length <= offset ? key[0].length : (rest.match(/^\s*/)?.[0].length ?? 0);
  const to = from + (text.slice(from).match(/^(?:"[^"]*"?|'[^']*'?|[^,\]}]*[^\s,\]}])?/)?.[0].length ?? 0);
  return { from, to: Math.max(to, offset), key: key?.[1] };
}

export interface Stand {
  readonly caret: Caret;
  readonly standing: Standing;
}

/** null: nothing of the policy language stands there. `start`: where the YAML begins. */
export function yamlStand(text: string, start: number, offset: number): Stand | null {
  const lineFrom = Math.max(text.lastIndexOf('\n', offset - 1) + 1, start);
  const next = text.indexOf('\n', offset);
  const line = text.slice(lineFrom, next < 0 ? text.length : next).replace(/\r$/, '');
  const lines = text.slice(start).split('\n');
  const index = text.slice(start, lineFrom).split('\n').length - 1;
  const column = offset - lineFrom;
  const read = readLine(line) ?? { marks: [], key: null, rest: column };
  const before = line.slice(0, column);
  if (/(?:^|\s)#/.test(before)) return null;
  const [mark] = read.marks;
  const outer = around(lines, index - 1, mark ?? read.key?.column ?? read.rest, mark !== undefined);
  const here: readonly (string | 0)[] = [...outer, ...read.marks.map(() => 0 as const)];
  const inKey = read.key !== null && column <= read.key.column + read.key.name.length;
  const keys = beside(lines, index, read.key?.column ?? read.rest);
  const make = (path: readonly (string | 0)[], at: Caret['at'], from: number, to: number): Stand | null => {
    const raw = line.slice(from, to);
    const quote = /^["']/.exec(raw)?.[0];
    const token = quote === undefined ? raw : raw.slice(1).replace(new RegExp(`${quote}$`), '');
    const caret: Caret = {
      path,
      at,
      token,
      from: lineFrom + from,
      to: lineFrom + to,
      typed: line.slice(from + (quote === undefined ? 0 : 1), column),
      quoted: quote !== undefined,
      keys,
      colon: at === 'key' && read.key !== null,
    };
    const standing = standingOf(caret);
    return standing && { caret, standing };
  };
  if (inKey && read.key) return make(here, 'key', read.key.column, read.key.column + read.key.name.length);
  const value = read.key === null ? here : [...here, read.key.name];
  if (column < read.rest) return null;
  if (/^[[{]/.test(line.slice(read.rest)) && column > read.rest) {
    const { from, key, to } = inBrackets(line, column);
    const list = before.lastIndexOf('[') > before.lastIndexOf('{');
    return make(
      [...value, ...(key === undefined ? [] : [key]), ...(list ? [0 as const] : [])],
      'value',
      from,
      to,
    );
  }
  const end = read.rest + line.slice(read.rest).replace(/\s+(?:#.*)?$/, '').length;
  const to = Math.max(end, column);
  const asValue = read.key !== null || mark !== undefined ? make(value, 'value', read.rest, to) : null;
  return asValue ?? (read.key === null ? make(here, 'key', read.rest, to) : null);
}
