// base64url without padding (RFC 4648, section 5): every character survives in a URL's fragment and in chat apps.

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export function toBase64url(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const group = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const digits = [group >> 18, (group >> 12) & 63, (group >> 6) & 63, group & 63];
    parts.push(
      digits
        .slice(0, left >= 3 ? 4 : left + 1)
        .map((digit) => ALPHABET[digit] ?? '')
        .join(''),
    );
  }
  return parts.join('');
}

const DIGITS = new Map(Array.from(ALPHABET, (character, digit) => [character, digit]));

/** Up to the first character that is not of the alphabet; bits of an unfinished byte are dropped. */
export function fromBase64url(text: string): Uint8Array {
  const end = text.search(/[^\w-]/);
  const length = end === -1 ? text.length : end;
  const bytes = new Uint8Array(Math.floor((length * 3) / 4));
  let bits = 0;
  let count = 0;
  let at = 0;
  for (let i = 0; i < length; i++) {
    bits = ((bits << 6) | (DIGITS.get(text.charAt(i)) ?? 0)) & 0xffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes[at++] = (bits >> count) & 0xff;
  }
  return bytes;
}
