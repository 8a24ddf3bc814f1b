// The IAM API returns policy documents URL-encoded (RFC 3986); the CLI mostly decodes them, other tools do not.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html

export interface Decoded {
  readonly document: unknown;
  readonly encoded: boolean;
}

/** A document as it stands, or out of a string that holds it as JSON or URL-encoded JSON; never throws. */
export function decodeDocument(value: unknown): Decoded {
  if (typeof value !== 'string') return { document: value, encoded: false };
  for (const read of [(s: string) => s, decodeURIComponent]) {
    try {
      const document: unknown = JSON.parse(read(value));
      if (typeof document === 'object' && document !== null) return { document, encoded: true };
    } catch {
      // The next way is tried; what none can read stays a string and the grammar says so.
    }
  }
  return { document: value, encoded: false };
}
