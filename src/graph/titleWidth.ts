// How wide the title strip on the left of an account's box is, in a picture that runs down: an id is never broken.
import { accountLabel } from './accountLabel.ts';
import { SIZE } from './look.ts';
import { textWidth } from './textWidth.ts';

/** The id as it is drawn from afar, where it is largest (far.css). */
const TEXT = 13;
/** Left and right of the id together. */
const AROUND = 24;
/** A placeholder for which even this is not enough is cut at its end. */
const MOST = 280;

/** In canvas units. */
export function titleWidth(account: string): number {
  const wanted = Math.ceil(textWidth(accountLabel(account), TEXT, true) + AROUND);
  return Math.min(MOST, Math.max(SIZE.titleWidth, wanted));
}
