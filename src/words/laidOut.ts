// A long line as people would read it: JSON that stands on one line, broken at its brackets and commas. For looking at
// only: the text stays as it is written.

const LONG = 120;
/** What is shorter stays together. */
const TOGETHER = 48;
const OPENING = '{[';
const CLOSING = '}]';

export const isLong = (line: string): boolean => line.length > LONG && /[{[]/.test(line);

/** Behind the string that begins at `at`. */
function afterString(line: string, at: number): number {
  for (let i = at + 1; i < line.length; i++) {
    if (line[i] === '\\') i++;
    else if (line[i] === '"') return i + 1;
  }
  return line.length;
}

/** Where the bracket at each position is closed; nothing for one that is not. */
function closings(line: string): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const open: number[] = [];
  for (let i = 0; i < line.length;) {
    const char = line[i] ?? '';
    if (char === '"') {
      i = afterString(line, i);
      continue;
    }
    if (OPENING.includes(char)) open.push(i);
    const opened = CLOSING.includes(char) ? open.pop() : undefined;
    if (opened !== undefined) found.set(opened, i);
    i++;
  }
  return found;
}

/** A line that is not long is itself. */
export function laidOut(line: string): readonly string[] {
  if (!isLong(line)) return [line];
  const ends = closings(line);
  const lines: string[] = [];
  let here = '';
  let depth = 0;
  const broken = (): void => {
    if (here.trim() !== '') lines.push('  '.repeat(depth) + here.trim());
    here = '';
  };
  for (let i = 0; i < line.length;) {
    const char = line[i] ?? '';
    const end = ends.get(i);
    if (char === '"') {
      const after = afterString(line, i);
      here += line.slice(i, after);
      i = after;
    } else if (end !== undefined && (end - i <= TOGETHER || end === i + 1)) {
      here += line.slice(i, end + 1);
      i = end + 1;
    } else {
      i++;
      if (CLOSING.includes(char) && depth > 0) {
        broken();
        depth--;
      }
      here += char === ':' && depth > 0 && line[i] !== ' ' ? ': ' : char;
      if (OPENING.includes(char)) {
        broken();
        depth++;
      } else if (char === ',' && depth > 0) broken();
    }
  }
  broken();
  return lines;
}
