// The words around a block: what is said just before it weighs most, then headings, then the section so far.
import { piecesOf, type TextPiece } from '#text/pieces.ts';
import { foreignRegions } from '#text/foreignText.ts';

export interface Passage {
  readonly text: string;
  /** 0 to 1. */
  readonly weight: number;
  readonly source: 'lead' | 'heading' | 'section' | 'name' | 'inside';
}

const LEAD_WEIGHTS = [1, 0.7, 0.5, 0.4, 0.32, 0.26, 0.2];
const LEAD_SENTENCES = 40;
const EARLIER_BLOCKS = 3;
const LOOK_BACK = 12_000;
const HEADING = /^[ \t]{0,3}(#{1,6})[ \t]+(.*?)[ \t#]*$/;

interface Line {
  readonly from: number;
  readonly text: string;
  /** How many blocks stand between it and the block in question. */
  readonly before: number;
}

/** A stretch that is not prose. */
interface Hole {
  readonly from: number;
  readonly to: number;
  readonly kind: string;
}

/** How many of them end before `at`: they are in order and disjoint, and there may be tens of thousands. */
function endedBy(holes: readonly Hole[], at: number): number {
  let low = 0;
  let high = holes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((holes[middle]?.to ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Lines before `at`, outside other pieces and diagrams, nearest last. */
function linesBefore(text: string, at: number, all: readonly Hole[]): Line[] {
  const start = Math.max(0, at - LOOK_BACK);
  const holes = all.slice(endedBy(all, start), endedBy(all, at));
  const lines: Line[] = [];
  let from = start;
  const blocks = holes.filter((hole) => hole.kind !== 'diagram').length;
  let passed = 0;
  for (const hole of [...holes, { from: at, to: at, kind: 'end' as const }]) {
    let offset = from;
    for (const line of text.slice(from, Math.max(from, hole.from)).split('\n')) {
      if (!/^\s*(?:```|~~~)/.test(line)) lines.push({ from: offset, text: line, before: blocks - passed });
      offset += line.length + 1;
    }
    from = Math.max(from, hole.to);
    if (hole.kind !== 'diagram') passed++;
  }
  return lines;
}

/** Sentences in order; a line break inside a paragraph is a space, a list item or blank line ends a sentence. */
function sentencesOf(lines: readonly string[]): string[] {
  const paragraphs = lines
    .join('\n')
    .replace(/\r/g, '')
    // A page break in the middle of a sentence.
    .replace(/(?<=\w)[ \t]*\n[ \t]*\n\s*(?=[a-z])/g, ' ')
    .split(/\n[ \t>]*\n|\n(?=[ \t>]*(?:[-*•+]|\d+[.)])[ \t])|(?<=:)[ \t]*\n/);
  return (
    paragraphs
      .flatMap((paragraph) => paragraph.replace(/\s+/g, ' ').split(/(?<=[.!?]["”*]{0,2})\s+(?=["“*`_A-Z])/))
      .map((sentence) => sentence.trim())
      // The number of a step is no sentence.
      .filter((sentence) => /\w/.test(sentence) && !/^\d+[.)]$/.test(sentence))
  );
}

/** Markdown headings over the block, nearest first, each of a higher level than the one below it. */
function headingsOver(lines: readonly Line[]): { readonly texts: string[]; readonly nearest: number } {
  const texts: string[] = [];
  let level = 7;
  let nearest = -1;
  for (let i = lines.length - 1; i >= 0; i--) {
    const match = HEADING.exec(lines[i]?.text ?? '');
    const depth = match?.[1]?.length ?? 9;
    if (!match || depth >= level) continue;
    texts.push(match[2] ?? '');
    level = depth;
    if (nearest < 0) nearest = i;
  }
  return { texts, nearest };
}

/** For each piece of a text: everything that may say whose it is, heaviest first within each source. */
export function passagesOf(text: string, documentName: string): (piece: TextPiece) => readonly Passage[] {
  const diagrams = foreignRegions(text).filter((region) => region.kind === 'diagram');
  const holes = [...piecesOf(text), ...diagrams].sort((a, b) => a.from - b.from);
  return (piece) => passagesBefore(text, piece, holes, documentName);
}

function passagesBefore(
  text: string,
  piece: TextPiece,
  holes: readonly Hole[],
  documentName: string,
): readonly Passage[] {
  const lines = linesBefore(text, piece.from, holes);
  const { texts, nearest } = headingsOver(lines);
  const prose = lines.map(({ from, text: words, before }): Line => ({
    from,
    text: HEADING.test(words) ? '' : words,
    before,
  }));
  const lead = sentencesOf(
    prose.filter((line, i) => line.before === 0 && i > nearest).map((line) => line.text),
  );
  const passages: Passage[] = lead
    .reverse()
    .slice(0, LEAD_SENTENCES)
    .map((sentence, i) => ({ text: sentence, weight: LEAD_WEIGHTS[i] ?? 0.15, source: 'lead' as const }));
  texts.forEach((heading, i) => passages.push({ text: heading, weight: 0.6 * 0.7 ** i, source: 'heading' }));
  for (let back = 1; back <= EARLIER_BLOCKS; back++) {
    const earlier = sentencesOf(
      prose.filter((line, i) => line.before === back && i > nearest).map((line) => line.text),
    ).reverse();
    earlier.slice(0, LEAD_SENTENCES).forEach((sentence, i) => {
      const caption = sentence.length <= 90 && !sentence.endsWith('.');
      const weight = (caption ? 0.4 : 0.3) * 0.7 ** (back - 1) * (LEAD_WEIGHTS[i] ?? 0.15) ** 0.5;
      passages.push({ text: sentence, weight, source: 'section' });
    });
  }
  for (const comment of text.slice(piece.from, piece.to).matchAll(/^\s*\/\/(.*)$/gm)) {
    passages.push({ text: comment[1] ?? '', weight: 0.8, source: 'inside' });
  }
  const words = documentName.replace(/\.\w{1,5}$/, '').replace(/[-_.]+/g, ' ');
  // The mark says that even a plain word at its beginning may be a name.
  passages.push({ text: `\`${words}`, weight: 0.5, source: 'name' });
  return passages.filter((passage) => passage.text.trim() !== '');
}
