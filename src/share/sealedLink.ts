// Links that need a passphrase: `e1.` + base64url of [salt, 16 bytes][nonce, 12 bytes][length of the rest, 4 bytes]
// [a link of link.ts, sealed by AES-256-GCM]. The key is PBKDF2-HMAC-SHA-256 of the passphrase. `e1` names all of that
// together, rounds included, so that no link can ask a browser for a billion of them.
import { fromBase64url, toBase64url } from './base64url.ts';

/** OWASP's advice for PBKDF2-HMAC-SHA-256. https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html */
const ROUNDS = 600_000;
const SALT = 16;
const NONCE = 12;
const HEADER = SALT + NONCE + 4;

/** What the sealed text is bound to beside the key: it cannot be passed off as another version. */
const VERSION = new TextEncoder().encode('e1');

/** `no-crypto`: the browser offers it on https and localhost only. */
export type SealFault = 'cut' | 'wrong' | 'newer' | 'no-crypto';
export type Unsealed =
  { readonly ok: true; readonly link: string } | { readonly ok: false; readonly kind: SealFault };

/** Why it does not open, for people. */
export const SEAL_FAULTS: Readonly<Record<SealFault, string>> = {
  wrong: 'This passphrase does not open the link, or the link changed on its way.',
  cut: 'The end of this link is missing. Ask for it again.',
  newer: 'This link was made by a newer Rolegraph than this page.',
  'no-crypto': 'This browser offers no cryptography on this address. Open the link over https.',
};

export const isSealed = (hash: string): boolean => /^#?e\d{1,4}\./.test(hash);

/** The same passphrase typed on another keyboard is the same bytes. */
const bytesOf = (passphrase: string) => new TextEncoder().encode(passphrase.normalize('NFKC'));

/** As WebCrypto's types want them: a copy in memory of its own. */
const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

async function keyOf(passphrase: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', bytesOf(passphrase), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

/** Whether this browser can; it offers WebCrypto on https and localhost only. */
export const canSeal = (): boolean => (crypto as Partial<Crypto>).subtle !== undefined;

/** A link of `encodeLink` sealed. Every call gives another text: salt and nonce are new. */
export async function sealLink(link: string, passphrase: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT));
  const iv = crypto.getRandomValues(new Uint8Array(NONCE));
  const key = await keyOf(passphrase, salt);
  const sealed = new Uint8Array(
    await crypto.subtle.encrypt(
      { name: 'AES-GCM', iv, additionalData: VERSION },
      key,
      new TextEncoder().encode(link),
    ),
  );
  const bytes = new Uint8Array(HEADER + sealed.length);
  bytes.set(salt);
  bytes.set(iv, SALT);
  new DataView(bytes.buffer).setUint32(SALT + NONCE, sealed.length);
  bytes.set(sealed, HEADER);
  return `e1.${toBase64url(bytes)}`;
}

/** The link inside. `wrong`: another passphrase, or the link changed on its way; the cipher cannot tell which. */
export async function unsealLink(hash: string, passphrase: string): Promise<Unsealed> {
  const version = /^#?e(\d{1,4})\./.exec(hash.trim());
  if (version?.[1] !== '1') return { ok: false, kind: 'newer' };
  if (!canSeal()) return { ok: false, kind: 'no-crypto' };
  const bytes = own(fromBase64url(hash.trim().slice(version[0].length)));
  if (bytes.length < HEADER) return { ok: false, kind: 'cut' };
  const length = new DataView(bytes.buffer).getUint32(SALT + NONCE);
  if (bytes.length < HEADER + length) return { ok: false, kind: 'cut' };
  const key = await keyOf(passphrase, bytes.slice(0, SALT));
  try {
    const plain = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: bytes.slice(SALT, SALT + NONCE), additionalData: VERSION },
      key,
      bytes.slice(HEADER, HEADER + length),
    );
    return { ok: true, link: new TextDecoder().decode(plain) };
  } catch {
    return { ok: false, kind: 'wrong' };
  }
}
