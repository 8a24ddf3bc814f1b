// What a file without text is, by its first bytes, so that people recognise it.

interface BinaryKind {
  readonly starts: readonly number[];
  /** Where these bytes stand; from the beginning when absent. */
  readonly at?: number;
  /** After "is": `a picture`. */
  readonly what: string;
}

const ascii = (text: string): readonly number[] => Array.from(text, (char) => char.charCodeAt(0));

const KINDS: readonly BinaryKind[] = [
  { starts: ascii('%PDF'), what: 'a PDF: copy its text, or paste it' },
  { starts: [0x89, ...ascii('PNG')], what: 'a picture' },
  { starts: [0xff, 0xd8, 0xff], what: 'a picture' },
  { starts: ascii('GIF8'), what: 'a picture' },
  { starts: ascii('RIFF'), what: 'a picture, sound or film' },
  { starts: ascii('SQLite format 3'), what: 'a database' },
  { starts: [0x7f, ...ascii('ELF')], what: 'a program' },
  { starts: ascii('MZ'), what: 'a program' },
  { starts: ascii('PAR1'), what: 'a Parquet file: export it as JSON or CSV' },
  { starts: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], what: 'a 7z archive: unpack it first' },
  { starts: ascii('Rar!'), what: 'a RAR archive: unpack it first' },
  { starts: [0xfd, 0x37, 0x7a, 0x58, 0x5a], what: 'packed with xz: unpack it first' },
  { starts: [0x28, 0xb5, 0x2f, 0xfd], what: 'packed with Zstandard: unpack it first' },
  { starts: ascii('BZh'), what: 'packed with bzip2: unpack it first' },
  { starts: ascii('ustar'), at: 257, what: 'a tar archive: unpack it first' },
];

const startsWith = (bytes: Uint8Array, { at = 0, starts }: BinaryKind): boolean =>
  starts.every((byte, i) => bytes[at + i] === byte);

/** `a picture`, `a tar archive: unpack it first`; null when nothing is known of these bytes. */
export const binaryKind = (bytes: Uint8Array): string | null =>
  KINDS.find((kind) => startsWith(bytes, kind))?.what ?? null;

export const isZip = (bytes: Uint8Array): boolean =>
  startsWith(bytes, { starts: [0x50, 0x4b, 3, 4], what: '' }) ||
  startsWith(bytes, { starts: [0x50, 0x4b, 5, 6], what: '' });

export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;
