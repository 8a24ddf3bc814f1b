// Raw deflate (RFC 1951) with a preset dictionary, and inflating that stops at a cap: 300 kB can claim to be 300 MB.
import { Inflate, deflateSync } from 'fflate';

export const deflate = (bytes: Uint8Array, dictionary: Uint8Array): Uint8Array =>
  deflateSync(bytes, { level: 9, dictionary });

export type Inflated = Uint8Array | 'too-large' | 'unreadable';

/** Input goes in by this much, so that what comes out before the cap is noticed stays near a megabyte. */
const CHUNK = 1024;

/** At most `cap` bytes; never throws. Bytes after the end of the stream are ignored. */
export function inflate(bytes: Uint8Array, dictionary: Uint8Array, cap: number): Inflated {
  const parts: Uint8Array[] = [];
  let size = 0;
  const stream = new Inflate({ dictionary }, (part) => {
    size += part.length;
    if (size <= cap) parts.push(part);
  });
  try {
    for (let i = 0; i < bytes.length; i += CHUNK) {
      stream.push(bytes.subarray(i, i + CHUNK), i + CHUNK >= bytes.length);
      if (size > cap) return 'too-large';
    }
  } catch {
    return 'unreadable';
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
