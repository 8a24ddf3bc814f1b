// Archives, unpacked piece by piece, so that one that pretends to be small is noticed before it fills the memory.
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, https://www.rfc-editor.org/rfc/rfc1952
import { Gunzip, Unzip, UnzipInflate, type UnzipFile } from 'fflate';
import { inMegabytes, type Limits } from './limits.ts';
import { memberName, type Wanted, wantedOf } from './memberNames.ts';

export interface Member {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Refusal {
  readonly name: string;
  /** Goes on after the name: `is a picture`. */
  readonly why: string;
}

export interface Unpacked {
  readonly members: readonly Member[];
  readonly refused: readonly Refusal[];
  /** Files of kinds that hold no policies, not unpacked. */
  readonly left: number;
}

/** Packed bytes that go in at a time: what comes out of them at most is small. */
const STEP = 16_384;

class TooMuch extends Error {}

interface Meter {
  /** Counts what came out of so many packed bytes; throws where it is too much. */
  readonly count: (bytes: number, packed: number) => void;
}

function meterOf(room: number, { ratio, ratioFrom }: Limits): Meter {
  let out = 0;
  return {
    count: (bytes, packed) => {
      out += bytes;
      if (out > ratioFrom && out > ratio * Math.max(1, packed))
        throw new TooMuch('grows beyond all measure when it is unpacked, as a zip bomb does');
      if (out > room) throw new TooMuch(`holds more than the ${inMegabytes(room)} that there is room for`);
    },
  };
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

const reasonOf = (error: unknown, otherwise: string): string =>
  error instanceof TooMuch ? error.message : otherwise;

/** What is inside a `.gz`; `room` is how many bytes may come out. */
export function unpackGzip(
  bytes: Uint8Array,
  room: number,
  limits: Limits,
): Uint8Array | { readonly why: string } {
  const chunks: Uint8Array[] = [];
  const meter = meterOf(Math.min(room, limits.file), limits);
  let at = 0;
  const gunzip = new Gunzip((chunk) => {
    meter.count(chunk.length, at);
    chunks.push(chunk);
  });
  try {
    for (; at < bytes.length;) {
      const next = Math.min(at + STEP, bytes.length);
      const part = bytes.subarray(at, next);
      at = next;
      gunzip.push(part, at === bytes.length);
    }
  } catch (error) {
    return { why: reasonOf(error, 'cannot be unpacked: it is damaged') };
  }
  return joined(chunks);
}

interface Opened {
  readonly name: string;
  readonly chunks: Uint8Array[];
  done: boolean;
}

/** Everything readable in a `.zip`, in its own order; what was unpacked before a fault is kept. */
export function unpackZip(
  bytes: Uint8Array,
  room: number,
  limits: Limits,
): Unpacked | { readonly why: string } {
  const opened: Opened[] = [];
  const refused: Refusal[] = [];
  let entries = 0;
  let listed = 0;
  let left = 0;
  let at = 0;
  const meter = meterOf(room, limits);

  function open(file: UnzipFile): void {
    if (++listed > limits.listed)
      throw new TooMuch(`has more than ${limits.listed.toLocaleString('en')} entries`);
    const name = memberName(file.name);
    const wanted: Wanted = file.name.endsWith('/') || name === '' ? 'hidden' : wantedOf(name);
    if (wanted === 'leave') left += 1;
    if (wanted !== 'read') return;
    if (++entries > limits.entries)
      throw new TooMuch(
        `has more than ${limits.entries.toLocaleString('en')} files to read: unpack it and drop the folders that matter`,
      );
    if ((file.originalSize ?? 0) > limits.file) {
      refused.push({ name, why: `is larger than ${inMegabytes(limits.file)}` });
      return;
    }
    const one: Opened = { name, chunks: [], done: false };
    const mine = meterOf(limits.file, limits);
    file.ondata = (error, chunk, final) => {
      if (error) throw error;
      meter.count(chunk.length, at);
      mine.count(chunk.length, at);
      one.chunks.push(chunk);
      one.done = final;
    };
    try {
      file.start();
      opened.push(one);
    } catch {
      refused.push({ name, why: 'is packed in a way that is not read here, or encrypted' });
    }
  }

  const unzip = new Unzip(open);
  unzip.register(UnzipInflate);
  try {
    for (; at < bytes.length;) {
      const next = Math.min(at + STEP, bytes.length);
      const part = bytes.subarray(at, next);
      at = next;
      unzip.push(part, at === bytes.length);
    }
  } catch (error) {
    return { why: reasonOf(error, 'cannot be unpacked: it is damaged or encrypted') };
  }
  const torn = opened.filter(({ done }) => !done);
  refused.push(...torn.map(({ name }) => ({ name, why: 'is cut off' })));
  const members = opened.flatMap(({ chunks, done, name }) => (done ? [{ name, bytes: joined(chunks) }] : []));
  return { members, refused, left };
}
