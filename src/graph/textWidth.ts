// An estimate of how wide a text is, because floors 0 to 2 have no browser that could measure it. Errs wide.

/** Advance widths in thousandths of the font size, of a common sans-serif; others count as a middling letter. */
const NARROW = /[iljtfrI.,:;·'|!()[\]/ ]/u;
const WIDE = /[mwMW@%∅✓✗…—●⊘◇]/u;
const UPPER = /[A-Z0-9_&+?$#=<>~]/u;

/** Width in canvas units of `text` at `size` units; `bold` adds what a 600 weight adds. */
export function textWidth(text: string, size: number, bold = false): number {
  let sum = 0;
  for (const letter of text) {
    if (NARROW.test(letter)) sum += 0.33;
    else if (WIDE.test(letter)) sum += 0.92;
    else if (UPPER.test(letter)) sum += 0.67;
    else sum += letter.charCodeAt(0) > 0x2e80 ? 1 : 0.57;
  }
  return sum * size * (bold ? 1.06 : 1);
}

/** `text`, cut with an ellipsis when it is wider than `room` units at `size`. */
export function fitText(text: string, room: number, size: number, bold = false): string {
  if (textWidth(text, size, bold) <= room) return text;
  let cut = Array.from(text);
  while (cut.length > 1 && textWidth(`${cut.join('')}…`, size, bold) > room) cut = cut.slice(0, -1);
  return `${cut.join('').trimEnd()}…`;
}
