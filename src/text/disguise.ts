// JSON that something was put around: line numbers, the plus signs of a diff, HTML's or a shell's way with quotes.
// Taken off character for character, so that no offset moves.

export interface Undisguised {
  /** As long as the text. */
  readonly text: string;
  readonly code: string;
  readonly message: string;
}

interface Disguise {
  readonly code: string;
  readonly message: string;
  /** Stands in every line, so that hardly anything else wears it; others are tried when no JSON is found. */
  readonly byLine: boolean;
  /** null: the text does not wear it. */
  readonly takeOff: (text: string) => string | null;
}

const blank = (text: string): string => text.replace(/[^\r\n]/g, ' ');

const NUMBERED = /^(?:[ \t]*(\d{1,5})(?:[:|.)]?[ \t]+|[:|.)]?(?=\r?$)|[:|](?=\S)))/;

/** Every line has its number, each one more than the one before. */
function withoutNumbers(text: string): string | null {
  const lines = text.split('\n');
  let last: number | null = null;
  const out: string[] = [];
  for (const line of lines) {
    if (line.trim() === '') {
      out.push(line);
      continue;
    }
    const match = NUMBERED.exec(line);
    const number = Number(match?.[1] ?? NaN);
    if (!match || (last !== null && number !== last + 1) || Number.isNaN(number)) return null;
    last = number;
    out.push(blank(match[0]) + line.slice(match[0].length));
  }
  return out.filter((line) => line.trim() !== '').length > 1 ? out.join('\n') : null;
}

const DIFF_HEAD = /^(?:@@|\+\+\+ |--- |diff |index |new file|deleted file|-)/;

/** What a diff adds or keeps; what it takes away is not there. */
function withoutDiff(text: string): string | null {
  const lines = text.split('\n');
  const worn = lines.every((line) => line.trim() === '' || /^[+ ]/.test(line) || DIFF_HEAD.test(line));
  if (!worn || !lines.some((line) => /^\+\s*[[{"}\]]/.test(line))) return null;
  return lines.map((line) => (DIFF_HEAD.test(line) ? blank(line) : line.replace(/^\+/, ' '))).join('\n');
}

const FENCED_DIFF = /^([ \t]*(`{3,}|~{3,})[ \t]*diff\b[^\n]*\n)([\s\S]*?)(?=^[ \t]*\2)/gm;

/** Blocks in a text that say themselves that they are diffs; `from` of the first. */
export function withoutFencedDiffs(text: string): (Undisguised & { readonly from: number }) | null {
  if (text.length > MAX_TEXT || !/(?:```|~~~)[ \t]*diff\b/.test(text)) return null;
  let from = -1;
  const plain = text.replace(FENCED_DIFF, (whole: string, head: string, _fence, body: string, at: number) => {
    if (!/^[+-]/m.test(body)) return whole;
    if (from < 0) from = at + head.length;
    const lines = body
      .split('\n')
      .map((line) => (DIFF_HEAD.test(line) ? blank(line) : line.replace(/^\+/, ' ')));
    return head + lines.join('\n');
  });
  return from < 0 ? null : { text: plain, code: 'RELAXED-DIFF', message: DIFF, from };
}

const DIFF = 'This looks like a diff: its plus signs are skipped, and so are the lines that it takes away.';

/** Another spelling of the double quote: blanks go outside the string. */
const withoutQuotes =
  (wears: RegExp, quote: RegExp) =>
  (text: string): string | null => {
    if (!wears.test(text)) return null;
    return text.replace(quote, (spelled: string, at: number) => {
      const before = /[^\s](?=\s*$)/.exec(text.slice(Math.max(0, at - 200), at))?.[0] ?? '{';
      const pad = ' '.repeat(spelled.length - 1);
      return /[{[,:]/.test(before) ? `${pad}"` : `"${pad}`;
    });
  };

const DISGUISES: readonly Disguise[] = [
  {
    code: 'RELAXED-NUMBERS',
    byLine: true,
    message: 'Every line begins with its number: skipped.',
    takeOff: withoutNumbers,
  },
  {
    code: 'RELAXED-DIFF',
    byLine: true,
    message: DIFF,
    takeOff: withoutDiff,
  },
  {
    code: 'RELAXED-HTML',
    byLine: false,
    message: 'This looks like HTML: &quot; is read as a double quote.',
    takeOff: withoutQuotes(/[{[]\s*&(?:quot|#34|#x22);/i, /&(?:quot|#34|#x22);/gi),
  },
  {
    code: 'RELAXED-ESCAPED',
    byLine: false,
    message: 'The double quotes are escaped, as in a shell or a program: \\" is read as ".',
    takeOff: withoutQuotes(/[{[]\s*\\"/, /\\"/g),
  },
];

/** Longer texts come from programs, and wear nothing. */
const MAX_TEXT = 2_000_000;

/** The text without the first thing that it wears; null: it wears none. */
export function undisguised(text: string, byLine: boolean): Undisguised | null {
  if (text.length > MAX_TEXT) return null;
  for (const { code, message, takeOff } of DISGUISES.filter((one) => one.byLine === byLine)) {
    const plain = takeOff(text);
    if (plain !== null) return { text: plain, code, message };
  }
  return null;
}

export interface EncodedRun {
  readonly from: number;
  readonly to: number;
  readonly value: unknown;
}

/** URL-encoded JSON, as the IAM API returns policy documents (RFC 3986). */
export function encodedRuns(text: string): readonly EncodedRun[] {
  if (text.length > MAX_TEXT) return [];
  return [...text.matchAll(/%7B(?:%[\dA-Fa-f]{2}|[\w.~*:/+!'(),;=@$-])+/gi)].flatMap((match) => {
    try {
      const value: unknown = JSON.parse(decodeURIComponent(match[0].replace(/\+/g, '%20')));
      return [{ from: match.index, to: match.index + match[0].length, value }];
    } catch {
      return [];
    }
  });
}
