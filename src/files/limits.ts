// How much is taken, so that no file can bring the program down.
import { CAPS } from '#workspace/caps.ts';

export interface Limits {
  /** Bytes of one file, and of one text out of an archive. */
  readonly file: number;
  /** Bytes of all texts that come in at once. */
  readonly total: number;
  /** Files of one archive that are of a kind to be read, as many as a graph keeps documents. */
  readonly entries: number;
  /** All entries of one archive: passing over them takes time, too. */
  readonly listed: number;
  /** Unpacked by packed size, looked at once more than `ratioFrom` bytes have come out. */
  readonly ratio: number;
  readonly ratioFrom: number;
}

/** No text has more characters than bytes, so what comes in can be saved and opened again. */
export const LIMITS: Limits = {
  file: CAPS.text,
  total: CAPS.allTexts,
  entries: CAPS.documents,
  listed: 100_000,
  ratio: 250,
  ratioFrom: 5_000_000,
};

/** `61.3 MB`, `120 kB`. */
export const inMegabytes = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${Number((bytes / 1e6).toFixed(1))} MB`;

/** Why a file is not even opened; null: it may be. */
export const tooLarge = (bytes: number, { file }: Limits = LIMITS): string | null =>
  bytes > file ? `is too large: ${inMegabytes(bytes)}, where at most ${inMegabytes(file)} are read` : null;
