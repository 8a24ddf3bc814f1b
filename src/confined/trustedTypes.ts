// The browser's factory of trusted texts, where it has one. https://www.w3.org/TR/trusted-types/

export interface Rules {
  readonly createHTML?: (input: string) => string;
  readonly createScriptURL?: (input: string) => string;
}

export interface Policy {
  readonly name: string;
  createHTML(input: string): string;
  createScriptURL(input: string): string;
}

interface Factory {
  createPolicy(name: string, rules: Rules): Policy;
}

export const trustedTypes = (): Factory | undefined =>
  (globalThis as { readonly trustedTypes?: Factory }).trustedTypes;

/** For a vendor that writes HTML: its policy, but never one that makes programs. */
export const htmlOnly = (name: string, { createHTML }: Rules = {}): Policy | undefined =>
  createHTML && trustedTypes()?.createPolicy(name, { createHTML });
