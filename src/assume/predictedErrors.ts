// The error that AWS would answer with.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
import { iamName } from '#language/arn.ts';
import type { CallerKind } from '#language/caller.ts';
import type { PredictedError } from './explanation.ts';
import { sameAccount } from '#reasons/gates.ts';
import type { Situation } from '#decision/situation.ts';
import type { AssumeEdge } from '#decision/verdict.ts';

const because =
  (policy: string) =>
  (action: string): string =>
    ` because no ${policy} allows the ${action} action`;
const explicit = (policy: string) => (): string => ` with an explicit deny in ${policy}`;

/** By reason code: how the message ends. */
const ENDINGS: Readonly<Record<string, (action: string) => string>> = {
  TRUST_EXPLICIT_DENY: explicit('the role trust policy'),
  IDENTITY_EXPLICIT_DENY: explicit('an identity-based policy'),
  BOUNDARY_EXPLICIT_DENY: explicit('a permissions boundary'),
  SESSION_EXPLICIT_DENY: explicit('a session policy'),
  SCP_EXPLICIT_DENY: explicit('a service control policy'),
  RCP_EXPLICIT_DENY: explicit('a resource control policy'),
  SCP_IMPLICIT_DENY: because('service control policy'),
  TRUST_NO_MATCH: because('role trust policy'),
  TRUST_ACTION_MISMATCH: because('role trust policy'),
  TRUST_CONDITION_FALSE: because('role trust policy'),
  IDENTITY_MISSING: because('identity-based policy'),
  BOUNDARY_IMPLICIT_DENY: because('permissions boundary'),
  SESSION_POLICY_IMPLICIT_DENY: because('session policy'),
};

/** Extra actions fail under their own name. */
const EXTRA: Readonly<Record<string, string>> = {
  TAGSESSION_MISSING: 'sts:TagSession',
  SETSOURCEIDENTITY_MISSING: 'sts:SetSourceIdentity',
  SETCONTEXT_MISSING: 'sts:SetContext',
};

function callerArn({ source }: Situation): string {
  const name = source.principalArn === null ? null : iamName(source.principalArn);
  if (source.kind !== 'role' || name === null) return source.id;
  return `arn:${name.partition}:sts::${name.account}:assumed-role/${name.name}/SESSION`;
}

function frame(s: Situation, action: string, ending: string): string {
  return `An error occurred (AccessDenied) when calling the AssumeRole operation: User: ${callerArn(s)} is not authorized to perform: ${action} on resource: ${s.target.arn}${ending}`;
}

/** Whoever is behind them is not named, or nobody reads what they are told. */
const NO_CALLERS: ReadonlySet<CallerKind | null> = new Set<CallerKind | null>([
  'service',
  'anyone',
  'account',
]);

/** Nothing for edges that may pass. AWS names one type of policy, so only the first counts. */
export function predictedErrors(s: Situation, edge: AssumeEdge): readonly PredictedError[] {
  if (edge.verdict !== 'invalid' || NO_CALLERS.has(s.source.kind)) return [];
  const against = edge.reasons.filter((r) => r.side === 'against');
  const codes = against.map((r) => r.code);
  if (codes.includes('ROOT_CANNOT_ASSUME')) {
    return [{ text: 'Roles may not be assumed by root accounts.', confirmed: true }];
  }
  const frameOf = `An error occurred (AccessDenied) when calling the ${s.action.replace('sts:', '')} operation: Not authorized to perform ${s.action}`;
  if (s.source.kind === 'oidc') return [{ text: frameOf, confirmed: true }];
  // No quotation of the SAML text was found.
  if (s.source.kind === 'saml') return [{ text: frameOf, confirmed: false }];
  const code = codes.find((c) => c in ENDINGS || c in EXTRA);
  if (code === undefined) return [];
  const action = EXTRA[code] ?? s.action;
  const ending = ENDINGS[code]?.(action) ?? '';
  const full: PredictedError = { text: frame(s, action, ending), confirmed: ending !== '' };
  // Across accounts AWS often leaves the reason out.
  return sameAccount(s) || ending === '' ? [full] : [full, { text: frame(s, action, ''), confirmed: true }];
}
