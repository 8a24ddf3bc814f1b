// IP addresses and CIDR ranges, IPv4 and IPv6.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress
// https://www.rfc-editor.org/rfc/rfc4291#section-2.2

/** Bytes of the address: 4 or 16. */
type Address = readonly number[];

function parseV4(text: string): Address | null {
  const octets = text.split('.');
  if (octets.length !== 4) return null;
  const bytes = octets.map((octet) => (/^(?:0|[1-9]\d{0,2})$/.test(octet) ? Number(octet) : 256));
  return bytes.every((byte) => byte < 256) ? bytes : null;
}

function parseGroups(text: string): number[] | null {
  if (text === '') return [];
  const bytes: number[] = [];
  const groups = text.split(':');
  for (const [i, group] of groups.entries()) {
    const last = i === groups.length - 1;
    const tail = last && group.includes('.') ? parseV4(group) : null;
    if (tail !== null) {
      bytes.push(...tail);
    } else {
      if (!/^[0-9a-f]{1,4}$/i.test(group)) return null;
      const value = Number.parseInt(group, 16);
      bytes.push(value >> 8, value & 255);
    }
  }
  return bytes;
}

function parseV6(text: string): Address | null {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const head = parseGroups(halves[0] ?? '');
  if (head === null) return null;
  if (halves.length === 1) return head.length === 16 ? head : null;
  const tail = parseGroups(halves[1] ?? '');
  if (tail === null || head.length + tail.length > 14) return null;
  const zeros = Array.from({ length: 16 - head.length - tail.length }, () => 0);
  return [...head, ...zeros, ...tail];
}

export const parseIp = (text: string): Address | null => (text.includes(':') ? parseV6(text) : parseV4(text));

interface Network {
  readonly network: Address;
  readonly prefix: number;
}

function parseRange(text: string): Network | null {
  const [base = '', length, ...more] = text.split('/');
  const network = parseIp(base);
  if (network === null || more.length > 0) return null;
  const bits = network.length * 8;
  const prefix = length === undefined ? bits : /^\d{1,3}$/.test(length) ? Number(length) : bits + 1;
  return prefix > bits ? null : { network, prefix };
}

/** A range as a test of addresses; a missing prefix length means one address. null: not a range. */
export function ipRange(text: string): ((address: string) => boolean) | null {
  const range = parseRange(text);
  if (range === null) return null;
  const { network, prefix } = range;
  return (candidate) => {
    const address = parseIp(candidate);
    if (address?.length !== network.length) return false;
    const whole = prefix >> 3;
    for (let i = 0; i < whole; i++) if (address[i] !== network[i]) return false;
    const rest = prefix & 7;
    if (rest === 0) return true;
    return ((address[whole] ?? 0) ^ (network[whole] ?? 0)) >> (8 - rest) === 0;
  };
}

const numberOf = (address: Address): bigint => address.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);

function written(value: bigint, bytes: number): string {
  const digits = value.toString(16).padStart(bytes * 2, '0');
  if (bytes === 4) return (digits.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16)).join('.');
  return (digits.match(/..../g) ?? []).map((group) => group.replace(/^0{1,3}/, '')).join(':');
}

/** The first and the last address of a range and their neighbours outside: ranges that differ, differ on one of these. */
export function ipBorders(text: string): readonly string[] {
  const range = parseRange(text);
  if (range === null) return [];
  const bytes = range.network.length;
  const free = BigInt(bytes * 8 - range.prefix);
  const first = (numberOf(range.network) >> free) << free;
  const last = first + (1n << free) - 1n;
  const beyond = 1n << BigInt(bytes * 8);
  return [...new Set([first, last, first - 1n, last + 1n])]
    .filter((value) => value >= 0n && value < beyond)
    .map((value) => written(value, bytes));
}

/** An address of a range that somebody may have: the one behind the first, which names the network; null: no range. */
export function addressIn(text: string): string | null {
  const range = parseRange(text);
  if (range === null) return null;
  const bytes = range.network.length;
  const free = BigInt(bytes * 8 - range.prefix);
  const first = (numberOf(range.network) >> free) << free;
  return written(free > 1n ? first + 1n : first, bytes);
}
