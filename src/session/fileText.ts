// Bytes of a file as text, or the plain words why not.

/** Largest file that is read, in bytes. */
export const MAX_FILE_BYTES = 60_000_000;

const MARKS: readonly (readonly [mark: readonly number[], encoding: string])[] = [
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** UTF-8, or UTF-16 with its mark (PowerShell's `>` writes that). null: this is not text. */
export function decodeText(bytes: Uint8Array): string | null {
  const encoding = MARKS.find(([mark]) => mark.every((byte, i) => bytes[i] === byte))?.[1] ?? 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.slice(0, 8192).includes('\0') ? null : text;
  } catch {
    return null;
  }
}
