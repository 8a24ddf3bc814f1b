// What an assertions file says: who must never become which role, or who alone may. Plain data.
import type { Chain } from '#chains/chain.ts';
import type { VerdictWord } from '#decision/verdict.ts';

/** The surest verdict that does not matter yet: paths of this verdict count, and those that are surer. */
export type Counted = Exclude<VerdictWord, 'invalid'>;
export const COUNTED: readonly Counted[] = ['valid', 'conditional', 'unknown'];

/** Kinds that stand before a slash in a selector. */
export type NamedKind = 'user' | 'role' | 'saml' | 'oidc' | 'service' | 'account';
/** Selectors that are one word. */
export type Word = '*' | 'anyone' | 'outside-org' | 'saml' | 'oidc' | 'service';

interface Common {
  /** `!`: all but these. */
  readonly not: boolean;
  /** As written, without the `!`. */
  readonly text: string;
}

export type Selector = Common &
  (
    | { readonly by: 'word'; readonly word: Word }
    | {
        readonly by: 'name';
        readonly kind: NamedKind;
        readonly pattern: string;
        readonly account: string | null;
      }
    | { readonly by: 'arn'; readonly pattern: string }
  );

export interface Assertion {
  /** `never`: none of these may become any of those roles. `only`: nobody else may. */
  readonly kind: 'never' | 'only';
  /** Only single steps, no roles between. */
  readonly direct: boolean;
  /** null: as the caller says. */
  readonly counted: Counted | null;
  readonly who: readonly Selector[];
  readonly roles: readonly Selector[];
  /** As written, without comment. */
  readonly text: string;
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
}

/** One fault of an assertions file. */
export interface AssertionFault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface Checked {
  readonly assertion: Assertion;
  /** Forbidden paths, the surest and then the shortest first. */
  readonly breaches: readonly Chain[];
  /** Paths that would be forbidden and do not count: they are less sure than what counts. */
  readonly uncounted: number;
  /** Selectors that stand for nobody here, where that makes the assertion hold of nothing. */
  readonly idle: readonly string[];
}
