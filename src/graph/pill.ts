// What stands on the pill of an edge (glyph, words, gate boxes) and how large that is. Screen, layout and SVG
// export share it, so that a pill is never wider than the room that was kept for it.
import type { Gate, GateAnswer, GateName } from '#decision/verdict.ts';
import type { GraphEdge } from './accessGraph.ts';
import { GATE_LOOK, SIZE, VERDICT_LOOK, type GateFill, type GateLook } from './look.ts';
import { fitText, textWidth } from './textWidth.ts';
import { triesMark } from './tries.ts';

export interface GateMark {
  readonly look: GateLook;
  readonly answer: GateAnswer;
}

export interface Pill {
  readonly glyph: string;
  /** The edge's label, shortened to the room there is. */
  readonly words: string;
  /** What somebody tried, as glyphs; empty: nobody did. */
  readonly tried: string;
  /** Empty for access edges. */
  readonly marks: readonly GateMark[];
  readonly width: number;
  readonly height: number;
}

/** Measures inside a pill, in canvas units. */
export const PILL = {
  padding: 11,
  /** Beside the words of an access edge, which have no frame. */
  bare: 6,
  glyph: 17,
  font: 11.5,
  /** Of a line that stands for several: read from further away. */
  bundleFont: 14,
  box: 15,
  boxGap: 4,
  wordGap: 8,
  maxWords: 128,
} as const;

export interface GateBoxLook {
  /** SVG path data inside a PILL.box square that is filled with the answer's colour, at `opacity`. */
  readonly wash: string | null;
  readonly opacity: number;
  /** SVG path data that is stroked thinly. */
  readonly hatch: string | null;
  /** `panel`: the letter is cut out of a full box; `line`: it has the answer's colour. */
  readonly letter: 'panel' | 'line';
}

/** How full a gate box is; the shapes differ, so that it can be read without colour. */
export const GATE_BOX: Readonly<Record<GateFill, GateBoxLook>> = {
  full: { wash: 'M0 0H15V15H0Z', opacity: 1, hatch: null, letter: 'panel' },
  half: { wash: 'M0 15L15 0V15Z', opacity: 0.4, hatch: null, letter: 'line' },
  empty: { wash: null, opacity: 0, hatch: null, letter: 'line' },
  hatched: {
    wash: null,
    opacity: 0,
    hatch: 'M0 5L5 0M0 10L10 0M0 15L15 0M5 15L15 5M10 15L15 10',
    letter: 'line',
  },
  none: { wash: null, opacity: 0, hatch: null, letter: 'line' },
};

/** The answer that decides when several gates stand behind one letter. */
const WORST_FIRST: readonly GateAnswer[] = ['no', 'unknown', 'depends', 'yes', 'not-needed'];

/** The gate boxes of an edge, each with the worst answer of the gates it stands for. */
export function gateMarks(gates: Readonly<Record<GateName, Gate>>): readonly GateMark[] {
  return GATE_LOOK.flatMap((look) => {
    const answers = new Set(look.gates.map((gate) => gates[gate].answer));
    const answer = WORST_FIRST.find((each) => answers.has(each)) ?? 'not-needed';
    return look.always || answer !== 'not-needed' ? [{ look, answer }] : [];
  });
}

/** What to draw on the pill of `edge`, and its size. `terse`: glyph and gates only, where words would cost the names. */
export function pillOf(edge: GraphEdge, terse = false): Pill {
  // Numbers are never cut; a line that stands for many has no gates of its own.
  const isBundle = edge.counts !== undefined;
  const font = isBundle ? PILL.bundleFont : PILL.font;
  const isBare = terse && edge.kind === 'assume';
  const words = isBundle ? edge.label : isBare ? '' : fitText(edge.label, PILL.maxWords, font);
  const marks = edge.kind === 'assume' && !isBundle && !edge.veiled ? gateMarks(edge.gates) : [];
  const tried = edge.tries === undefined ? '' : triesMark(edge.tries);
  const triedWidth = tried === '' ? 0 : PILL.wordGap + textWidth(tried, PILL.font);
  const boxes = marks.length === 0 ? 0 : PILL.wordGap + marks.length * (PILL.box + PILL.boxGap) - PILL.boxGap;
  // An access edge says what may be done, without a frame; its verdict only when that is not plain yes.
  const isPlain = isBundle || (edge.kind === 'access' && edge.verdict === 'valid');
  const frame = 2 * (edge.kind === 'access' ? PILL.bare : PILL.padding) + (isPlain ? 0 : PILL.glyph);
  return {
    glyph: isPlain ? '' : edge.veiled ? '…' : VERDICT_LOOK[edge.verdict].glyph,
    words,
    tried,
    marks,
    width: Math.ceil(frame + textWidth(words, font) + triedWidth + boxes),
    height: SIZE.pillHeight,
  };
}
