// Files, folders and archives in, named texts out; what is not taken is named with the reason.
import { isGzip, isZip } from './binaryKinds.ts';
import { decodeText } from './decodeText.ts';
import { inMegabytes, LIMITS, type Limits, tooLarge } from './limits.ts';
import { memberName } from './memberNames.ts';
import { type Member, type Refusal, unpackGzip, unpackZip } from './unpack.ts';

export interface NamedText {
  /** Paths inside archives and folders are kept: `export.zip/accounts/prod.json`. */
  readonly name: string;
  readonly text: string;
}

export interface Taken {
  readonly texts: readonly NamedText[];
  readonly refused: readonly Refusal[];
  /** Files of kinds that hold no policies, in archives. */
  readonly left: number;
}

export interface Taker {
  /** Reads one file; its bytes are not kept. */
  readonly take: (file: Member) => void;
  readonly taken: () => Taken;
}

/** An archive in an archive is opened, one in that is not. */
const DEEPEST = 1;

const OFFICE = /\.(?:docx|xlsx|pptx|od[tsp])$/i;

/** Takes one file after the other, until there is no more room. */
export function fileTaker(limits: Limits = LIMITS): Taker {
  const texts: NamedText[] = [];
  const refused: Refusal[] = [];
  let left = 0;
  let room = limits.total;

  const refuse = (name: string, why: string): void => {
    refused.push({ name, why });
  };

  function zip({ name, bytes }: Member, depth: number): void {
    if (OFFICE.test(name)) return refuse(name, 'is an Office document: copy its text, or paste it');
    if (depth > DEEPEST) return refuse(name, 'is an archive in an archive in an archive: unpack it first');
    const found = unpackZip(bytes, room, limits);
    if ('why' in found) return refuse(name, found.why);
    left += found.left;
    for (const one of found.refused) refuse(`${name}/${one.name}`, one.why);
    if (found.members.length + found.refused.length === 0) refuse(name, 'holds nothing that could be read');
    for (const one of found.members) open({ ...one, name: `${name}/${one.name}` }, depth + 1);
  }

  function gzip({ name, bytes }: Member, depth: number): void {
    if (depth > DEEPEST) return refuse(name, 'is an archive in an archive in an archive: unpack it first');
    const inner = unpackGzip(bytes, room, limits);
    if ('why' in inner) return refuse(name, inner.why);
    open({ name: name.replace(/\.gz$/i, ''), bytes: inner }, depth + 1);
  }

  function open(file: Member, depth: number): void {
    const { bytes, name } = file;
    if (isZip(bytes)) return zip(file, depth);
    if (isGzip(bytes)) return gzip(file, depth);
    if (bytes.length > room)
      return refuse(name, `is too much: all texts together may have ${inMegabytes(limits.total)}`);
    const decoded = decodeText(bytes);
    if ('why' in decoded) return refuse(name, decoded.why);
    room -= bytes.length;
    texts.push({ name, text: decoded.text });
  }

  return {
    take: (file) => {
      const name = memberName(file.name);
      const why = tooLarge(file.bytes.length, limits);
      if (why === null) open({ name, bytes: file.bytes }, 0);
      else refuse(name, why);
    },
    taken: () => ({ texts, refused, left }),
  };
}
