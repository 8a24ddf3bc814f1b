// The one sentence in runs: its verdict words stand out, quoted values are set as code. Pure.
import type { VerdictWord } from '#decision/verdict.ts';

export interface Run {
  readonly text: string;
  readonly as: 'plain' | 'verdict' | 'code';
}

/** The words that carry the verdict, most telling first. */
const TELLING: Readonly<Record<VerdictWord, readonly string[]>> = {
  valid: ['can', 'may'],
  conditional: ['only if', 'if', 'depends'],
  unknown: [
    'depends on a document that was not given',
    'depends on which account',
    'is not known',
    'not known',
    'unknown',
    'cannot be told',
    'cannot tell',
    'not given',
    'can only be told',
  ],
  invalid: ['cannot', 'can not', 'may not', 'is denied'],
};

const escaped = (words: string) => words.replaceAll(/\s+/g, String.raw`\s+`);

function find(text: string, verdict: VerdictWord): readonly [from: number, to: number] | null {
  for (const words of TELLING[verdict]) {
    const found = new RegExp(String.raw`\b${escaped(words)}\b`, 'i').exec(text);
    if (found) return [found.index, found.index + found[0].length];
  }
  return null;
}

/** Values in quotation marks or backticks become code. */
export function quoted(text: string): Run[] {
  const runs: Run[] = [];
  let from = 0;
  for (const match of text.matchAll(/`([^`]+)`|"([^"]+)"|“([^”]+)”/g)) {
    if (match.index > from) runs.push({ text: text.slice(from, match.index), as: 'plain' });
    runs.push({ text: match[1] ?? match[2] ?? match[3] ?? '', as: 'code' });
    from = match.index + match[0].length;
  }
  if (from < text.length) runs.push({ text: text.slice(from), as: 'plain' });
  return runs;
}

/** Without a telling word the whole sentence is plain; the glyph beside it still speaks. */
export function sentence(text: string, verdict: VerdictWord): Run[] {
  const at = find(text, verdict);
  if (!at) return quoted(text);
  const [from, to] = at;
  return [
    ...quoted(text.slice(0, from)),
    { text: text.slice(from, to), as: 'verdict' },
    ...quoted(text.slice(to)),
  ];
}

export interface Part extends Run {
  /** Marks that touch a value: `(` before it, `.` after it. */
  readonly before: string;
  readonly after: string;
}

/** Marks stand with the value that they touch, so that no line ends in `(` nor begins with a comma. */
export function together(runs: readonly Run[]): Part[] {
  let before = '';
  return runs.map((run, i) => {
    if (run.as === 'code') {
      const next = runs[i + 1];
      const after = next?.as === 'plain' ? marksFirst(next.text) : '';
      return { ...run, before, after };
    }
    const own = runs[i - 1]?.as === 'code' && run.as === 'plain' ? marksFirst(run.text).length : 0;
    const rest = run.text.slice(own);
    before = runs[i + 1]?.as === 'code' && run.as === 'plain' ? (/[^\s\w]+$/.exec(rest)?.[0] ?? '') : '';
    return { ...run, text: rest.slice(0, rest.length - before.length), before: '', after: '' };
  });
}

const marksFirst = (text: string): string => /^[^\s\w]+/.exec(text)?.[0] ?? '';
