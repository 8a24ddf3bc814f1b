// The AWS CLI call that passes.
// https://docs.aws.amazon.com/cli/latest/reference/sts/assume-role.html
import { iamName } from '#language/arn.ts';
import type { KeyFact } from '#iam/context.ts';
import type { Inquiry } from './inquiry.ts';
import type { Situation } from '#decision/situation.ts';
import { type Decision, chosenIn } from '#decision/worlds.ts';

const quoted = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** Condition keys that an option of the command sets. */
const OPTIONS: readonly (readonly [key: string, option: (value: string, s: Situation) => string])[] = [
  ['sts:externalid', (value) => `--external-id ${quoted(value)}`],
  ['sts:sourceidentity', (value) => `--source-identity ${quoted(value)}`],
  ['aws:requestedregion', (value) => `--region ${quoted(value)}`],
  [
    'aws:multifactorauthpresent',
    (value, { source }) =>
      value === 'true' && source.kind === 'user'
        ? `--serial-number arn:${source.partition ?? 'aws'}:iam::${source.account ?? ''}:mfa/${iamName(source.id)?.name ?? ''} --token-code 123456`
        : '',
  ],
];

const TAG = 'aws:requesttag/';

function command({ source, target, action }: Situation): string | null {
  const role = `--role-arn ${target.arn}`;
  if (source.kind === 'service' || source.kind === 'anyone' || source.kind === null) return null;
  if (action === 'sts:AssumeRoleWithSAML') {
    return `aws sts assume-role-with-saml ${role} --principal-arn ${source.id} --saml-assertion file://assertion.txt`;
  }
  if (action === 'sts:AssumeRoleWithWebIdentity') {
    return `aws sts assume-role-with-web-identity ${role} --web-identity-token file://token.txt`;
  }
  return `aws sts assume-role ${role}`;
}

/** Of the requests that pass one that sends least. */
function passingWorld({ trial }: Decision): ReadonlyMap<string, KeyFact> {
  let best: ReadonlyMap<string, KeyFact> = new Map();
  let most = -1;
  for (const [world, answer] of (trial?.results ?? []).entries()) {
    if (trial === null || answer !== 'yes') continue;
    const chosen = chosenIn(trial.dimensions, world);
    const absent = [...chosen.values()].filter((fact) => fact.state === 'absent').length;
    if (absent <= most) continue;
    most = absent;
    best = chosen;
  }
  return best;
}

/** null: nobody types this call (a service makes it), or no request passes. */
export function witnessCommand({ s, decision, verdict }: Inquiry): string | null {
  if (verdict !== 'valid' && verdict !== 'conditional') return null;
  const base = command(s);
  if (base === null) return null;
  const chosen = passingWorld(decision);
  const value = (key: string): string | null => {
    const stated = s.facts.fact(key);
    const fact = stated.state === 'unknown' && decision.needs.includes(key) ? chosen.get(key) : stated;
    return fact?.state === 'known' ? (fact.values[0] ?? null) : null;
  };
  const options = OPTIONS.map(([key, option]) => {
    const given = value(key);
    return given === null ? '' : option(given, s);
  });
  const tagKeys = [...Object.keys(s.model.inventory.context), ...decision.needs].filter((k) =>
    k.startsWith(TAG),
  );
  const tags = [...new Set(tagKeys)].flatMap((key) => {
    const given = value(key);
    return given === null ? [] : [quoted(`Key=${key.slice(TAG.length)},Value=${given}`)];
  });
  const session =
    s.action === 'sts:AssumeRoleWithSAML'
      ? ''
      : `--role-session-name ${quoted(value('sts:rolesessionname') ?? 'test')}`;
  return [base, session, ...options, tags.length === 0 ? '' : `--tags ${tags.join(' ')}`]
    .filter((part) => part !== '')
    .join(' ');
}
