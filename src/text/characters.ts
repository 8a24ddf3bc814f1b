// What the editor can be sent to: a place in JSON, or characters of a text that is none.
import type { Place } from '#decision/inventory.ts';

/** Offsets into the text of a document. */
export interface Characters {
  readonly document: string;
  readonly from: number;
  readonly to: number;
}

export type Spot = Place | Characters;

export const isPlace = (spot: Spot): spot is Place => 'path' in spot;
