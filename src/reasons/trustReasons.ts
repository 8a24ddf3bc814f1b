// What the role's trust policy says about the caller.
import type { Strength } from '#iam/authorization.ts';
import { isUniqueId } from '#iam/principalMatch.ts';
import { type Found, placed, placesOf } from './evidence.ts';
import {
  type Inquiry,
  accountOf,
  caller,
  capital,
  layer,
  role,
  sideOf,
  statementName,
  statements,
  trustPolicy,
} from './inquiry.ts';
import { parseArn } from '#language/arn.ts';
import { shortName } from '#decision/names.ts';
import type { Reason } from '#decision/verdict.ts';
import { failedTests } from './failedTests.ts';
import { openInTrust } from './missing.ts';

interface Naming {
  readonly strength: Strength;
  readonly code: string;
  /** Continues "The trust policy of Role_B names …". */
  readonly names: (q: Inquiry) => string;
}

const NAMINGS: readonly Naming[] = [
  { strength: 'user', code: 'TRUST_DIRECT_USER', names: (q) => `the user ${caller(q)} itself` },
  {
    strength: 'role',
    code: 'TRUST_DIRECT_ROLE',
    names: (q) =>
      q.s.source.kind === 'session' ? `the role of ${caller(q)}` : `the role ${caller(q)} itself`,
  },
  {
    strength: 'session',
    code: 'TRUST_DIRECT_SESSION',
    names: (q) => (q.s.source.kind === 'session' ? 'this session itself' : `one session of ${caller(q)}`),
  },
  {
    strength: 'account',
    code: 'TRUST_ACCOUNT',
    names: (q) => `${accountOf(q)}, which leaves it to that account’s own policies`,
  },
  { strength: 'wildcard', code: 'TRUST_WILDCARD', names: () => 'everyone ("*")' },
  { strength: 'service', code: 'TRUST_SERVICE', names: (q) => `the service ${q.s.source.id}` },
  { strength: 'federated', code: 'TRUST_FEDERATED', names: (q) => `the identity provider ${caller(q)}` },
];

const byStrength = (found: readonly Found[], strength: Strength): readonly Found[] =>
  found.filter((f) => f.match.principals.some((p) => p.strength === strength));

function namings(q: Inquiry): readonly Reason[] {
  const allows = statements(q, 'trust', 'Allow');
  return NAMINGS.flatMap(({ strength, code, names }): readonly Reason[] => {
    const truth = q.outcome.strengths[strength];
    if (truth === 'no') return [];
    const own = byStrength(allows, strength);
    const when = truth === 'depends' ? ', under a condition' : '';
    return [
      {
        code,
        text: `${capital(trustPolicy(q))} names ${names(q)}${when}.`,
        gate: 'trust',
        side: sideOf(truth, 'for'),
        places: placesOf(own),
      },
    ];
  });
}

function conditionFalse(q: Inquiry, near: readonly Found[]): Reason {
  const which = near.map((f) => `${statementName(f)} asks that ${failedTests(q, f)}`).join('; ');
  return {
    code: 'TRUST_CONDITION_FALSE',
    text: `${capital(trustPolicy(q))} names ${caller(q)}, but its condition cannot be met: ${which}.`,
    gate: 'trust',
    side: 'against',
    places: placesOf(near),
  };
}

function actionMismatch(q: Inquiry, near: readonly Found[]): Reason {
  const actions = near.flatMap((f) => {
    const list = f.match.statement.actions;
    const texts = list?.patterns.map((p) => p.text) ?? [];
    return list?.negated === true ? [`everything but ${texts.join(', ')}`] : texts;
  });
  return {
    code: 'TRUST_ACTION_MISMATCH',
    text: `${capital(trustPolicy(q))} names ${caller(q)} for ${[...new Set(actions)].join(', ')}, not for ${q.s.action}.`,
    gate: 'trust',
    side: 'against',
    places: near.flatMap((f) => [
      ...(f.match.statement.actions?.patterns.map((p) => placed(f.compiled, p.path)) ?? []),
    ]),
  };
}

