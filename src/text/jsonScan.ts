// One linear pass over a JSON value in any text: where it ends, what a reader must forgive, where it goes wrong,
// and which keys come twice. JSON.parse tells none of these and jsonc-parser recurses, so deep nesting ends it.

import { DOUBLE_QUOTES, SINGLE_QUOTES, skipString, type ScanFault, type Slip } from './jsonString.ts';

export interface JsonScan {
  /** After the last character of the value (or of the part that could be read). */
  readonly end: number;
  readonly slips: readonly Slip[];
  /** Closing brackets that the text lacks at its end. */
  readonly closers: string;
  readonly duplicates: readonly { readonly key: string; readonly from: number; readonly to: number }[];
  readonly fault: ScanFault | null;
}

/** Deeper nesting is refused: no policy has it, and other readers of the value may recurse. */
export const MAX_DEPTH = 200;

const OPEN_OBJECT = 123;
const OPEN_ARRAY = 91;
const ODD_SPACE = /[\u00a0\u1680\u2000-\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]/;
const FENCE = /[ \t>]*(?:`{3,}|~{3,})[^\n]*(?:\n|$)/y;
const LITERAL = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])/y;
const PYTHON = /(?:True|False|None)\b/y;
const WORD = /[^\s,:{}[\]"]+/y;

type Expect = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'commaOrEnd';

const WANTED: Readonly<Record<Expect, string>> = {
  value: 'a value',
  valueOrEnd: 'a value or ]',
  key: 'a name in double quotes',
  keyOrEnd: 'a name in double quotes or }',
  colon: 'a colon',
  commaOrEnd: 'a comma or a closing bracket',
};

/** `pos` becomes the first character after white space, comments and quote marks; slips are noted on the way. */
function skipBlank(text: string, start: number, limit: number, slips: Slip[]): number {
  let pos = start;
  while (pos < limit) {
    const c = text.charCodeAt(pos);
    if (c === 32 || c === 10 || c === 13 || c === 9) pos++;
    else if (c === 47 && text.charCodeAt(pos + 1) === 47) {
      const newline = text.indexOf('\n', pos);
      const to = newline < 0 ? limit : Math.min(newline, limit);
      slips.push({ code: 'comment', from: pos, to, fill: ' ' });
      pos = to;
    } else if (c === 47 && text.charCodeAt(pos + 1) === 42) {
      const close = text.indexOf('*/', pos + 2);
      const to = close < 0 ? limit : Math.min(close + 2, limit);
      slips.push({ code: 'comment', from: pos, to, fill: ' ' });
      pos = to;
    } else if (c === 35 && (isLineStart(text, pos) || /\s/.test(text.charAt(pos - 1)))) {
      const newline = text.indexOf('\n', pos);
      const to = newline < 0 ? limit : Math.min(newline, limit);
      slips.push({ code: 'comment', from: pos, to, fill: ' ' });
      pos = to;
    } else if (c === 0x2026 || (c === 46 && text.startsWith('...', pos))) {
      // `...` with a comma after it, or before a bracket or the next member: something is left out here.
      const left = /(?:\.{3,}|…)[ \t]*,?/y;
      left.lastIndex = pos;
      const to = pos + (left.exec(text)?.[0].length ?? 1);
      slips.push({ code: 'omitted', from: pos, to, fill: ' ' });
      pos = to;
    } else if (c === 62 && isLineStart(text, pos)) {
      slips.push({ code: 'marker', from: pos, to: pos + 1, fill: ' ' });
      pos++;
    } else if (c > 127 && ODD_SPACE.test(text.charAt(pos))) {
      slips.push({ code: 'space', from: pos, to: pos + 1, fill: ' ' });
      pos++;
    } else return pos;
  }
  return limit;
}

/** Only white space and Markdown quote marks stand before `pos` on its line. */
export function isLineStart(text: string, pos: number): boolean {
  for (let i = pos - 1; i >= 0; i--) {
    const c = text.charCodeAt(i);
    if (c === 10) return true;
    if (c !== 32 && c !== 9 && c !== 13 && c !== 62 && c !== 0xa0 && c !== 0xfeff) return false;
  }
  return true;
}

/** After a closing fence: where the next fence's content begins if nothing but white space stands between. */
function nextFence(
  text: string,
  pos: number,
  limit: number,
): { ends: number; content: number | null } | null {
  const lineStart = text.lastIndexOf('\n', pos - 1) + 1;
  FENCE.lastIndex = lineStart;
  if (!FENCE.test(text)) return null;
  const after = FENCE.lastIndex;
  let next = after;
  while (next < limit && /\s/.test(text.charAt(next))) next++;
  FENCE.lastIndex = text.lastIndexOf('\n', next - 1) + 1;
  if (next >= limit || FENCE.lastIndex < after || !FENCE.test(text))
    return { ends: lineStart, content: null };
  return { ends: lineStart, content: FENCE.lastIndex };
}

interface Level {
  readonly kind: number;
  readonly at: number;
  readonly keys: string[];
  many: Set<string> | null;
}

function isRepeated(level: Level, key: string): boolean {
  if (level.many !== null) {
    if (level.many.has(key)) return true;
    level.many.add(key);
    return false;
  }
  if (level.keys.includes(key)) return true;
  level.keys.push(key);
  if (level.keys.length > 16) level.many = new Set(level.keys);
  return false;
}

/**
 * Scans the object or array that begins at `start`; never throws, linear in what it reads. `strict`: typographic
 * quotes inside strings are letters, as they are in a text that needs no repair.
 */
export function scanJson(text: string, start: number, limit = text.length, strict = false): JsonScan {
  const slips: Slip[] = [];
  const duplicates: { key: string; from: number; to: number }[] = [];
  const levels: Level[] = [];
  let expect: Expect = 'value';
  let pos = start;
  let lastEnd = start;
  let comma = -1;

  const done = (end: number, fault: ScanFault | null, closers = ''): JsonScan => ({
    end,
    slips,
    closers,
    duplicates,
    fault,
  });
  const unclosed = (): JsonScan => {
    const closers = levels.map((l) => (l.kind === OPEN_OBJECT ? '}' : ']')).reverse();
    const whole = expect === 'commaOrEnd' || expect === 'keyOrEnd' || expect === 'valueOrEnd' || comma >= 0;
    if (!whole)
      return done(lastEnd, {
        at: lastEnd,
        text: `The JSON breaks off here: ${WANTED[expect]} was to follow.`,
      });
    if (comma >= 0) slips.push({ code: 'comma', from: comma, to: comma + 1, fill: ' ' });
    if (closers.length > 0)
      slips.push({ code: 'closer', from: lastEnd, to: lastEnd, fill: closers.join('') });
    return done(lastEnd, null, closers.join(''));
  };

  for (;;) {
    pos = skipBlank(text, pos, limit, slips);
    if (pos >= limit) return unclosed();
    const c = text.charCodeAt(pos);
    const level = levels.at(-1);

    if (c === OPEN_OBJECT || c === OPEN_ARRAY) {
      if (expect === 'value' || expect === 'valueOrEnd') {
        if (levels.length >= MAX_DEPTH)
          return done(pos, { at: pos, text: `Nested more than ${MAX_DEPTH} levels deep.`, isDeep: true });
        levels.push({ kind: c, at: pos, keys: [], many: null });
        expect = c === OPEN_OBJECT ? 'keyOrEnd' : 'valueOrEnd';
        comma = -1;
        lastEnd = ++pos;
        continue;
      }
    } else if (c === 125 || c === 93) {
      const fits = level?.kind === (c === 125 ? OPEN_OBJECT : OPEN_ARRAY);
      if (
        fits &&
        (expect === 'commaOrEnd' || expect === 'keyOrEnd' || expect === 'valueOrEnd' || comma >= 0)
      ) {
        if (comma >= 0) slips.push({ code: 'comma', from: comma, to: comma + 1, fill: ' ' });
        comma = -1;
        levels.pop();
        lastEnd = ++pos;
        expect = 'commaOrEnd';
        if (levels.length === 0) return done(pos, null);
        continue;
      }
      if (!fits && level && expect === 'commaOrEnd') return done(pos, wrongCloser(text, pos, level));
    } else if (c === 44 && expect === 'commaOrEnd') {
      expect = level?.kind === OPEN_OBJECT ? 'key' : 'value';
      comma = pos;
      lastEnd = ++pos;
      continue;
    } else if (c === 58 && expect === 'colon') {
      expect = 'value';
      lastEnd = ++pos;
      continue;
    } else if (DOUBLE_QUOTES.has(c) || SINGLE_QUOTES.has(c)) {
      if (expect !== 'colon' && expect !== 'commaOrEnd') {
        const string = skipString(text, pos, limit, slips, strict);
        if (string.fault) return done(string.end, string.fault);
        if (expect === 'key' || expect === 'keyOrEnd') {
          const key = text.slice(pos + 1, string.end - 1);
          if (level && isRepeated(level, key)) duplicates.push({ key, from: pos, to: string.end });
          expect = 'colon';
        } else expect = 'commaOrEnd';
        comma = -1;
        lastEnd = pos = string.end;
        continue;
      }
    } else if ((c === 96 || c === 126) && isLineStart(text, pos)) {
      const fence = nextFence(text, pos, limit);
      if (fence) {
        if (fence.content === null || !continues(text, fence.content, limit, expect)) return unclosed();
        slips.push({ code: 'joined', from: fence.ends, to: fence.content, fill: ' ' });
        pos = fence.content;
        continue;
      }
    } else if (expect === 'value' || expect === 'valueOrEnd') {
      LITERAL.lastIndex = pos;
      if (LITERAL.test(text) && LITERAL.lastIndex <= limit) {
        lastEnd = pos = LITERAL.lastIndex;
        comma = -1;
        expect = 'commaOrEnd';
        continue;
      }
      PYTHON.lastIndex = pos;
      const python = PYTHON.exec(text)?.[0];
      if (python !== undefined) {
        const json = python === 'True' ? 'true' : python === 'False' ? 'false' : 'null';
        for (let i = 0; i < python.length; i++)
          slips.push({ code: 'python', from: pos + i, to: pos + i + 1, fill: json.charAt(i) });
        lastEnd = pos += python.length;
        comma = -1;
        expect = 'commaOrEnd';
        continue;
      }
    }
    if (breaksOff(text, pos, c, start, expect, comma)) return unclosed();
    return done(pos, surprise(text, pos, expect, lastEnd, comma));
  }
}

/** Prose, or the next block, begins on a line of its own: the JSON before it simply lacks its closing brackets. */
function breaksOff(
  text: string,
  pos: number,
  c: number,
  start: number,
  expect: Expect,
  comma: number,
): boolean {
  if ((expect !== 'commaOrEnd' && comma < 0) || !isLineStart(text, pos)) return false;
  if (c === OPEN_OBJECT || c === OPEN_ARRAY) {
    return column(text, pos) <= column(text, start) && expect === 'commaOrEnd';
  }
  return !DOUBLE_QUOTES.has(c) && !SINGLE_QUOTES.has(c) && c !== 125 && c !== 93 && c !== 44 && c !== 58;
}

const column = (text: string, pos: number): number => pos - text.lastIndexOf('\n', pos - 1);

/** The next fence goes on with this value (and does not begin a document of its own). */
function continues(text: string, content: number, limit: number, expect: Expect): boolean {
  const c = text.charAt(skipBlank(text, content, limit, []));
  if (expect === 'commaOrEnd') return c === ',' || c === '}' || c === ']';
  if (expect === 'colon') return c === ':';
  if (expect === 'key' || expect === 'keyOrEnd') return c === '"' || c === '“' || c === '}';
  return c !== '' && c !== '}' && c !== ',' && c !== ':';
}

function wrongCloser(text: string, pos: number, level: Level): ScanFault {
  const open = text.charAt(level.at);
  const wanted = open === '{' ? '}' : ']';
  return {
    at: pos,
    text: `Here stands ${text.charAt(pos)}, but the ${open} of line {line:${level.at}} is still open: ${wanted} is missing before it.`,
  };
}

function surprise(text: string, pos: number, expect: Expect, lastEnd: number, comma: number): ScanFault {
  const c = text.charAt(pos);
  if (expect === 'commaOrEnd' && /["“”'‘’{[\w-]/.test(c)) {
    return { at: lastEnd, text: `A comma is missing after line {line:${lastEnd - 1}}.` };
  }
  if (c === ',' && comma >= 0) return { at: pos, text: 'Two commas stand in a row.' };
  if (expect === 'colon') return { at: lastEnd, text: 'A colon is missing after this name.' };
  WORD.lastIndex = pos;
  const word = (WORD.exec(text)?.[0] ?? c).slice(0, 30);
  if (expect === 'key' || expect === 'keyOrEnd') {
    return { at: pos, text: `A name in double quotes is expected, here stands ${word}.` };
  }
  return { at: pos, text: `${WANTED[expect]} is expected, here stands ${word}.`.replace(/^a/, 'A') };
}
