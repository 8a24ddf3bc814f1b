// Bytes as text: UTF-8, or UTF-16 with its mark (PowerShell's `>` writes that) or without.
import { binaryKind } from './binaryKinds.ts';

export type Decoded = { readonly text: string } | { readonly why: string };

const MARKS: readonly (readonly [mark: readonly number[], encoding: string])[] = [
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** Bytes that are looked at to tell text from other things. */
const HEAD = 4096;

/** Without a mark: JSON and YAML are mostly ASCII, of which UTF-16 has a zero in every other byte. */
function guessed(bytes: Uint8Array): string {
  const head = bytes.subarray(0, Math.min(HEAD, bytes.length & ~1));
  if (head.length < 4) return 'utf-8';
  const zeros = [0, 0];
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[i & 1] = (zeros[i & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const most = head.length * 0.4;
  if (odd >= most && even * 20 <= odd) return 'utf-16le';
  return even >= most && odd * 20 <= even ? 'utf-16be' : 'utf-8';
}

/** Text without its byte order mark; else why not, after the file's name: `is a picture`. */
export function decodeText(bytes: Uint8Array): Decoded {
  const kind = binaryKind(bytes);
  const encoding = MARKS.find(([mark]) => mark.every((byte, i) => bytes[i] === byte))?.[1] ?? guessed(bytes);
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (!text.slice(0, HEAD).includes('\0')) {
      return text.trim() === '' ? { why: 'is empty' } : { text };
    }
  } catch {
    // Not in this encoding: what it is instead is said below.
  }
  return { why: kind === null ? 'is no text' : `is ${kind}` };
}
