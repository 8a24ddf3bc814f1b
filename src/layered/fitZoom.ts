// How large a picture can be drawn in the room that there is.
import type { Placement } from '#graph/placement.ts';

/** The canvas of a desktop window between its two panes. */
export const USUAL_ASPECT = 1;
/** Rooms by the aspect up to which they are meant: pixels that a picture may fill, margins and legend taken off. */
const ROOMS = [
  { upTo: 0.8, width: 366, height: 400 },
  { upTo: 1.4, width: 680, height: 690 },
  { upTo: Number.POSITIVE_INFINITY, width: 1350, height: 740 },
] as const;
/** A phone: what is larger than the screen is panned there, at a zoom at which it can be read (canvas/fit.ts). */
export const isPanned = (aspect: number): boolean => aspect < ROOMS[0].upTo;
/** The zoom at which `placement` fills a room of that shape, at most 1: larger nobody needs it. */
export function fitZoom({ width, height }: Pick<Placement, 'width' | 'height'>, aspect: number): number {
  const room = ROOMS.find(({ upTo }) => aspect < upTo) ?? ROOMS[1];
  return Math.min(1, room.width / width, room.height / height);
}
