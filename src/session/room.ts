// The shape of the canvas in coarse steps, and what the layout is told about each.
import type { Room } from './local.ts';

/** Width by height at which a room becomes another one, with room to spare so that it does not flicker. */
const STEPS: readonly { readonly room: Room; readonly below: number; readonly aspect?: number }[] = [
  { room: 'portrait', below: 0.78, aspect: 0.75 },
  { room: 'square', below: 1.45 },
  { room: 'wide', below: Number.POSITIVE_INFINITY, aspect: 1.8 },
];
/** A phone also when it is nearly square: the panes leave little of its height. */
const PHONE_WIDTH = 480;

/** The room of a canvas of that size in CSS pixels. */
export function roomOf(width: number, height: number): Room {
  if (width < PHONE_WIDTH) return 'portrait';
  return STEPS.find(({ below }) => width / height < below)?.room ?? 'square';
}

/** What to tell the layout; undefined: its default, which is also what the picture of the build is made for. */
export const aspectOf = (room: Room): number | undefined => STEPS.find((step) => step.room === room)?.aspect;
