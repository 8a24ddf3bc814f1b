// What a change does to a text, line by line, with a little of what stands around it.

export interface DiffLine {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

export interface DiffHunk {
  /** Line of the new text where it begins, counted from 1. */
  readonly line: number;
  readonly lines: readonly DiffLine[];
}

export interface Diff {
  readonly hunks: readonly DiffHunk[];
  readonly added: number;
  readonly removed: number;
}

const CONTEXT = 2;
/** Lines on each side up to which the smallest difference is looked for. */
const SMALL = 600;

const linesOf = (text: string | null): readonly string[] =>
  text === null || text === '' ? [] : text.replace(/\n$/, '').split(/\r?\n/);

/** Longest common subsequence: what stays. */
function between(old: readonly string[], now: readonly string[]): readonly DiffLine[] {
  const gone = (text: string): DiffLine => ({ kind: 'gone', text });
  const fresh = (text: string): DiffLine => ({ kind: 'new', text });
  if (old.length > SMALL || now.length > SMALL) return [...old.map(gone), ...now.map(fresh)];
  const width = now.length + 1;
  const common = new Uint32Array((old.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      common[i * width + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      lines.push({ kind: 'same', text: old[i] ?? '' });
      i++;
      j++;
    } else if (i < old.length && (j >= now.length || at(i + 1, j) >= at(i, j + 1))) {
      lines.push(gone(old[i++] ?? ''));
    } else lines.push(fresh(now[j++] ?? ''));
  }
  return lines;
}

/** Every line of both texts in order. */
export function diffLines(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  const same = (text: string): DiffLine => ({ kind: 'same', text });
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return [
    ...after.slice(0, head).map(same),
    ...between(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...after.slice(after.length - tail).map(same),
  ];
}

/** Without the indentation that all its lines share: panels are narrow. */
function outdented(lines: readonly DiffLine[]): readonly DiffLine[] {
  const indents = lines
    .filter(({ text }) => text.trim() !== '')
    .map(({ text }) => /^[ \t]*/.exec(text)?.[0] ?? '');
  const [first = ''] = indents;
  let shared = first.length;
  while (shared > 0 && !indents.every((indent) => indent.startsWith(first.slice(0, shared)))) shared--;
  return lines.map(({ kind, text }) => ({ kind, text: text.slice(shared) }));
}

/** `null`: the text is not there (it is new, or it goes). */
export function diffOf(before: string | null, after: string | null): Diff {
  const lines = diffLines(linesOf(before), linesOf(after));
  const hunks: { line: number; lines: DiffLine[] }[] = [];
  let number = 1;
  let lastShown = -1;
  for (const [i, line] of lines.entries()) {
    const near = lines.slice(Math.max(0, i - CONTEXT), i + CONTEXT + 1).some(({ kind }) => kind !== 'same');
    if (near) {
      if (lastShown !== i - 1 || hunks.length === 0) hunks.push({ line: number, lines: [] });
      hunks.at(-1)?.lines.push(line);
      lastShown = i;
    }
    if (line.kind !== 'gone') number++;
  }
  const count = (kind: DiffLine['kind']) => lines.filter((line) => line.kind === kind).length;
  return {
    hunks: hunks.map((hunk) => ({ line: hunk.line, lines: outdented(hunk.lines) })),
    added: count('new'),
    removed: count('gone'),
  };
}
