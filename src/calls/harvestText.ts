// For tests: what a whole text gives, as reading would split it.
import type { Attempt } from '#decision/inventory.ts';
import type { GivenValues, Harvest } from '#harvest/harvest.ts';
import { piecesOf } from '#text/pieces.ts';
import { ATTEMPT_FORMATS, ATTEMPT_READERS } from './formats.ts';

export async function harvestsOf(
  text: string,
  given: GivenValues = {},
  name = 'pasted',
): Promise<readonly Harvest[]> {
  const pieces = piecesOf(text);
  const harvests: Harvest[] = [];
  for (const reader of ATTEMPT_READERS) {
    const own = pieces.flatMap((piece, i) => (piece.kind === reader.kind ? [{ piece, i }] : []));
    if (own.length === 0) continue;
    await reader.prepare?.();
    harvests.push(
      ...reader.take(
        own.map(({ piece, i }) => ({ text: piece.strict, name, given, origin: { document: 'd', piece: i } })),
        [],
      ),
    );
  }
  for (const [i, piece] of pieces.entries()) {
    if (piece.kind !== 'json') continue;
    const format = ATTEMPT_FORMATS.find((one) => one.test(piece.value));
    if (format !== undefined)
      harvests.push(format.take(piece.value, { document: 'd', piece: i }, given, () => null));
  }
  return harvests;
}

/** Attempts without their places, for comparing. */
export async function attemptsOf(
  text: string,
  given: GivenValues = {},
): Promise<readonly Partial<Attempt>[]> {
  const all = await harvestsOf(text, given);
  return all
    .flatMap(({ attempts }) => attempts ?? [])
    .map((attempt) => {
      const bare: Partial<{ -readonly [K in keyof Attempt]: Attempt[K] }> = Object.assign({}, attempt);
      delete bare.place;
      return bare;
    });
}
