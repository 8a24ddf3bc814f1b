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

const isControl = (char: string): boolean => char < ' ' && !/\s/.test(char);

/** Latin-1, Windows-1252 and the like: text but for a few bytes. Which one it is nobody can tell. */
function otherEncoding(bytes: Uint8Array): string | null {
  const text = new TextDecoder('utf-8').decode(bytes);
  const at = text.indexOf('\ufffd');
  const head = text.slice(0, HEAD);
  if (at < 0 || head.split('').some(isControl) || head.split('\ufffd').length * 5 > head.length) return null;
  const lines = text.slice(0, at).split('\n');
  const column = (lines.at(-1)?.length ?? 0) + 1;
  return `is in an older encoding (line ${lines.length}, column ${column}): save it as UTF-8`;
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
  return { why: kind === null ? (otherEncoding(bytes) ?? 'is no text') : `is ${kind}` };
}
