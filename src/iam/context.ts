// What is known about one request: the request context that Condition elements and policy variables read.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html

/**
 * State of one condition key. Booleans and numbers arrive as canonical strings (`true`, `3600`).
 * `multi`: a multivalued key, which only `ForAllValues:` and `ForAnyValue:` can test. `within`: patterns of which an unknown
 * value matches one, whatever it is.
 */
export type KeyFact =
  | { readonly state: 'known'; readonly values: readonly string[]; readonly multi: boolean }
  | { readonly state: 'absent' }
  | { readonly state: 'unknown'; readonly mayBeAbsent: boolean; readonly within?: readonly string[] };

/** `fact` is always asked with the lower-cased key; it must give the same answer within one decision. */
export interface Context {
  fact(key: string): KeyFact;
}

/** Keys that AWS does not know: what the graph itself may not know. Asked like any other key. */
export const PSEUDO_KEYS = {
  /** `true` | `false`: the identity policies that nobody gave allow the action. */
  identityPolicy: 'identity-policy',
  /** `true` | `false`: the trust or resource policy that nobody gave allows the caller. */
  trustPolicy: 'trust-policy',
  /** `true` | `false`: the permissions boundary that nobody gave allows the action. */
  boundary: 'permissions-boundary',
  /** `true` | `false`: the SCPs (RCPs) that nobody gave let the request through. */
  scp: 'service-control-policy',
  rcp: 'resource-control-policy',
  /** Which session of the source role calls. */
  sessionName: 'source:sessionname',
} as const;

export const ABSENT: KeyFact = { state: 'absent' };

export const known = (...values: string[]): KeyFact => ({ state: 'known', values, multi: false });

export const knownMany = (values: readonly string[]): KeyFact => ({ state: 'known', values, multi: true });

export const unknownKey = (mayBeAbsent: boolean): KeyFact => ({ state: 'unknown', mayBeAbsent });

/** Always there, and of one of these forms. */
export const unknownWithin = (...within: string[]): KeyFact => ({
  state: 'unknown',
  mayBeAbsent: false,
  within,
});

/** A context from a plain record; keys in any case, everything else is absent. */
export function contextOf(facts: Readonly<Record<string, KeyFact>>): Context {
  const byKey = new Map(Object.entries(facts).map(([key, fact]) => [key.toLowerCase(), fact]));
  return { fact: (key) => byKey.get(key) ?? ABSENT };
}
