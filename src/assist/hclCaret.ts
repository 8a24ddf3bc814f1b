// Where the caret stands in HCL that is being written: jsonencode({…}), heredocs of JSON, and the blocks of
// aws_iam_policy_document, whose arguments have names of their own.
import { caretAt, type Caret } from './caret.ts';
import { PRINCIPAL_KINDS, standingOf, type Standing } from './standing.ts';
import type { Stand } from './yamlCaret.ts';

interface Frame {
  readonly kind: 'body' | 'list' | 'parens';
  /** Words of a block's head. */
  readonly head: readonly string[];
  readonly keys: string[];
  readonly values: Record<string, string>;
  key: string | null;
  words: string[];
  index: number;
}

const frameOf = (kind: Frame['kind'], head: readonly string[] = []): Frame => ({
  kind,
  head,
  keys: [],
  values: {},
  key: null,
  words: [],
  index: 0,
});

const pathOf = (frames: readonly Frame[]): readonly (string | number)[] =>
  frames.flatMap(({ head, index, key, kind }) => [
    ...head,
    ...(kind === 'list' ? [index] : key === null ? [] : [key]),
  ]);

const TOKEN =
  /#[^\n]*|\/\/[^\n]*|\/\*[^]*?\*\/|<<-?(\w+)\n[^]*?\n\s*\1(?=\s|$)|"(?:\\.|\$\{[^}\n]*\}|[^"\\\n])*"?|[A-Za-z_][\w.*-]*|[{}[\](),=:\n]|\S/g;

/** Moves on by one token; strings and names are words, of which the last one before `=` is a key. */
function take(frames: Frame[], token: string): void {
  const top = frames.at(-1);
  if (top === undefined) return;
  if (token === '{') {
    const head = top.key === null && top.kind === 'body' ? top.words : [];
    top.words = [];
    frames.push(frameOf('body', head));
  } else if (token === '[') frames.push(frameOf('list'));
  else if (token === '(') frames.push(frameOf('parens'));
  else if (/^[}\])]$/.test(token)) {
    if (frames.length > 1) frames.pop();
  } else if ((token === '=' || token === ':') && top.kind === 'body' && top.key === null) {
    top.key = top.words.at(-1) ?? null;
    if (top.key !== null) top.keys.push(top.key);
    top.words = [];
  } else if (token === ',' && top.kind === 'list') top.index += 1;
  else if (token === ',' || token === '\n') {
    if (top.kind === 'body') [top.key, top.words] = [null, []];
  } else {
    const word = token.replace(/^"|"$/g, '');
    if (top.key !== null) top.values[top.key] ??= word;
    top.words.push(word);
  }
}

/** Arguments of aws_iam_policy_document as the elements that they become. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  effect: 'Effect',
  actions: 'Action',
  not_actions: 'NotAction',
  resources: 'Resource',
  not_resources: 'NotResource',
};

function inDocument(rest: readonly (string | number)[], at: Caret['at'], { values }: Frame): Standing | null {
  const [block, argument, name, ...more] = rest;
  if (block !== 'statement' || typeof argument !== 'string') return null;
  const element = ARGUMENTS[argument];
  if (element !== undefined)
    return at === 'value'
      ? standingOf({ at, keys: [], path: ['Statement', 0, element, ...rest.slice(2)] })
      : null;
  if (at !== 'value' || more.length > 1) return null;
  if (argument === 'principals' || argument === 'not_principals') {
    const of = PRINCIPAL_KINDS.find((kind) => kind === values['type']);
    if (name === 'type') return { kind: 'principal-kind' };
    return name === 'identifiers' && of !== undefined ? { kind: 'principal', of } : null;
  }
  if (argument !== 'condition') return null;
  const [operator, key] = [values['test'] ?? '', values['variable'] ?? ''];
  if (name === 'test') return { kind: 'operator' };
  if (name === 'variable') return { kind: 'condition-key', operator };
  return name === 'values' ? { kind: 'condition-value', operator, key } : null;
}

function inHeredoc(text: string, token: string, from: number, offset: number, frames: readonly Frame[]) {
  const start = text.indexOf('{', from);
  if (start < 0 || start >= from + token.length) return null;
  const caret = caretAt(text, start, offset);
  const whole = caret && { ...caret, path: [...pathOf(frames), ...caret.path] };
  const standing = whole && standingOf(whole);
  return whole && standing && { caret: whole, standing };
}

/** null: nothing of the policy language stands there. `start`: where the HCL begins. */
export function hclStand(text: string, start: number, offset: number): Stand | null {
  const frames: Frame[] = [frameOf('body')];
  let found: { readonly path: readonly (string | number)[]; readonly at: Caret['at'] } | null = null;
  let around: Frame | undefined;
  /** The innermost block or object around: it knows the arguments beside, also those after the caret. */
  let body: Frame | undefined;
  let [from, to] = [offset, offset];
  TOKEN.lastIndex = start;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    const [token] = match;
    const end = match.index + token.length;
    if (found === null && end >= offset) {
      const inside = match.index < offset;
      if (inside && /^(?:#|\/\/|\/\*)/.test(token)) return null;
      if (inside && token.startsWith('<<')) return inHeredoc(text, token, match.index, offset, frames);
      const isText = token.startsWith('"') && inside && (end > offset || !/."$/.test(token));
      const isName = /^[A-Za-z_]/.test(token) && match.index <= offset;
      // What ends just here has been left; it counts before what comes next.
      if (!isText && !isName && inside && end === offset) {
        take(frames, token);
        if (TOKEN.lastIndex < text.length && /[\w"]/.test(text.charAt(end))) continue;
      }
      around = frames.at(-1);
      if (around === undefined) return null;
      body = frames.findLast(({ kind }) => kind === 'body');
      const at = around.kind === 'body' && around.key === null ? 'key' : 'value';
      found = { path: pathOf(frames), at };
      if (isText || isName) [from, to] = [match.index, end];
      if (isText || isName || !inside) take(frames, token);
    } else take(frames, token);
    if (body !== undefined && !frames.includes(body)) break;
  }
  around ??= frames.at(-1);
  if (around === undefined) return null;
  found ??= { path: pathOf(frames), at: around.kind === 'body' && around.key === null ? 'key' : 'value' };
  const raw = text.slice(from, to);
  const quoted = raw.startsWith('"');
  const caret: Caret = {
    ...found,
    token: raw.replace(/^"|"$/g, ''),
    from,
    to,
    typed: text.slice(from + (quoted ? 1 : 0), offset),
    quoted,
    keys: around.keys,
    colon: found.at === 'key' && /^\s*[=:]/.test(text.slice(to, to + 40)),
  };
  const document = found.path.indexOf('aws_iam_policy_document');
  const standing =
    document < 0 ? standingOf(caret) : inDocument(found.path.slice(document + 2), found.at, body ?? around);
  return standing && { caret, standing };
}
