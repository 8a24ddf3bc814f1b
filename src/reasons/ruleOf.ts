// Which rule decided (iam-semantics 6.2).
import { relationNotKnown } from '#decision/accountReadings.ts';
import { identityNeed, sameAccount } from './gates.ts';
import type { Inquiry } from './inquiry.ts';
import { RULES, type RuleId } from './rules.ts';
import type { Reason, Verdict } from '#decision/verdict.ts';

const CEILINGS: ReadonlySet<string | null> = new Set(['boundary', 'session', 'scp', 'rcp']);

function ruleId({ s, outcome, verdict }: Inquiry, reasons: readonly Reason[]): RuleId {
  const against = verdict === 'invalid' ? reasons.filter((r) => r.side === 'against') : [];
  if (against.some((r) => r.code.endsWith('EXPLICIT_DENY'))) return 'R6';
  if (against.length > 0 && against.every((r) => CEILINGS.has(r.gate))) return 'R7';
  if (s.source.kind === 'service') return 'R4';
  if (!s.source.hasIdentity) return 'R5';
  if (relationNotKnown(s)) return 'R9';
  if (!sameAccount(s)) return 'R3';
  const need = identityNeed(s, outcome, s.action);
  return need === 'yes' || need === 'depends' ? 'R2' : 'R1';
}

export const ruleOf = (q: Inquiry, reasons: readonly Reason[]): Verdict['rule'] => RULES[ruleId(q, reasons)];
