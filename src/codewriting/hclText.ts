// The few marks of HCL that a change has to mind: white space and comments, texts with expressions in them, brackets.
// https://developer.hashicorp.com/terraform/language/syntax/configuration

import { refuse } from './refusal.ts';

const BLANK = /(?:[ \t\r\n]|#[^\n]*|\/\/[^\n]*|\/\*[^]*?\*\/)*/y;
const BLANK_ON_LINE = /(?:[ \t\r]|\/\*[^]*?\*\/)*/y;

const after = (pattern: RegExp, text: string, from: number): number => {
  pattern.lastIndex = from;
  return from + (pattern.exec(text)?.[0].length ?? 0);
};

/** Behind white space and comments. */
export const skipBlank = (text: string, from: number): number => after(BLANK, text, from);

const skipOnLine = (text: string, from: number): number => after(BLANK_ON_LINE, text, from);

/** Behind the text that begins with the quote mark at `from`; expressions in it may hold texts again. */
export function skipText(text: string, from: number): number {
  for (let i = from + 1; i < text.length; i++) {
    const c = text.charAt(i);
    if (c === '\\') i++;
    else if (c === '"') return i + 1;
    else if (c === '\n') break;
    else if ((c === '$' || c === '%') && text.charAt(i + 1) === '{') {
      if (text.charAt(i - 1) === c) continue;
      i = skipBrackets(text, i + 1) - 1;
    }
  }
  return refuse();
}

const CLOSES: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')' };

/** Behind the bracket that closes the one at `from`. */
export function skipBrackets(text: string, from: number): number {
  const close = CLOSES[text.charAt(from)];
  for (let i = from + 1; i < text.length;) {
    i = skipBlank(text, i);
    const c = text.charAt(i);
    if (c === close) return i + 1;
    if (c === ']' || c === '}' || c === ')') break;
    i = skipPart(text, i);
  }
  return refuse();
}

/** Behind one text, one pair of brackets, one heredoc, or one character of anything else. */
function skipPart(text: string, at: number): number {
  const c = text.charAt(at);
  if (c === '"') return skipText(text, at);
  if (CLOSES[c] !== undefined) return skipBrackets(text, at);
  const heredoc = /<<-?([\w-]+)[ \t\r]*\n/y;
  heredoc.lastIndex = at;
  const name = heredoc.exec(text)?.[1];
  if (name === undefined) return at + 1;
  const end = new RegExp(`\\n[ \\t]*${name}(?=\\s)`, 'g');
  end.lastIndex = heredoc.lastIndex - 1;
  return end.test(text) ? end.lastIndex : refuse();
}

/** Behind the expression at `from`. In lists lines do not end it. */
export function skipExpression(text: string, from: number, inList: boolean): number {
  let end = from;
  for (let i = from; i < text.length;) {
    i = inList ? skipBlank(text, i) : skipOnLine(text, i);
    const c = text.charAt(i);
    if (c === '' || c === ',' || c === ']' || c === '}' || c === ')') break;
    if (!inList && (c === '\n' || c === '#' || (c === '/' && text.charAt(i + 1) === '/'))) break;
    i = skipPart(text, i);
    end = i;
  }
  return end > from ? end : refuse();
}
