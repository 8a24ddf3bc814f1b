// Which of the possible pictures suits the room: the one that can be drawn largest, and left to right when close.
import type { Placement } from '#graph/placement.ts';

/** The canvas of a desktop window between its two panes. */
export const USUAL_ASPECT = 1;
/** Rooms by the aspect up to which they are meant: pixels that a picture may fill, margins and legend taken off. */
const ROOMS = [
  { upTo: 0.8, width: 366, height: 400 },
  { upTo: 1.4, width: 680, height: 690 },
  { upTo: Number.POSITIVE_INFINITY, width: 1350, height: 740 },
] as const;
/** Larger than this nobody needs it: a picture that reaches it fits. */
const LARGE = 1;
/** How much larger the picture that runs down must be. */
const CLEARLY = 1.2;

/** The zoom at which `placement` fills a room of that shape, at most `LARGE`. */
export function fitZoom({ width, height }: Pick<Placement, 'width' | 'height'>, aspect: number): number {
  const room = ROOMS.find(({ upTo }) => aspect < upTo) ?? ROOMS[1];
  return Math.min(LARGE, room.width / width, room.height / height);
}

/** Reading direction first; `down` is only tried when that leaves room unused. */
export function bestFit(aspect: number, right: () => Placement, down: () => Placement): Placement {
  const first = right();
  const zoom = fitZoom(first, aspect);
  if (zoom === LARGE) return first;
  const second = down();
  return fitZoom(second, aspect) > zoom * CLEARLY ? second : first;
}
