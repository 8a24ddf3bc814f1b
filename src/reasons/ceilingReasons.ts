// What the ceilings say: permissions boundary, session policy, SCPs and RCPs. They limit and deny, they never grant.
import type { Truth } from '#iam/truth.ts';
import { type Found, placesOf } from './evidence.ts';
import { freeGrant, sameAccount } from './gates.ts';
import { type Inquiry, caller, layer, role, statementName, statements } from './inquiry.ts';
import type { Exemption } from '#decision/situation.ts';
import type { GateName, Reason } from '#decision/verdict.ts';

interface Limit {
  readonly gate: 'boundary' | 'session';
  /** Prefixes of the codes: AWS calls the one `SESSION_POLICY_ALLOW`, the other `SESSION_EXPLICIT_DENY`. */
  readonly allowCode: string;
  readonly denyCode: string;
  readonly name: string;
}

const LIMITS: readonly Limit[] = [
  { gate: 'boundary', allowCode: 'BOUNDARY', denyCode: 'BOUNDARY', name: 'permissions boundary' },
  { gate: 'session', allowCode: 'SESSION_POLICY', denyCode: 'SESSION', name: 'session policy' },
];

const names = (found: readonly Found[]): string =>
  found.length === 0 ? '' : ` (${found.map(statementName).join(', ')})`;

const openOf = (q: Inquiry, gate: GateName): ReadonlySet<number> | undefined =>
  gate === 'scp' ? q.s.policies.openScps : gate === 'rcp' ? q.s.policies.openRcps : undefined;

/** Levels of which something was not given, as long as that may decide. */
function openReasons(q: Inquiry, gate: 'scp' | 'rcp'): readonly Reason[] {
  const open = openOf(q, gate);
  if (open === undefined || layer(q, gate).deny === 'yes') return [];
  const levels = q.s.inPlay[gate].filter((_, i) => open.has(i)).map((l) => l.level);
  const what = gate === 'scp' ? 'service' : 'resource';
  return [
    {
      code: `${gate.toUpperCase()}_UNKNOWN`,
      text: `Not all ${what} control policies were given at level ${levels.join(', ')}.`,
      gate,
      side: 'open',
      places: [],
    },
  ];
}

function denial(q: Inquiry, gate: GateName, code: string, whose: string): readonly Reason[] {
  const { deny } = layer(q, gate);
  if (deny === 'no') return [];
  const found = statements(q, gate, 'Deny');
  const certain = deny === 'yes';
  // A level that was not given whole may deny, but nothing that stands here does.
  if (!certain && openOf(q, gate) !== undefined && found.every((f) => f.match.truth === 'no')) return [];
  return [
    {
      code: `${code}_${certain ? 'EXPLICIT_DENY' : 'DENY_PENDING'}`,
      text: `${whose} explicitly denies ${q.s.action} on ${role(q)}${certain ? '' : ', under a condition'}${names(found)}.`,
      gate,
      side: certain ? 'against' : 'open',
      places: placesOf(found),
    },
  ];
}

/** Whom the trust policy names so that an implicit deny of boundary and session policy does not count. */
function grantee({ outcome: { strengths } }: Inquiry): string {
  if (strengths.user !== 'no') return 'a user by its ARN';
  return strengths.session === 'no' ? 'everyone ("*")' : 'a session by its ARN';
}

function limitReason(q: Inquiry, { gate, allowCode, name }: Limit): Reason {
  const { allow } = layer(q, gate);
  const found = statements(q, gate, 'Allow');
  const whose = `The ${name} of ${caller(q)}`;
  const places = found.length > 0 ? placesOf(found) : q.s.inPlay[gate].map((c) => c.attached.place);
  const free = sameAccount(q.s) && freeGrant(q.outcome) !== 'no';
  if (allow === 'yes' || (free && allow === 'depends')) {
    const text = `${whose} allows ${q.s.action} on ${role(q)}${names(found)}.`;
    return { code: `${allowCode}_ALLOW`, text, gate, side: 'for', places };
  }
  if (free) {
    const text = `${whose} does not allow it, but that does not count: in one account its silence does not limit what a trust policy grants to ${grantee(q)}.`;
    return { code: `${allowCode}_BYPASSED`, text, gate, side: 'note', places };
  }
  if (allow === 'depends') {
    const text = `${whose} allows ${q.s.action} on ${role(q)} only under a condition${names(found)}.`;
    return { code: `${allowCode}_PENDING`, text, gate, side: 'open', places };
  }
  const text = `${whose} does not allow ${q.s.action} on ${role(q)}.`;
  return { code: `${allowCode}_IMPLICIT_DENY`, text, gate, side: 'against', places };
}

