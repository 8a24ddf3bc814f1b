// What the worker posts: a picture that shows a part of a large whole packs that whole.
import type { Piece } from '#import/reading.ts';
import { isPacked, packRanges } from '#text/packedRanges.ts';
import type { Analysis } from './analysis.ts';
import type { AnalysisAnswer, EngineAnswer } from './engineDesk.ts';
import { nextTask } from './nextTask.ts';
import { handedOver, packGraph, type PackedGraph, unpackGraph } from './packedGraph.ts';

type Packed = Omit<AnalysisAnswer, 'kind' | 'analysis'> & {
  readonly kind: 'packed';
  readonly analysis: Omit<Analysis, 'whole'>;
  readonly whole: PackedGraph;
};

export type Posted = EngineAnswer | Packed;

/** The answer to post, and what of it changes hands. */
export function packAnswer(answer: EngineAnswer): readonly [posted: Posted, handed: ArrayBuffer[]] {
  if (answer.kind !== 'analysis') return [answer, []];
  const { whole, ...analysis } = { ...answer.analysis, pieces: answer.analysis.pieces.map(withPackedRanges) };
  if (whole === undefined) return [{ ...answer, analysis }, []];
  const packed = packGraph(whole);
  return [{ ...answer, kind: 'packed', analysis, whole: packed }, handedOver(packed)];
}

/** There may be a hundred thousand of them. */
function withPackedRanges(piece: Piece): Piece {
  if (piece.ranges === undefined || isPacked(piece.ranges)) return piece;
  const ranges = packRanges(piece.ranges);
  return ranges === null ? piece : { ...piece, ranges };
}

/** Milliseconds of work before the page has its turn. */
const TURN_MS = 8;

/** Lets the page have its turn as soon as the turn of this work is over. */
function turns(now: () => number, rest: () => Promise<void>): () => Promise<void> {
  let since = now();
  return async () => {
    if (now() - since < TURN_MS) return;
    await rest();
    since = now();
  };
}

export async function unpackAnswer(posted: Posted): Promise<EngineAnswer> {
  if (posted.kind !== 'packed') return posted;
  const { whole: packed, analysis, ...rest } = posted;
  const whole = await unpackGraph(
    packed,
    turns(() => performance.now(), nextTask),
  );
  // To draw it is enough for one task.
  await nextTask();
  return { ...rest, kind: 'analysis', analysis: { ...analysis, whole } };
}
