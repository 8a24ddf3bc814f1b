// Where the caret stands in JSON that is being written: unfinished, with comments, with commas too many or too few.
import type { JsonPath } from '#language/policy.ts';

export interface Caret {
  /** Keys and positions down to the value that the caret is in or would begin; for a key: to its object. */
  readonly path: JsonPath;
  readonly at: 'key' | 'value';
  /** What the token there says, without its quotes; empty between tokens. */
  readonly token: string;
  /** The token with its quotes; both the caret where there is none. */
  readonly from: number;
  readonly to: number;
  /** What stands in the token before the caret, without the quote. */
  readonly typed: string;
  readonly quoted: boolean;
  /** Keys that the object around already has, on both sides of the caret. */
  readonly keys: readonly string[];
  /** A colon follows: a key that is rewritten has its value. */
  readonly colon: boolean;
}

interface Frame {
  readonly kind: 'object' | 'list';
  readonly keys: string[];
  key: string | null;
  index: number;
  expects: 'key' | 'colon' | 'value';
}

const BARE = /[^\s,:[\]{}"]/;

interface Token {
  readonly text: string;
  readonly to: number;
  readonly closed: boolean;
}

/** A string ends at its quote, or with its line: JSON has no strings of several lines. */
function readString(text: string, from: number): Token {
  let i = from + 1;
  while (i < text.length && text[i] !== '"' && text[i] !== '\n') i += text[i] === '\\' ? 2 : 1;
  const end = Math.min(i, text.length);
  const closed = text[end] === '"';
  return { text: text.slice(from + 1, end), to: closed ? end + 1 : end, closed };
}

function readBare(text: string, from: number): Token {
  let i = from;
  while (i < text.length && BARE.test(text.charAt(i))) i++;
  return { text: text.slice(from, i), to: Math.max(i, from + 1), closed: true };
}

const pathOf = (frames: readonly Frame[], at: Caret['at']): JsonPath =>
  frames.flatMap((frame, i): JsonPath => {
    if (at === 'key' && i === frames.length - 1) return [];
    return frame.kind === 'list' ? [frame.index] : frame.key === null ? [] : [frame.key];
  });

/** A key without its closing quote is one that is being written: the next line begins anew. */
function afterToken(frame: Frame, { text, closed }: Token): void {
  if (frame.kind === 'list' || (frame.expects === 'key' && !closed)) return;
  if (frame.expects === 'key') {
    frame.key = text;
    frame.keys.push(text);
    frame.expects = 'colon';
  } else frame.expects = 'key';
}

const frameOf = (kind: Frame['kind']): Frame => ({
  kind,
  keys: [],
  key: null,
  index: 0,
  expects: kind === 'object' ? 'key' : 'value',
});

/** One structural character; false when the outermost value ends. */
function structure(frames: Frame[], c: string): boolean {
  const top = frames.at(-1);
  if (c === '{' || c === '[') frames.push(frameOf(c === '{' ? 'object' : 'list'));
  else if (c === '}' || c === ']') {
    frames.pop();
    const outer = frames.at(-1);
    if (outer === undefined) return false;
    if (outer.kind === 'object') outer.expects = 'key';
  } else if (c === ':' && top?.kind === 'object') top.expects = 'value';
  else if (c === ',' && top?.kind === 'list') top.index++;
  else if (c === ',' && top) top.expects = 'key';
  return true;
}

/** `start`: where the JSON begins. null: the caret stands outside of it, in a comment, or where nothing can stand. */
export function caretAt(text: string, start: number, offset: number): Caret | null {
  const frames: Frame[] = [];
  let found: Omit<Caret, 'keys'> | null = null;
  let around: Frame | null = null;
  const find = (from: number, token: Token | null): boolean => {
    const top = frames.at(-1);
    if (top === undefined || top.expects === 'colon') return false;
    const at = top.expects === 'key' ? 'key' : 'value';
    const quoted = text[from] === '"' && token !== null;
    const to = token?.to ?? from;
    found = {
      path: pathOf(frames, at),
      at,
      token: token?.text ?? '',
      from,
      to,
      typed: text.slice(from + (quoted ? 1 : 0), offset),
      quoted,
      colon: at === 'key' && /^\s*:/.test(text.slice(to, to + 40)),
    };
    around = top;
    return true;
  };
  let i = start;
  while (i < text.length) {
    const c = text.charAt(i);
    if (i >= offset && found === null && (i === offset || /\s/.test(c)) && !/["\w*]/.test(c))
      if (!find(offset, null)) return null;
    if (/\s/.test(c)) i++;
    else if (text.startsWith('//', i) || text.startsWith('/*', i)) {
      const end = text.indexOf(c === '/' && text[i + 1] === '/' ? '\n' : '*/', i + 2);
      const to = end < 0 ? text.length : end + (text[i + 1] === '/' ? 1 : 2);
      if (offset > i && offset < to) return null;
      i = to;
    } else if (c === '"' || BARE.test(c)) {
      const token = c === '"' ? readString(text, i) : readBare(text, i);
      const inside =
        c === '"'
          ? offset > i && (offset < token.to || (!token.closed && offset === token.to))
          : offset >= i && offset <= token.to;
      if (found === null && (inside || offset === i) && !find(i, inside ? token : null)) return null;
      const top = frames.at(-1);
      if (top) afterToken(top, token);
      i = token.to;
    } else {
      if (!structure(frames, c)) break;
      i++;
    }
    if (frames.length === 0) break;
  }
  if (found === null && offset >= text.length && frames.length > 0) find(text.length, null);
  const { keys } = (around as Frame | null) ?? { keys: [] };
  const caret = found as Omit<Caret, 'keys'> | null;
  return caret && { ...caret, keys };
}
