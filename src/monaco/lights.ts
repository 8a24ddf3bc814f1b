// Which characters of one document are lit: pure, so that Monaco and the plain text field light the same.
import type { Place } from '#decision/inventory.ts';
import { isPlace, type Spot } from '#text/characters.ts';
import type { Severity } from '#text/problem.ts';
import { rangeOf, type TextRange } from '#text/locate.ts';

/** `hover`: somebody points at it now. `evidence`: the selected edge rests on it. The others are problems. */
export type LightKind = 'hover' | 'evidence' | Severity;

export interface Light extends TextRange {
  readonly kind: LightKind;
}

export interface LocatedPlace extends TextRange {
  readonly place: Place;
}

/** Where to go in a text; null when that is not in it (any more). */
export function locate(text: string, spot: Spot): TextRange | null {
  const range = isPlace(spot) ? rangeOf(text, spot) : spot;
  return range && range.to > range.from ? { from: range.from, to: range.to } : null;
}

/** Places of one document with their offsets, widest first; what is not in the text (any more) is left out. */
export function locateAll(document: string, text: string, places: readonly Place[]): LocatedPlace[] {
  const located: LocatedPlace[] = [];
  for (const place of places) {
    if (place.document !== document) continue;
    const range = locate(text, place);
    if (range) located.push({ ...range, place });
  }
  return located.sort((a, b) => a.from - b.from || b.to - a.to);
}

/** The narrowest located place around an offset: what a pointer over that character means. */
export function placeAt(located: readonly LocatedPlace[], offset: number): Place | null {
  let best: LocatedPlace | null = null;
  for (const one of located) {
    if (offset < one.from || offset >= one.to) continue;
    if (!best || one.to - one.from < best.to - best.from) best = one;
  }
  return best?.place ?? null;
}

export function lightsOf(located: readonly LocatedPlace[], kind: LightKind): Light[] {
  return located.map(({ from, to }) => ({ from, to, kind }));
}

export interface Segment {
  readonly text: string;
  readonly kinds: readonly LightKind[];
}

/** The text cut into runs that are lit alike. Joined they are the text again. */
export function segments(text: string, lights: readonly Light[]): Segment[] {
  const cuts = new Set([0, text.length]);
  for (const { from, to } of lights) {
    cuts.add(Math.max(0, Math.min(from, text.length)));
    cuts.add(Math.max(0, Math.min(to, text.length)));
  }
  const edges = [...cuts].sort((a, b) => a - b);
  const result: Segment[] = [];
  for (const [i, from] of edges.entries()) {
    const to = edges[i + 1];
    if (to === undefined) break;
    const over = lights.filter((light) => light.from <= from && light.to >= to);
    result.push({ text: text.slice(from, to), kinds: [...new Set(over.map((light) => light.kind))] });
  }
  return result;
}
