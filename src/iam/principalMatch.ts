// Principal and NotPrincipal: does an entry name the caller, and how precisely?
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
import { iamName, isAccountId } from '#language/arn.ts';
import type { PrincipalMatch, Strength } from './authorization.ts';
import { type Caller, hasIdentitySide } from '#language/caller.ts';
import { type Context, PSEUDO_KEYS } from './context.ts';
import type { PrincipalEntry } from '#language/policy.ts';
import { maskOf, NOBODY, type StrengthMask } from './strengthMask.ts';
import { fromBoolean, type Truth } from './truth.ts';

export interface CompiledEntry {
  readonly entry: PrincipalEntry;
  readonly strength: Strength;
  readonly match: (caller: Caller, context: Context) => Truth;
}

type Match = CompiledEntry['match'];

/** AWS resolves ARNs to unique ids when a policy is saved; an id in the text names exactly that entity. */
export const isUniqueId = (text: string): boolean => /^(?:AROA|AIDA)[A-Za-z0-9_]+$/.test(text);

/** ARN of the role behind a session. Unknown paths are left out: session ARNs never have one. */
function roleOfSession({ arn, roleArn }: Caller): string | null {
  if (roleArn !== undefined) return roleArn;
  const name = iamName(arn);
  return name?.kind === 'session' ? `arn:${name.partition}:iam::${name.account}:role/${name.name}` : null;
}

function accountMatch(account: string, partition: string | null): Match {
  return (caller) =>
    fromBoolean(
      caller.account === account &&
        (partition === null || caller.partition === null || caller.partition === partition),
    );
}

const roleMatch =
  (arn: string): Match =>
  (caller) =>
    fromBoolean(caller.arn === arn || (caller.kind === 'session' && roleOfSession(caller) === arn));

/** A role stands for all its sessions, so whether it is the named session depends on the request. */
function sessionMatch(arn: string): Match {
  const named = iamName(arn);
  return (caller, context) => {
    if (caller.arn === arn) return 'yes';
    if (caller.kind !== 'role') return 'no';
    const role = iamName(caller.arn);
    if (
      role?.name !== named?.name ||
      role?.account !== named?.account ||
      role?.partition !== named?.partition
    ) {
      return 'no';
    }
    const fact = context.fact(PSEUDO_KEYS.sessionName);
    if (fact.state === 'unknown') return 'depends';
    return fromBoolean(fact.state === 'known' && fact.values[0] === named?.session);
  };
}

const exactly =
  (value: string): Match =>
  (caller) =>
    fromBoolean(caller.arn === value);

function awsEntry(value: string): readonly [Strength, Match] {
  if (isAccountId(value)) return ['account', accountMatch(value, null)];
  if (isUniqueId(value)) {
    const strength = value.startsWith('AIDA') ? 'user' : 'role';
    return [strength, (caller) => fromBoolean(caller.uniqueId === value)];
  }
  const name = iamName(value);
  if (name?.kind === 'root') return ['account', accountMatch(name.account, name.partition)];
  if (name?.kind === 'role') return ['role', roleMatch(value)];
  if (name?.kind === 'session') return ['session', sessionMatch(value)];
  return ['user', exactly(value)];
}

function strengthAndMatch({ key, value }: PrincipalEntry): readonly [Strength, Match] {
  if (key === '*' || (key === 'AWS' && value === '*')) return ['wildcard', () => 'yes'];
  if (key === 'AWS') {
    const [strength, match] = awsEntry(value);
    return [strength, (caller, context) => (hasIdentitySide(caller.kind) ? match(caller, context) : 'no')];
  }
  if (key === 'Service') return ['service', exactly(value)];
  if (key === 'Federated') return ['federated', exactly(value)];
  return ['user', () => 'no'];
}

export function compileEntry(entry: PrincipalEntry): CompiledEntry {
  const [strength, match] = strengthAndMatch(entry);
  return { entry, strength, match };
}

/** The strengths with which the entries name the caller; the entries themselves are added to `found`. */
export function matchPrincipals(
  entries: readonly CompiledEntry[],
  caller: Caller,
  context: Context,
  found: PrincipalMatch[] | null,
): StrengthMask {
  let mask = NOBODY;
  for (const { entry, strength, match } of entries) {
    const truth = match(caller, context);
    if (truth === 'no') continue;
    mask |= maskOf(strength, truth);
    found?.push({ entry, strength, truth });
  }
  return mask;
}
