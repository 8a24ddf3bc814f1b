// The one English sentence about an edge, and the pill of at most four words.
import { fullName, fullNameAtStart, shortName } from '#decision/names.ts';
import type { Model } from '#decision/model.ts';
import type { AssumeEdge, GateName, Missing, Requirement, VerdictWord } from '#decision/verdict.ts';

type Told = Omit<AssumeEdge, 'text' | 'label'>;

/** What a sentence needs beyond the edge itself. */
export interface SentenceParts {
  readonly model: Model;
  /** Set when the trust or an identity policy is refused by AWS: which and why. */
  readonly refused: { readonly gate: GateName; readonly name: string; readonly why: string } | null;
  /** Code of what would be in the way after the repair, too. */
  readonly still: string | null;
  /** Alternatives of a conditional edge. */
  readonly ways: readonly (readonly Requirement[])[];
}

const WHY: Readonly<Record<string, readonly [clause: string, label: string]>> = {
  TRUST_NO_MATCH: ['the role’s trust policy does not name it', 'not trusted'],
  TRUST_ACTION_MISMATCH: ['the role’s trust policy names it, but for another action', 'wrong STS action'],
  TRUST_CONDITION_FALSE: ['a condition of the role’s trust policy is not met', 'condition not met'],
  IDENTITY_MISSING: ['its permissions do not allow sts:AssumeRole on it', 'no permission'],
  TRUST_EXPLICIT_DENY: ['the role’s trust policy denies it', 'denied by trust'],
  IDENTITY_EXPLICIT_DENY: ['its own policies deny it', 'denied by permissions'],
  BOUNDARY_EXPLICIT_DENY: ['its permissions boundary denies it', 'denied by boundary'],
  SESSION_EXPLICIT_DENY: ['its session policy denies it', 'denied by session'],
  SCP_EXPLICIT_DENY: ['a service control policy denies it', 'denied by SCP'],
  RCP_EXPLICIT_DENY: ['a resource control policy denies it', 'denied by RCP'],
  BOUNDARY_IMPLICIT_DENY: ['its permissions boundary does not allow it', 'boundary blocks'],
  SESSION_POLICY_IMPLICIT_DENY: ['its session policy does not allow it', 'session policy blocks'],
  SCP_IMPLICIT_DENY: ['a level of service control policies does not allow it', 'SCP blocks'],
  TAGSESSION_MISSING: ['its session tags need sts:TagSession, which is not allowed', 'no sts:TagSession'],
  SETSOURCEIDENTITY_MISSING: [
    'its source identity needs sts:SetSourceIdentity, which is not allowed',
    'no sts:SetSourceIdentity',
  ],
  SETCONTEXT_MISSING: ['sts:SetContext is not allowed', 'no sts:SetContext'],
  CONTRADICTORY_CONDITIONS: ['its conditions contradict each other', 'contradictory conditions'],
};

const DOCUMENTS: Readonly<Record<Missing['what'], readonly [name: string, label: string]>> = {
  'identity-policy': ['the identity policies', 'not given: permissions'],
  'trust-policy': ['the trust policy', 'not given: trust'],
  boundary: ['the permissions boundary', 'not given: boundary'],
  'managed-policy': ['the managed policy', 'not given: policy'],
  'inline-policy': ['the inline policy', 'not given: policy'],
  'group-policies': ['the policies of the group', 'not given: group policies'],
  scp: ['the service control policies', 'not given: SCPs'],
  rcp: ['the resource control policies', 'not given: RCPs'],
  'resource-policy': ['the resource policy', 'not given: resource policy'],
  account: ['the account', 'account not given'],
};

/** What has a name of its own, which is no ARN of a user, role or group. */
const NAMED: ReadonlySet<Missing['what']> = new Set([
  'managed-policy',
  'inline-policy',
  'group-policies',
  'scp',
  'rcp',
]);

export const documentName = ({ of, what }: Missing): string =>
  what === 'managed-policy'
    ? of
    : NAMED.has(what)
      ? `${DOCUMENTS[what][0]} (${of})`
      : `${DOCUMENTS[what][0]} of ${of === '*' ? 'whoever calls' : shortName(of)}`;

export const documentLabel = ({ what, open }: Missing): string =>
  open === undefined ? DOCUMENTS[what][1] : DOCUMENTS[what][1].replace('not given', 'not filled in');

/** What decides: documents that nobody gave, and what those that were given leave open. */
function whatDecides(missing: readonly Missing[]): string {
  const absent = missing.filter(({ open }) => open === undefined);
  const documents = absent.length > 1 ? 'documents that were not given' : 'a document that was not given';
  return [
    ...(absent.length === 0 ? [] : [`${documents}: ${absent.map(documentName).join(' and ')}`]),
    ...missing.flatMap((one) =>
      one.open === undefined ? [] : [`values of ${documentName(one)} that are not filled in: ${one.open}`],
    ),
  ].join(', and on ');
}

const AFTER: Readonly<Record<VerdictWord, string>> = {
  valid: 'after the repair it could',
  conditional: 'after the repair it could under conditions',
  unknown: 'after the repair it would depend on what was not given',
  invalid: '',
};

