// A text as a reader would see it: escapes of JSON, percent signs and HTML entities undone, with where each character
// stands. Letters and digits are themselves in all of these, so what is found here can be changed there.

export interface PlainView {
  readonly plain: string;
  /** Offset in the text of a character of `plain`. */
  readonly at: (index: number) => number;
}

const ESCAPED = /%[0-9A-Fa-f]{2}|\\+(?:u00[0-7][0-9a-fA-F]|["/nrtbf])|\\+|&(?:quot|amp|lt|gt|apos|#39|#34);/g;
const ENTITIES: Readonly<Record<string, string>> = {
  quot: '"',
  amp: '&',
  lt: '<',
  gt: '>',
  apos: "'",
  '#39': "'",
  '#34': '"',
};
const CONTROLS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: ' ', f: ' ' };

function undone(escape: string): string {
  if (escape.startsWith('%')) {
    const code = Number.parseInt(escape.slice(1), 16);
    return code < 0x80 ? String.fromCharCode(code) : '\uFFFD';
  }
  if (escape.startsWith('&')) return ENTITIES[escape.slice(1, -1)] ?? '';
  const code = /u00([0-7][0-9a-fA-F])$/.exec(escape)?.[1];
  if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
  const last = escape.at(-1) ?? '';
  return last === '\\' ? '\\' : (CONTROLS[last] ?? last);
}

/** Never throws; a text without escapes is its own view. */
export function plainView(text: string): PlainView {
  const shifts: number[] = [];
  const starts: number[] = [];
  let plain = '';
  let done = 0;
  for (const match of text.matchAll(ESCAPED)) {
    const [escape] = match;
    plain += text.slice(done, match.index) + undone(escape);
    done = match.index + escape.length;
    // From behind this one character on, everything stands so much farther in the text.
    starts.push(plain.length);
    shifts.push(done - plain.length);
  }
  if (starts.length === 0) return { plain: text, at: (index) => index };
  plain += text.slice(done);
  const at = (index: number): number => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= index) low = middle + 1;
      else high = middle;
    }
    return index + (shifts[low - 1] ?? 0);
  };
  return { plain, at };
}
