// Permalinks: `g1.` + base64url of [length of what follows the header, varint][CRC-32 of the plain bytes][deflated
// short form]. `g` is ours, `1` names codec, dictionary and short form together; old codecs stay readable for ever.
import { checkWorkspace } from '#workspace/checkWorkspace.ts';
import type { Workspace } from '#workspace/workspace.ts';
import { fromBase64url, toBase64url } from './base64url.ts';
import { crc32 } from './checksum.ts';
import { deflate, inflate } from './deflate.ts';
import { dictionary1 } from './dictionary1.ts';
import { fromShortForm, toShortForm } from './shortForm.ts';
import { stricken } from './stricken.ts';

export type LinkFault = 'none' | 'foreign' | 'cut' | 'damaged' | 'newer' | 'too-large';
export type Decoded =
  | { readonly ok: true; readonly workspace: Workspace }
  | { readonly ok: false; readonly kind: LinkFault; readonly message: string };

/** Largest plain size that a link may unfold to, in bytes. */
export const MAX_PLAIN_BYTES = 20_000_000;
/** Browsers refuse longer addresses anyway (Chromium: 2 MiB). */
const MAX_LINK_CHARACTERS = 4_000_000;

const MESSAGES: Readonly<Record<LinkFault, string>> = {
  none: 'There is no graph in this address.',
  foreign: 'This address does not end in a Rolegraph link, which begins with "g1.".',
  cut: 'The end of this link is missing: hardly anything of it arrived.',
  damaged: 'This link changed on its way: its checksum does not fit.',
  newer: 'This link was made by a newer Rolegraph than this page.',
  'too-large': `This link unfolds to more than ${MAX_PLAIN_BYTES / 1e6} MB, so it was not opened.`,
};

const refuse = (kind: LinkFault, message = MESSAGES[kind]): Decoded => ({ ok: false, kind, message });

const dictionary = new TextEncoder().encode(dictionary1);

function header(length: number, checksum: number): readonly number[] {
  const bytes: number[] = [];
  let rest = length;
  while (rest > 0x7f) {
    bytes.push((rest & 0x7f) | 0x80);
    rest = Math.floor(rest / 128);
  }
  return [
    ...bytes,
    rest,
    checksum >>> 24,
    (checksum >>> 16) & 0xff,
    (checksum >>> 8) & 0xff,
    checksum & 0xff,
  ];
}

interface Envelope {
  readonly length: number;
  readonly checksum: number;
  readonly body: Uint8Array;
}

/** null: not even the header is whole. */
function openEnvelope(bytes: Uint8Array): Envelope | null {
  let length = 0;
  let at = 0;
  for (;;) {
    const byte = bytes[at];
    if (byte === undefined || at > 4) return null;
    length += (byte & 0x7f) * 128 ** at;
    at++;
    if (byte < 0x80) break;
  }
  if (bytes.length < at + 4) return null;
  const checksum = new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0);
  return { length, checksum, body: bytes.subarray(at + 4) };
}

/** The link without `#`: exact texts but for secrets, names, owners, what-if context and view. */
export function encodeLink(workspace: Workspace): string {
  const plain = new TextEncoder().encode(toShortForm(stricken(workspace)));
  const body = deflate(plain, dictionary);
  return `g1.${toBase64url(Uint8Array.from([...header(body.length, crc32(plain)), ...body]))}`;
}

/**
 * Reads a link, with or without `#`. Whatever the text is: no exception, no memory far beyond the cap, and either
 * a checked workspace or a message for people. Characters behind the end (a dot, a bracket) are forgiven.
 */
export function decodeLink(hash: string): Decoded {
  const text = hash.replace(/^#/, '').trim();
  if (text === '') return refuse('none');
  const codec = /^g(\d{1,4})(?:\.|$)/.exec(text);
  if (!codec) return refuse('foreign');
  if (codec[1] !== '1') return refuse('newer');
  if (text.length > MAX_LINK_CHARACTERS) return refuse('too-large');
  return decodeFirst(text.slice(codec[0].length));
}

function decodeFirst(payload: string): Decoded {
  const envelope = openEnvelope(fromBase64url(payload));
  if (!envelope) return refuse('cut');
  const { body, length } = envelope;
  if (body.length < length) {
    const percent = Math.floor((100 * body.length) / length);
    return refuse('cut', `The end of this link is missing: about ${percent} % of it arrived.`);
  }
  const plain = inflate(body.subarray(0, length), dictionary, MAX_PLAIN_BYTES);
  if (plain === 'too-large') return refuse('too-large');
  if (plain === 'unreadable' || crc32(plain) !== envelope.checksum) return refuse('damaged');
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(plain);
    const checked = checkWorkspace(fromShortForm(text));
    if (checked.ok) return checked;
    return refuse('damaged', `This link does not hold a graph. ${checked.why}`);
  } catch {
    return refuse('damaged');
  }
}