const more = (count: number, noun: string): string =>
  count <= 0 ? '' : ` and ${count} more ${noun}${count === 1 ? '' : 's'}`;

const verb = (action: string): string =>
  action === 'sts:AssumeRole' ? '' : ` with ${action.replace('sts:', '')}`;

const stillWhy = (code: string | null): string => {
  const why = code === null ? undefined : WHY[code]?.[0];
  return why === undefined ? '' : `: ${why}`;
};

function invalidText({
  edge,
  head,
  parts,
}: {
  edge: Told;
  head: string;
  parts: SentenceParts;
}): readonly [string, string] {
  const against = edge.reasons.filter((r) => r.side === 'against' && r.code !== 'DOC_REJECTED');
  if (parts.refused !== null && edge.latent !== undefined && edge.latent !== 'invalid') {
    const after = AFTER[edge.latent];
    return [
      `${head} as long as AWS refuses ${parts.refused.name} (${parts.refused.why}); ${after}.`,
      'AWS refuses document',
    ];
  }
  const [first] = against;
  // Of a trust policy that is not in force nobody can say what it names.
  if (parts.refused?.gate === 'trust' && first?.code === 'TRUST_NO_MATCH') {
    return [
      `${head}: AWS refuses ${parts.refused.name} (${parts.refused.why}), and the repair of that alone would not do${stillWhy(parts.still)}.`,
      'AWS refuses document',
    ];
  }
  const [clause, label] = (first === undefined ? undefined : WHY[first.code]) ?? [
    first?.text.replace(/\.$/, ''),
    '',
  ];
  if (clause === undefined) return [`${head}.`, 'not allowed'];
  const pause = against.length > 1 && clause.includes(',') ? ',' : '';
  return [
    `${head}: ${clause}${pause}${more(against.length - 1, 'reason')}.`,
    label === '' ? 'not allowed' : label,
  ];
}

function ifLabel(ways: SentenceParts['ways']): string {
  const [way = []] = ways;
  const [first] = way;
  if (first === undefined) return 'under conditions';
  const mfa = first.key.toLowerCase() === 'aws:multifactorauthpresent';
  const name = mfa ? 'MFA' : first.key.slice(first.key.lastIndexOf(':') + 1);
  const rest = way.length > 1 ? ` +${way.length - 1}` : '';
  const or = rest === '' ? ' or …' : ' or…';
  return `if ${name}${rest}${ways.length > 1 ? or : ''}`;
}

function wayText([first, ...rest]: readonly Requirement[] = []): string {
  return first === undefined ? '' : `${first.text}${more(rest.length, 'condition')}`;
}

function otherWays([second, ...rest]: SentenceParts['ways']): string {
  if (second === undefined) return '';
  return rest.length === 0 ? `, or if ${wayText(second)}` : `, or in one of ${rest.length + 1} other ways`;
}

function unknownText({
  edge,
  who,
  start,
  role,
}: {
  edge: Told;
  who: string;
  start: string;
  role: string;
}): readonly [string, string] {
  const [first] = edge.missing;
  const given = edge.missing.filter(({ what }) => what !== 'account');
  const conditions = edge.requires.length;
  const also =
    conditions === 0 ? '' : `, and on ${conditions === 1 ? 'a condition' : `${conditions} conditions`}`;
  const [condition] = edge.requires;
  const only = condition === undefined ? '' : `, if ${condition.text}${more(conditions - 1, 'condition')}`;
  if (first?.what === 'account') {
    const rest = given.length === 0 ? '' : `, and on ${whatDecides(given)}`;
    return [
      `Whether ${who} can assume ${role} depends on which account ${shortName(first.of)} is in${rest}.`,
      documentLabel(first),
    ];
  }
  const text =
    edge.source === '*'
      ? `${start} can assume ${role}${only}; whose account does was not given.`
      : `Whether ${who} can assume ${role} depends on ${whatDecides(given)}${also}.`;
  return [text, first === undefined ? 'not given' : documentLabel(first)];
}

/** Text and label; `edge` is complete but for these two. */
export function sentence(
  edge: Told,
  parts: SentenceParts,
): { readonly text: string; readonly label: string } {
  const who = fullName(parts.model, edge.source);
  const start = fullNameAtStart(parts.model, edge.source);
  const role = fullName(parts.model, edge.target);
  const how = verb(edge.action);
  const make = ([text, label]: readonly [string, string]) => ({ text, label });
  if (edge.verdict === 'valid') return make([`${start} can assume ${role}${how}.`, 'allowed']);
  if (edge.verdict === 'unknown') return make(unknownText({ edge, who, start, role }));
  if (edge.verdict === 'invalid') {
    return make(invalidText({ edge, head: `${start} cannot assume ${role}${how}`, parts }));
  }
  const [way, ...others] = parts.ways;
  const clause = wayText(way);
  const only = clause === '' ? 'under conditions' : `only if ${clause}`;
  return make([`${start} can assume ${role}${how} ${only}${otherWays(others)}.`, ifLabel(parts.ways)]);
}