function dangling(q: Inquiry): readonly Reason[] {
  const places = q.found
    .filter((f) => f.gate === 'trust')
    .flatMap((f) =>
      (f.match.statement.principals ?? [])
        .filter((p) => p.key === 'AWS' && isUniqueId(p.value) && !q.s.model.byUniqueId.has(p.value))
        .map((p) => placed(f.compiled, p.path)),
    );
  if (places.length === 0) return [];
  return [
    {
      code: 'TRUST_DANGLING_ID',
      text: `${capital(trustPolicy(q))} names a unique id that belongs to nobody here. AWS shows an id in place of an ARN when the user or role was deleted, and one of the same name does not replace it.`,
      gate: 'trust',
      side: 'note',
      places,
    },
  ];
}

/** Of an account that is not named itself: who of it is. */
function itsPrincipals({ s: { source } }: Inquiry, allows: readonly Found[]): string {
  if (source.kind !== 'account') return '';
  const named = allows.flatMap((f) => f.match.statement.principals ?? []).map(({ value }) => value);
  const own = named.filter((value) => parseArn(value)?.account === source.account);
  return own.length === 0 ? '' : `, only ${[...new Set(own)].map(shortName).join(', ')} of it`;
}

function noAllow(q: Inquiry): readonly Reason[] {
  const allows = q.found.filter((f) => f.gate === 'trust' && f.match.statement.effect === 'Allow');
  const named = allows.filter((f) => f.match.principal !== 'no');
  const acting = named.filter((f) => f.match.action !== 'no');
  if (acting.length > 0) return [conditionFalse(q, acting), ...dangling(q)];
  if (named.length > 0) return [actionMismatch(q, named), ...dangling(q)];
  const entries = allows.flatMap((f) =>
    (f.match.statement.principals ?? []).map((p) => placed(f.compiled, p.path)),
  );
  const none: Reason = {
    code: 'TRUST_NO_MATCH',
    text: q.s.inPlay.trust.some((c) => !c.policy.accepted)
      ? `No statement in force names ${caller(q)}: AWS refuses ${trustPolicy(q)} as it stands.`
      : `No statement of ${trustPolicy(q)} names ${caller(q)}${itsPrincipals(q, allows)}.`,
    gate: 'trust',
    side: 'against',
    places: entries.length > 0 ? entries : q.s.inPlay.trust.map((c) => c.attached.place),
  };
  return [none, ...dangling(q)];
}

function denies(q: Inquiry): readonly Reason[] {
  const { deny } = layer(q, 'trust');
  if (deny === 'no') return [];
  const found = statements(q, 'trust', 'Deny');
  const which = found.map(statementName).join(', ');
  const certain = deny === 'yes';
  return [
    {
      code: certain ? 'TRUST_EXPLICIT_DENY' : 'TRUST_DENY_PENDING',
      text: `${capital(trustPolicy(q))} explicitly denies ${caller(q)}${certain ? '' : ', under a condition'} (${which}).`,
      gate: 'trust',
      side: certain ? 'against' : 'open',
      places: placesOf(found),
    },
  ];
}

/** Codes TRUST_… in the order in which they matter. */
export function trustReasons(q: Inquiry): readonly Reason[] {
  if (q.s.policies.resource === 'unknown') {
    const given = q.s.inPlay.trust.map(({ attached }) => attached);
    const open = openInTrust(q.s);
    const text =
      open === ''
        ? `The trust policy of ${role(q)} was not given.`
        : `The trust policy of ${role(q)} depends on what is not filled in: ${open}.`;
    return [
      { code: 'TRUST_UNKNOWN', text, gate: 'trust', side: 'open', places: given.map(({ place }) => place) },
    ];
  }
  const named = namings(q);
  return [...denies(q), ...(named.length > 0 ? named : noAllow(q))];
}