function limitReasons(q: Inquiry, limit: Limit): readonly Reason[] {
  const policies = q.s.policies[limit.gate];
  if (!q.s.source.hasIdentity || policies === null) return [];
  if (policies === 'unknown') {
    const text = `Whether ${caller(q)} has a ${limit.name} was not given.`;
    return [{ code: `${limit.allowCode}_PENDING`, text, gate: limit.gate, side: 'open', places: [] }];
  }
  return [
    ...denial(q, limit.gate, limit.denyCode, `The ${limit.name} of ${caller(q)}`),
    limitReason(q, limit),
  ];
}

const EXEMPTIONS: Readonly<
  Record<'scp' | 'rcp', Readonly<Record<string, readonly [code: string, text: string]>>>
> = {
  scp: {
    management: ['SCP_EXEMPT_MANAGEMENT', 'SCPs never apply to the management account of an organization.'],
    'service-linked': ['SCP_EXEMPT_SLR', 'SCPs never apply to service-linked roles.'],
    'not-applicable': [
      'SCP_NOT_APPLICABLE',
      'The SCPs that were given are not those of the caller’s account.',
    ],
  },
  rcp: {
    management: ['RCP_EXEMPT_MANAGEMENT', 'RCPs never apply to resources of the management account.'],
    'service-linked': ['RCP_EXEMPT_SLR', 'RCPs never apply to service-linked roles.'],
    'not-applicable': ['RCP_NOT_APPLICABLE', 'The RCPs that were given are not those of the role’s account.'],
  },
};

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html */
const NO_SCPS = 'SCPs apply to IAM users, roles and root users, not to AWS services or federated identities.';

function exemption(q: Inquiry, gate: 'scp' | 'rcp', why: Exemption): readonly Reason[] {
  const [code, told] = (why === null ? undefined : EXEMPTIONS[gate][why]) ?? [];
  const text = gate === 'scp' && !q.s.source.hasIdentity ? NO_SCPS : told;
  return code === undefined || text === undefined ? [] : [{ code, text, gate, side: 'note', places: [] }];
}

function levelsWithout(q: Inquiry, truth: Truth): readonly string[] {
  return q.s.inPlay.scp.filter((_, i) => q.outcome.scpLevels[i]?.allow === truth).map((l) => l.level);
}

function scpReasons(q: Inquiry): readonly Reason[] {
  const { allow } = layer(q, 'scp');
  const result = [
    ...exemption(q, 'scp', q.s.scpExemption),
    ...denial(q, 'scp', 'SCP', 'A service control policy'),
  ];
  if (q.s.policies.scps === null || allow === 'yes') return result;
  const open = openReasons(q, 'scp');
  const [first] = open;
  if (first !== undefined && allow === 'depends') return [...result, first];
  const levels = levelsWithout(q, allow === 'no' ? 'no' : 'depends');
  const where = levels.length === 0 ? '' : ` at level ${levels.join(', ')}`;
  const places = q.s.inPlay.scp
    .filter((l) => levels.includes(l.level))
    .flatMap((l) => l.policies.map((c) => c.attached.place));
  const reason: Reason =
    allow === 'no'
      ? {
          code: 'SCP_IMPLICIT_DENY',
          text: `No service control policy allows ${q.s.action}${where}; every level has to.`,
          gate: 'scp',
          side: 'against',
          places,
        }
      : {
          code: 'SCP_ALLOW_PENDING',
          text: `The service control policies allow ${q.s.action} only under a condition${where}.`,
          gate: 'scp',
          side: 'open',
          places: placesOf(statements(q, 'scp', 'Allow').filter((f) => f.match.truth === 'depends')),
        };
  return [...result, reason];
}

/** Codes BOUNDARY_…, SESSION_…, SCP_… and RCP_…. */
export function ceilingReasons(q: Inquiry): readonly Reason[] {
  return [
    ...exemption(q, 'rcp', q.s.rcpExemption),
    ...denial(q, 'rcp', 'RCP', 'A resource control policy'),
    ...openReasons(q, 'rcp'),
    ...scpReasons(q),
    ...LIMITS.flatMap((limit) => limitReasons(q, limit)),
  ];
}
