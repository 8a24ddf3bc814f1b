// What the reasons are told from: one decided pair.
import type { Truth } from '#iam/truth.ts';
import { accountWords } from '#decision/names.ts';
import type { Found } from './evidence.ts';
import type { LayerOutcome, Outcome } from '#decision/outcome.ts';
import type { Situation } from '#decision/situation.ts';
import type { GateName, Reason, VerdictWord } from '#decision/verdict.ts';
import type { Decision } from '#decision/worlds.ts';

export interface Inquiry {
  readonly s: Situation;
  readonly decision: Decision;
  readonly verdict: VerdictWord;
  /** Of the main action. */
  readonly outcome: Outcome;
  /** Statements that take part in the main action, in force or not. */
  readonly all: readonly Found[];
  /** Those of documents that AWS accepts. */
  readonly found: readonly Found[];
}

/** `Role_A`, `account 111111111111`, `anyone`. */
export const caller = ({ s }: Inquiry): string => s.source.shortName;

export const role = ({ s }: Inquiry): string => s.target.shortName;

/** `the trust policy of Role_B`. */
export const trustPolicy = (q: Inquiry): string => `the trust policy of ${role(q)}`;

export const accountOf = ({ s }: Inquiry): string =>
  s.source.account === null ? 'its account' : accountWords(s.model, s.source.account);

export const layer = (q: Inquiry, gate: GateName): LayerOutcome => q.outcome.layers[gate];

/** Statements of a gate that certainly or possibly apply. */
export const statements = (q: Inquiry, gate: GateName, effect: 'Allow' | 'Deny'): readonly Found[] =>
  q.found.filter((f) => f.gate === gate && f.match.statement.effect === effect && f.match.truth !== 'no');

/** `"AllowRoleA"` or `statement 2`, with the policy's name where there may be several. */
export function statementName({ compiled, gate, match }: Found): string {
  const { index, sid } = match.statement;
  const name = sid === undefined || sid === '' ? `statement ${index + 1}` : `statement "${sid}"`;
  return gate === 'trust' ? name : `${name} of ${compiled.attached.name}`;
}

/** Decides that way when it is certain, is open when it depends. */
export const sideOf = (truth: Truth, certain: Reason['side']): Reason['side'] =>
  truth === 'depends' ? 'open' : certain;

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
