// The text of an assertions file to assertions; every fault with its line and column. Grammar: docs/cli.md.
import {
  type Assertion,
  type AssertionFault,
  COUNTED,
  type Counted,
  type NamedKind,
  type Selector,
  type Word,
} from './assertion.ts';

const WORDS: readonly Word[] = ['*', 'anyone', 'outside-org', 'saml', 'oidc', 'service'];
const KINDS: readonly NamedKind[] = ['user', 'role', 'saml', 'oidc', 'service', 'account'];

export interface ParsedAssertions {
  readonly assertions: readonly Assertion[];
  readonly faults: readonly AssertionFault[];
}

/** Thrown inside one line only; `at` counts characters of it from 0. */
class Fault extends Error {
  readonly at: number;
  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}

interface Span {
  readonly text: string;
  /** Characters before it in its line. */
  readonly at: number;
}

const trimmed = ({ at, text }: Span): Span => ({
  text: text.trim(),
  at: at + (text.length - text.trimStart().length),
});

function parts({ at, text }: Span): readonly Span[] {
  let from = at;
  return text.split(',').map((part) => {
    const span = trimmed({ text: part, at: from });
    from += part.length + 1;
    return span;
  });
}

const quoted = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(', ');

function selectorOf({ at, text: written }: Span): Selector {
  const not = written.startsWith('!');
  const text = (not ? written.slice(1) : written).trim();
  if (text === '') throw new Fault(at, 'a name is missing');
  if (/\s/.test(text)) throw new Fault(at, `names are separated by commas: "${text}"`);
  const word = WORDS.find((one) => one === text);
  if (word !== undefined) return { by: 'word', word, not, text };
  if (text.startsWith('arn:')) return { by: 'arn', pattern: text, not, text };
  if (/^\d{12}$/.test(text)) return { by: 'name', kind: 'account', pattern: text, account: null, not, text };
  const [, account, kindText = '', pattern = ''] = /^(?:([^:/]+):)?([^:/]+)\/(.*)$/s.exec(text) ?? [];
  const kind = KINDS.find((one) => one === kindText);
  if (kind === undefined)
    throw new Fault(
      at,
      `"${text}" is nobody: write ${quoted(WORDS)}, an ARN, or ${quoted(KINDS)} and "/name"`,
    );
  if (pattern === '')
    throw new Fault(at, `"${text}": what comes after the slash is missing; "*" is everything`);
  if (account !== undefined && kind === 'account')
    throw new Fault(at, `"${text}": an account stands in no other account`);
  return { by: 'name', kind, pattern, account: account ?? null, not, text };
}

function selectors(span: Span): readonly Selector[] {
  const all = parts(span).map(selectorOf);
  if (all.every(({ not }) => not)) throw new Fault(trimmed(span).at, 'only exceptions: put "*" before them');
  return all;
}

/** Whom roles can be: the others assume, and nobody assumes them. */
function isRoleSelector(selector: Selector): boolean {
  if (selector.by === 'word') return selector.word === '*';
  return selector.by === 'arn' || selector.kind === 'role' || selector.kind === 'account';
}

function options({ at, text }: Span): Pick<Assertion, 'direct' | 'counted'> {
  let direct = false;
  let counted: Counted | null = null;
  for (const option of text === '' ? [] : parts({ text, at })) {
    const count = COUNTED.find((one) => one === option.text);
    if (option.text === 'direct') direct = true;
    else if (count === undefined)
      throw new Fault(option.at, `"${option.text}" is no option: write ${quoted(['direct', ...COUNTED])}`);
    else if (counted === null) counted = count;
    else throw new Fault(option.at, `"${counted}" and "${count}": one of them`);
  }
  return { direct, counted };
}

function assertionOf(line: string, number: number): Assertion | null {
  const text = line.replace(/#.*$/s, '').trimEnd();
  const start = text.length - text.trimStart().length;
  if (text.trim() === '') return null;
  const head = /^\s*([a-z-]*)\s*(?:\(([^)]*)\))?\s*(:?)/iu.exec(text);
  const [whole = '', kind = '', inside, colon] = head ?? [];
  if (kind !== 'never' && kind !== 'only')
    throw new Fault(
      start,
      `a line begins with "never:" or "only:", not with "${kind || text.trim().slice(0, 20)}"`,
    );
  if (colon !== ':') throw new Fault(whole.length, `":" is missing behind "${kind}"`);
  const body = text.slice(whole.length);
  const arrow = body.indexOf('->');
  if (arrow < 0) throw new Fault(text.length, '"->" is missing between who and which role');
  const second = body.indexOf('->', arrow + 2);
  if (second >= 0) throw new Fault(whole.length + second, 'only one "->" in a line');
  const set = options({ text: inside ?? '', at: inside === undefined ? 0 : text.indexOf('(') + 1 });
  const who = selectors({ text: body.slice(0, arrow), at: whole.length });
  const right = { text: body.slice(arrow + 2), at: whole.length + arrow + 2 };
  const roles = selectors(right);
  const wrong = roles.findIndex((one) => !isRoleSelector(one));
  if (wrong >= 0)
    throw new Fault(
      parts(right)[wrong]?.at ?? right.at,
      `only roles can be assumed: "${roles[wrong]?.text}" is none`,
    );
  return { kind, ...set, who, roles, text: text.trim(), line: number, column: start + 1 };
}

/** Never throws; with faults the other lines are still read. */
export function parseAssertions(text: string): ParsedAssertions {
  const assertions: Assertion[] = [];
  const faults: AssertionFault[] = [];
  const lines = text.replace(/^\uFEFF/u, '').split(/\r\n|\n|\r/u);
  for (const [i, line] of lines.entries()) {
    try {
      const assertion = assertionOf(line, i + 1);
      if (assertion !== null) assertions.push(assertion);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      faults.push({ line: i + 1, column: error.at + 1, message: error.message });
    }
  }
  return { assertions, faults };
}
