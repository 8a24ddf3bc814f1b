// Lines and columns for people; offsets everywhere else.

let lines: { readonly text: string; readonly starts: readonly number[] } = { text: '', starts: [0] };

/** 1-based line and column (UTF-16 units) of an offset; offsets outside the text are brought inside. */
export function lineColumn(text: string, offset: number): { line: number; column: number } {
  if (lines.text !== text) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    lines = { text, starts };
  }
  const at = Math.min(Math.max(offset, 0), text.length);
  let low = 0;
  let high = lines.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines.starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: at - (lines.starts[low] ?? 0) + 1 };
}
