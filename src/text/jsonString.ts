// Strings in almost-JSON: straight and typographic quotes, escapes, tabs. Offsets never move.

/** What is forgiven. Each is told once per block. */
export type SlipCode =
  'quotes' | 'comment' | 'comma' | 'space' | 'marker' | 'break' | 'joined' | 'closer' | 'python' | 'omitted';

/** A stretch that is read as something else of the same length, so that no offset moves. */
export interface Slip {
  readonly code: SlipCode;
  readonly from: number;
  readonly to: number;
  readonly fill: string;
}

export interface ScanFault {
  readonly at: number;
  /** `{line:N}` stands for the line of offset N. */
  readonly text: string;
  /** Reading was given up: it goes on deeper than is followed. */
  readonly isDeep?: true;
}

export const DOUBLE_QUOTES = new Set([34, 0x201c, 0x201d, 0x201e, 0x201f, 0x2033, 0xff02]);
export const SINGLE_QUOTES = new Set([39, 0x2018, 0x2019, 0x201a]);
const BAD_ESCAPE = /\\(?:[^"\\/bfnrtu]|u(?![\da-fA-F]{4}))/;

export interface StringEnd {
  readonly end: number;
  readonly fault: ScanFault | null;
}

/** Reads a string whose opening quote, straight or not, stands at `start`. */
export function skipString(
  text: string,
  start: number,
  limit: number,
  slips: Slip[],
  strict: boolean,
): StringEnd {
  const open = text.charCodeAt(start);
  if (open === 34) {
    let close = text.indexOf('"', start + 1);
    while (close > 0 && isEscaped(text, close)) close = text.indexOf('"', close + 1);
    if (close > 0 && close < limit) {
      const body = text.slice(start + 1, close);
      // eslint-disable-next-line no-control-regex
      if (!/[\u0000-\u001f\\]/.test(body) && (strict || !/[\u201c-\u201f\u2033\uff02]/.test(body)))
        return { end: close + 1, fault: null };
    }
  }
  return skipOddString(text, start, limit, slips, strict);
}

function isEscaped(text: string, quote: number): boolean {
  let slash = quote - 1;
  while (text.charCodeAt(slash) === 92) slash--;
  return (quote - slash) % 2 === 0;
}

/** The slow way: a string with foreign quotes, escapes, or a line break in it. */
function skipOddString(
  text: string,
  start: number,
  limit: number,
  slips: Slip[],
  strict: boolean,
): StringEnd {
  const open = text.charCodeAt(start);
  const single = SINGLE_QUOTES.has(open);
  const closes = single ? SINGLE_QUOTES : DOUBLE_QUOTES;
  if (open !== 34) slips.push({ code: 'quotes', from: start, to: start + 1, fill: '"' });
  for (let pos = start + 1; pos < limit; pos++) {
    const c = text.charCodeAt(pos);
    if (c === 92) {
      if (BAD_ESCAPE.test(text.slice(pos, pos + 6)) && text.charCodeAt(pos + 1) !== 10) {
        const found = BAD_ESCAPE.exec(text.slice(pos, pos + 6));
        if (found?.index === 0)
          return {
            end: pos,
            fault: { at: pos, text: `JSON knows no ${text.slice(pos, pos + 2)} in a string.` },
          };
      }
      pos++;
    } else if (c === 10 || c === 13) {
      return {
        end: pos,
        fault: {
          at: start,
          text: `The text that begins with a quote on line {line:${start}} is not closed there.`,
        },
      };
    } else if (c === 9) slips.push({ code: 'space', from: pos, to: pos + 1, fill: ' ' });
    else if (closes.has(c) && (c === 34 || (!strict && (open !== 34 || endsString(text, pos + 1))))) {
      if (c !== 34) slips.push({ code: 'quotes', from: pos, to: pos + 1, fill: '"' });
      return { end: pos + 1, fault: null };
    } else if (c === 34) slips.push({ code: 'quotes', from: pos, to: pos + 1, fill: "'" });
    else if (c < 32) return { end: pos, fault: { at: pos, text: 'A control character stands in a string.' } };
  }
  return {
    end: limit,
    fault: { at: start, text: `The string that begins on line {line:${start}} never ends.` },
  };
}

/** A typographic quote inside a straight-quoted string ends it only where a string can end. */
const endsString = (text: string, pos: number): boolean =>
  /^\s*(?:[,:}\]]|$)/.test(text.slice(pos, pos + 40));
