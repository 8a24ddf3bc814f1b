// What the caller's own identity-based policies say.
import { freeGrant, identityNeed, sameAccount } from './gates.ts';
import { type Found, placed, placesOf } from './evidence.ts';
import { failedTests } from './failedTests.ts';
import { type Inquiry, caller, layer, role, statementName, statements } from './inquiry.ts';
import { any } from '#iam/truth.ts';
import type { Reason } from '#decision/verdict.ts';

const GATE = 'permission';

function denies(q: Inquiry): readonly Reason[] {
  const { deny } = layer(q, GATE);
  if (deny === 'no') return [];
  const found = statements(q, GATE, 'Deny');
  const certain = deny === 'yes';
  return [
    {
      code: certain ? 'IDENTITY_EXPLICIT_DENY' : 'IDENTITY_DENY_PENDING',
      text: `An identity-based policy of ${caller(q)} explicitly denies ${q.s.action} on ${role(q)}${certain ? '' : ', under a condition'} (${found.map(statementName).join(', ')}).`,
      gate: GATE,
      side: certain ? 'against' : 'open',
      places: placesOf(found),
    },
  ];
}

/** Statements that come close: the right action on another resource, or a condition that is not met. */
function nearest(q: Inquiry): readonly Found[] {
  const allows = q.found.filter((f) => f.gate === GATE && f.match.statement.effect === 'Allow');
  const acting = allows.filter((f) => f.match.action !== 'no');
  const hitting = acting.filter((f) => f.match.resource !== 'no');
  return hitting.length > 0 ? hitting : acting;
}

function missing(q: Inquiry): Reason {
  const near = nearest(q);
  const [first] = near;
  const which = q.s.inPlay.permission.some((c) => !c.policy.accepted) ? 'policy in force' : 'policy';
  let why = `No identity-based ${which} of ${caller(q)} allows ${q.s.action} on ${role(q)}.`;
  if (first !== undefined) {
    const { patterns = [], negated = false } = first.match.statement.resources ?? {};
    const others = patterns.map((p) => p.text).join(', ');
    const where = negated
      ? `on everything but ${others}, so not on`
      : `only on other resources (${others}), not on`;
    why =
      first.match.resource === 'no'
        ? `The identity-based policies of ${caller(q)} allow ${q.s.action} ${where} ${q.s.target.arn}.`
        : `An identity-based policy of ${caller(q)} would allow ${q.s.action} on ${role(q)}, but its condition cannot be met: ${statementName(first)} asks that ${failedTests(q, first)}.`;
  }
  const elements = near.flatMap((f) =>
    f.match.resource === 'no'
      ? (f.match.statement.resources?.patterns ?? []).map((p) => placed(f.compiled, p.path))
      : placesOf([f]),
  );
  const documents = q.s.inPlay.permission.map((c) => c.attached.place);
  return {
    code: 'IDENTITY_MISSING',
    text: why,
    gate: GATE,
    side: 'against',
    places: elements.length > 0 ? elements : documents,
  };
}

function notNeeded(q: Inquiry): Reason {
  const { strengths } = q.outcome;
  const named =
    q.s.policies.resource === 'unknown'
      ? 'is not known'
      : any([strengths.user, strengths.session, strengths.role]) === 'no'
        ? 'names everyone'
        : 'names it directly';
  const trusted = freeGrant(q.outcome) !== 'no' || q.outcome.strengths.role !== 'no';
  const text = trusted
    ? `No identity-based policy is needed${q.s.extra.length > 0 ? ` for ${q.s.action} itself` : ''}: ${caller(q)} is in the same account and the trust policy ${named}.`
    : `No identity-based policy of ${caller(q)} can help: without the trust policy’s allow nothing in the same account can.`;
  return { code: 'IDENTITY_NOT_NEEDED', text, gate: GATE, side: 'note', places: [] };
}

function allowed(q: Inquiry, side: Reason['side']): Reason {
  const found = statements(q, GATE, 'Allow');
  return {
    code: 'IDENTITY_ALLOW',
    text: `An identity-based policy of ${caller(q)} allows ${q.s.action} on ${role(q)} (${found.map(statementName).join(', ')}).`,
    gate: GATE,
    side,
    places: placesOf(found),
  };
}

function pending(q: Inquiry): Reason {
  const found = statements(q, GATE, 'Allow');
  return {
    code: 'IDENTITY_CONDITION_PENDING',
    text: `An identity-based policy of ${caller(q)} allows ${q.s.action} on ${role(q)} only under a condition (${found.map(statementName).join(', ')}).`,
    gate: GATE,
    side: 'open',
    places: placesOf(found),
  };
}

function unknown(q: Inquiry, matters: boolean): Reason {
  const what =
    q.s.policies.identityIncomplete === true ? 'Some identity-based policies' : 'The identity-based policies';
  return {
    code: 'IDENTITY_UNKNOWN',
    text: `${what} of ${q.s.source.kind === 'anyone' ? 'whoever calls' : caller(q)} were not given${matters ? '' : '; they are not needed here, unless one denies'}.`,
    gate: GATE,
    side: matters ? 'open' : 'note',
    places: [],
  };
}

/** Codes IDENTITY_…; nothing for callers without an identity side. */
export function identityReasons(q: Inquiry): readonly Reason[] {
  const { s, outcome } = q;
  if (!s.source.hasIdentity) return [];
  const need = identityNeed(s, outcome, s.action);
  const needed = need === 'yes' || need === 'depends';
  const { allow } = layer(q, GATE);
  const first = denies(q);
  const known = allow === 'yes';
  if (s.policies.identity === 'unknown') return [...first, unknown(q, needed)];
  if (s.policies.identityIncomplete === true && !known && needed) return [...first, unknown(q, true)];
  if (!needed) {
    const extra = allow === 'yes' ? [allowed(q, 'note')] : [];
    return [...first, notNeeded(q), ...extra];
  }
  // Named directly under a condition and through the account: one of the two ways needs no permission.
  if (need === 'depends') {
    const other = allow === 'yes' ? [allowed(q, 'for')] : allow === 'depends' ? [pending(q)] : [];
    return [...first, ...other, notNeeded(q)];
  }
  if (known) return [...first, allowed(q, 'for')];
  if (allow === 'depends') return [...first, pending(q)];
  // With the trust policy unknown the account's own role may still be named directly.
  if (sameAccount(s) && s.policies.resource === 'unknown') return [...first, notNeeded(q)];
  return [...first, missing(q)];
}
