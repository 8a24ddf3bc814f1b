// All reasons of a decided pair, in the order in which people should read them.
import { callOrder } from './reasonOrder.ts';
import { contextReasons, contradiction, extraReasons, keyReasons, relationReasons } from './callReasons.ts';
import { ceilingReasons } from './ceilingReasons.ts';
import { documentReasons } from './documentReasons.ts';
import { identityReasons } from './identityReasons.ts';
import type { Inquiry } from './inquiry.ts';
import { trustReasons } from './trustReasons.ts';
import type { Reason, Requirement } from '#decision/verdict.ts';

export interface Demands {
  readonly requires: readonly Requirement[];
  /** Alternatives; each is enough. */
  readonly ways: readonly (readonly Requirement[])[];
}

export function reasonsOf(q: Inquiry, { requires, ways }: Demands): readonly Reason[] {
  const deciding = [
    ...documentReasons(q.s),
    ...trustReasons(q),
    ...identityReasons(q),
    ...ceilingReasons(q),
    ...extraReasons(q),
  ];
  return callOrder(q.verdict, [
    ...deciding,
    ...contradiction(q, deciding),
    ...contextReasons(q, ways, requires),
    ...keyReasons(q),
    ...relationReasons(q.s),
  ]);
}
