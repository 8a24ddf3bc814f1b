// Lines and columns for people; offsets everywhere else.

/** The texts that were asked about last: places of several documents come in turns. */
const MOST_TEXTS = 64;
const MOST_CHARS = 80_000_000;
const startsByText = new Map<string, readonly number[]>();
let rememberedChars = 0;

function lineStarts(text: string): readonly number[] {
  const known = startsByText.get(text);
  if (known !== undefined) return known;
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  if (startsByText.size >= MOST_TEXTS || rememberedChars + text.length > MOST_CHARS) {
    startsByText.clear();
    rememberedChars = 0;
  }
  rememberedChars += text.length;
  startsByText.set(text, starts);
  return starts;
}

/** 1-based line and column (UTF-16 units) of an offset; offsets outside the text are brought inside. */
export function lineColumn(text: string, offset: number): { line: number; column: number } {
  const starts = lineStarts(text);
  const at = Math.min(Math.max(offset, 0), text.length);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: at - (starts[low] ?? 0) + 1 };
}
