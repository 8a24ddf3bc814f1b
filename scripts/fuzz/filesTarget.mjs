import { LIMITS } from '#files/limits.ts';
import { fileTaker } from '#files/takeFiles.ts';
import { promise } from './promise.mjs';

/** Small, so that a run finds what does not keep to them. */
const SMALL = Object.fromEntries(
  Object.entries(LIMITS).map(([name, most]) => [name, Math.min(most, 100_000)]),
);

export function filesTarget(bytes) {
  const taker = fileTaker(SMALL);
  taker.take({ name: 'given', bytes: Uint8Array.from(bytes) });
  const { left, refused, texts } = taker.taken();
  promise(texts.length + refused.length + left > 0, 'every file is taken, left or refused');
  for (const { name, why } of refused)
    promise(name !== '' && why !== '', 'a refusal names the file and says why');
  const size = texts.reduce((sum, { text }) => sum + text.length, 0);
  promise(size <= SMALL.total, 'no more text than there is room for', `${size} characters`);
}
