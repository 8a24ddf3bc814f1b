// What stands where in the database. Texts stand beside it, see textKeys.ts.

export const KEYS = {
  /** The format of everything in here. */
  format: 'format',
  /** Own work as it was saved last, by whichever tab. */
  workspace: 'workspace',
  /** Graphs that others replaced, newest first. */
  earlier: 'earlier',
  /** What could not be opened, as it was. */
  rescue: 'workspace-unreadable',
  /** Changes to shared graphs. */
  visits: 'visits',
} as const;

/** Followed by the time: states of the last while. */
export const STATE_PREFIX = 'state/';
/** Followed by the time: states that somebody gave a name. */
export const NAMED_PREFIX = 'named/';

const TIME_DIGITS = 15;

/** Keys of later times come later. */
export const timeKey = (prefix: string, at: number, mark: string): string =>
  `${prefix}${String(Math.max(0, Math.trunc(at))).padStart(TIME_DIGITS, '0')}.${mark}`;
