import { toBase64url } from '#share/base64url.ts';
import { crc32 } from '#share/checksum.ts';
import { deflate } from '#share/deflate.ts';
import { dictionary1 } from '#share/dictionary1.ts';
import { decodeLink, encodeLink } from '#share/link.ts';
import { promise } from './promise.mjs';

const dictionary = new TextEncoder().encode(dictionary1);

/** A whole link around any content: without it a fuzzer never gets past the checksum. */
function wrapped(plain) {
  const body = deflate(plain, dictionary);
  const length = [];
  let rest = body.length;
  for (; rest > 0x7f; rest >>= 7) length.push((rest & 0x7f) | 0x80);
  const sum = crc32(plain);
  const head = [...length, rest, sum >>> 24, (sum >>> 16) & 255, (sum >>> 8) & 255, sum & 255];
  return `g1.${toBase64url(Uint8Array.from([...head, ...body]))}`;
}

/** The first byte says whether the rest is the link, what base64url holds, or what the envelope holds. */
export function linkTarget(bytes) {
  const rest = bytes.subarray(1);
  const kind = (bytes[0] ?? 0) % 3;
  const link = [
    () => String.fromCharCode(...rest),
    () => `g1.${toBase64url(Uint8Array.from(rest))}`,
    () => wrapped(Uint8Array.from(rest)),
  ][kind]();
  const decoded = decodeLink(link);
  if (!decoded.ok) return promise(decoded.message.length > 10, 'a refusal says why');
  const again = encodeLink(decoded.workspace);
  const second = decodeLink(again);
  promise(second.ok, 'a graph that was opened can be shared', second.message);
  promise(encodeLink(second.workspace) === again, 'sharing what was shared gives the same link');
}
