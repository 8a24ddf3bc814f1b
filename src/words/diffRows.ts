// What a change does to a text, line by line, with a little of what stands around it.
import { isLong, laidOut } from './laidOut.ts';

export interface DiffLine {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

export interface DiffHunk {
  /** Line of the new text where it begins, counted from 1. */
  readonly line: number;
  /** Long lines of the text stand here on several, for reading. */
  readonly laidOut?: true;
  readonly lines: readonly DiffLine[];
}

export interface Diff {
  readonly hunks: readonly DiffHunk[];
  readonly added: number;
  readonly removed: number;
}

const CONTEXT = 2;
/** Lines on each side up to which the smallest difference of one place is looked for. */
const SMALL = 600;
/** Lines that a change may span before the texts are taken to go on alike. */
const LOOK_AHEAD = 400;
/** Lines in a row that have to be alike for that. */
const ALIKE = 3;

type Lines = readonly string[];

/** Lines `from` to `to` (exclusive) of the old text become `start` to `end` of the new one. */
interface Region {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

const linesOf = (text: string | null): Lines =>
  text === null || text === '' ? [] : text.replace(/\n$/, '').split(/\r?\n/);

function areAlike(old: Lines, now: Lines, i: number, j: number): boolean {
  if (i === old.length && j === now.length) return true;
  for (let n = 0; n < ALIKE; n++) {
    if (i + n === old.length && j + n === now.length) return n > 0;
    if (i + n >= old.length || j + n >= now.length || old[i + n] !== now[j + n]) return false;
  }
  return true;
}

/** Where the texts go on alike: the nearest place; their ends when there is none near. */
function resumed(old: Lines, now: Lines, i: number, j: number): readonly [i: number, j: number] {
  for (let far = 1; far <= LOOK_AHEAD; far++) {
    for (let a = 0; a <= far; a++) {
      const [to, end] = [i + a, j + far - a];
      if (to <= old.length && end <= now.length && areAlike(old, now, to, end)) return [to, end];
    }
  }
  return [old.length, now.length];
}

function regionsOf(old: Lines, now: Lines): readonly Region[] {
  const regions: Region[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      i++;
      j++;
      continue;
    }
    const [to, end] = resumed(old, now, i, j);
    regions.push({ from: i, to, start: j, end });
    [i, j] = [to, end];
  }
  return regions;
}

const same = (text: string): DiffLine => ({ kind: 'same', text });
const gone = (text: string): DiffLine => ({ kind: 'gone', text });
const fresh = (text: string): DiffLine => ({ kind: 'new', text });

/** Longest common subsequence: what stays. */
function between(old: Lines, now: Lines): readonly DiffLine[] {
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
      lines.push(same(old[i] ?? ''));
      i++;
      j++;
    } else if (i < old.length && (j >= now.length || at(i + 1, j) >= at(i, j + 1))) {
      lines.push(gone(old[i++] ?? ''));
    } else lines.push(fresh(now[j++] ?? ''));
  }
  return lines;
}

/** The lines of a region with up to `context` lines that stay before and behind it. */
function linesAround(old: Lines, now: Lines, near: readonly Region[], context: number): DiffHunk {
  const first = Math.max(0, (near[0]?.start ?? 0) - context);
  const lines: DiffLine[] = [];
  let at = first;
  for (const { end, from, start, to } of near) {
    lines.push(...now.slice(at, start).map(same), ...between(old.slice(from, to), now.slice(start, end)));
    at = end;
  }
  lines.push(...now.slice(at, at + context).map(same));
  return { line: first + 1, lines };
}

/** Every line of both texts in order. */
export const diffLines = (old: Lines, now: Lines): readonly DiffLine[] =>
  linesAround(old, now, regionsOf(old, now), Math.max(old.length, now.length)).lines;

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

const isLongIn = (old: Lines, now: Lines, near: readonly Region[]): boolean =>
  near.some(
    ({ end, from, start, to }) => old.slice(from, to).some(isLong) || now.slice(start, end).some(isLong),
  );

/** Characters of a region up to which it is laid out. */
const READABLE = 2_000_000;

const sizeOf = (lines: Lines): number => lines.reduce((sum, line) => sum + line.length, 0);

/** Characters beside what differs, where that is all that is shown. */
const AROUND = 80;
const MOST_SAME = 160;

/** What differs of two lines too long to be laid out. */
function cutOut(old: string, now: string): readonly [old: string, now: string] {
  let start = 0;
  while (start < old.length && old[start] === now[start]) start++;
  let end = 0;
  const most = Math.min(old.length, now.length) - start;
  while (end < most && old.at(-1 - end) === now.at(-1 - end)) end++;
  const cut = (line: string): string =>
    `…${line.slice(Math.max(0, start - AROUND), line.length - Math.max(0, end - AROUND))}…`;
  return [cut(old), cut(now)];
}

/** Regions with long lines: only what changes inside them. */
function readable(old: Lines, now: Lines, near: readonly Region[]): readonly DiffHunk[] {
  return near.flatMap(({ end, from, start, to }) => {
    const [before, after] = [old.slice(from, to), now.slice(start, end)];
    if (sizeOf(before) + sizeOf(after) > READABLE) {
      const [cut, come] = cutOut(before.join(' '), after.join(' '));
      return [{ line: start + 1, laidOut: true as const, lines: [gone(cut), fresh(come)] }];
    }
    const [parts, nowParts] = [before.flatMap(laidOut), after.flatMap(laidOut)];
    return groupsOf(parts, nowParts).map((group) => {
      const { lines } = linesAround(parts, nowParts, group, CONTEXT);
      return { line: start + 1, laidOut: true as const, lines };
    });
  });
}

/** Regions so near to each other that they are shown together. */
function groupsOf(old: Lines, now: Lines): readonly (readonly Region[])[] {
  const groups: Region[][] = [];
  for (const region of regionsOf(old, now)) {
    const last = groups.at(-1);
    if (last && region.start - (last.at(-1)?.end ?? 0) <= 2 * CONTEXT) last.push(region);
    else groups.push([region]);
  }
  return groups;
}

/** What stays is there to tell where one is. */
const shortened = (line: DiffLine): DiffLine =>
  line.kind === 'same' && line.text.length > MOST_SAME ? same(`${line.text.slice(0, MOST_SAME)}…`) : line;

/** `null`: the text is not there (it is new, or it goes). Works on very large texts with a few changes in them. */
export function diffOf(before: string | null, after: string | null): Diff {
  const [old, now] = [linesOf(before), linesOf(after)];
  const hunks = groupsOf(old, now).flatMap((near) =>
    isLongIn(old, now, near) ? readable(old, now, near) : [linesAround(old, now, near, CONTEXT)],
  );
  const count = (kind: DiffLine['kind']) =>
    hunks.reduce((sum, { lines }) => sum + lines.filter((line) => line.kind === kind).length, 0);
  return {
    hunks: hunks.map((hunk) => Object.assign({}, hunk, { lines: outdented(hunk.lines).map(shortened) })),
    added: count('new'),
    removed: count('gone'),
  };
}
