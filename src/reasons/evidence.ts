// From a statement that matched to its places in the text.
import type { StatementMatch } from '#iam/authorization.ts';
import type { JsonPath } from '#language/policy.ts';
import type { Truth } from '#iam/truth.ts';
import { layersOf } from '#decision/keysInPlay.ts';
import type { Place } from '#decision/inventory.ts';
import type { Compiled } from '#decision/model.ts';
import type { Situation } from '#decision/situation.ts';
import type { GateName, StatementRef } from '#decision/verdict.ts';
import type { Decision } from '#decision/worlds.ts';

/** A statement of a gate with the document it stands in. */
export interface Found {
  readonly gate: GateName;
  /** Of SCPs and RCPs; 0 otherwise. */
  readonly level: number;
  readonly compiled: Compiled;
  readonly match: StatementMatch;
}

/** Place of a path inside a policy document. */
export function placed({ attached }: Compiled, path: JsonPath): Place {
  const { document, piece, path: base } = attached.place;
  // Inside a URL-encoded string nothing can be pointed at but the string.
  return { document, piece, path: attached.encoded === true ? base : [...base, ...path] };
}

/** Every statement that takes part in one action, with its document. */
export function statementsOf(s: Situation, decision: Decision, action = 0): readonly Found[] {
  const answer = decision.answers[action];
  if (answer === undefined) return [];
  return layersOf(answer).flatMap(({ gate, level, matches }) => {
    const documents =
      gate === 'scp' || gate === 'rcp' ? (s.inPlay[gate][level]?.policies ?? []) : s.inPlay[gate];
    return matches.flatMap((match) => {
      const compiled = documents[match.policyIndex];
      return compiled === undefined ? [] : [{ gate, level, compiled, match }];
    });
  });
}

/** The elements that decided: what matched, or of a statement that failed what failed. */
function deciding({ truth, ...m }: StatementMatch): readonly JsonPath[] {
  const failed = m.tests.filter((t) => t.truth === 'no').map((t) => t.test.path);
  if (
    truth === 'no' &&
    m.principal !== 'no' &&
    m.action !== 'no' &&
    m.resource !== 'no' &&
    failed.length > 0
  ) {
    return failed;
  }
  return [
    ...m.principals.map((p) => p.entry.path),
    ...m.actions.map((a) => a.path),
    ...m.resources.map((r) => r.path),
    ...m.tests.map((t) => t.test.path),
  ];
}

export function refOf({ compiled, match }: Found): StatementRef {
  const { statement } = match;
  return {
    place: placed(compiled, statement.path),
    policy: compiled.attached.name,
    index: statement.index,
    effect: statement.effect ?? 'Allow',
    evidence: deciding(match).map((path) => placed(compiled, path)),
    ...(statement.sid === undefined || statement.sid === '' ? {} : { sid: statement.sid }),
  };
}

/** Where a statement decided, precise when possible. */
export function placesOf(found: readonly Found[]): readonly Place[] {
  return found.flatMap((f) => {
    const ref = refOf(f);
    return ref.evidence.length === 0 ? [ref.place] : ref.evidence;
  });
}

export interface Wanted {
  readonly gate: GateName;
  readonly effect: 'Allow' | 'Deny';
  readonly truth: Truth;
}

/** Statements in force of one gate and effect that apply (or may apply) to the action. */
export const applying = (all: readonly Found[], { gate, effect, truth }: Wanted): readonly Found[] =>
  all.filter((f) => f.gate === gate && f.match.statement.effect === effect && f.match.truth === truth);
