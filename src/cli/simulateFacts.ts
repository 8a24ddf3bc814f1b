// The caller of a simulated request and what follows about condition keys from the input alone.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
import { iamName, isAccountId, parseArn } from '#language/arn.ts';
import { type Caller, type CallerKind, callerKind, hasIdentitySide } from '#language/caller.ts';
import { isMultivalued } from '#iam/conditionKeys.ts';
import { ABSENT, type Context, type KeyFact, known, knownMany, unknownKey } from '#iam/context.ts';
import type { ContextEntry, SimulateRequest } from './simulateRequest.ts';
import { isServiceLinked } from '#decision/source.ts';

/** Stands for the account of a caller that the input does not name: the one of the resource, as AWS takes it. */
const SOME_ACCOUNT = 'some account';

/** The role behind a session. Its path is not in a session's ARN, but aws:PrincipalArn may tell it. */
function roleOf(session: string, { context }: SimulateRequest): string | null {
  const name = iamName(session);
  if (name === null) return null;
  const told = context.get('aws:principalarn')?.values[0] ?? '';
  const role = iamName(told);
  if (role?.kind === 'role' && role.name === name.name && role.account === name.account) return told;
  return `arn:${name.partition}:iam::${name.account}:role/${name.name}`;
}

/** Of users the whole aws:userid, of sessions what stands before the colon. */
const uniqueIdIn = ({ context }: SimulateRequest): string | undefined =>
  context.get('aws:userid')?.values[0]?.split(':')[0];

export function callerOf(request: SimulateRequest): Caller {
  const source = request.caller;
  if (source === null) {
    const account = request.resourceOwner ?? SOME_ACCOUNT;
    return { kind: 'account', arn: account, account, partition: null, serviceLinked: false };
  }
  const kind = callerKind(source) ?? 'anyone';
  const partition = parseArn(source)?.partition ?? null;
  const account =
    kind === 'account' ? source : hasIdentitySide(kind) ? (parseArn(source)?.account ?? null) : null;
  const role = kind === 'session' ? roleOf(source, request) : null;
  const uniqueId = uniqueIdIn(request);
  return {
    kind,
    arn: source,
    account,
    partition,
    serviceLinked: isServiceLinked(role ?? source),
    ...(role !== null && { roleArn: role }),
    ...(uniqueId !== undefined && { uniqueId }),
  };
}

/** The account in the ARN; else ResourceOwner; else, as in AWS's simulator, the caller's. */
export function resourceAccount(resource: string, request: SimulateRequest, caller: Caller): string | null {
  const named = parseArn(resource)?.account ?? '';
  if (isAccountId(named)) return named;
  return request.resourceOwner ?? caller.account;
}

const PRINCIPAL_TYPES: Readonly<Partial<Record<CallerKind, string>>> = {
  user: 'User',
  role: 'AssumedRole',
  session: 'AssumedRole',
  root: 'Account',
  federatedUser: 'FederatedUser',
};

interface About {
  readonly request: SimulateRequest;
  readonly caller: Caller;
  readonly account: string | null;
}

/** Nobody said, and it does not follow from anything that was said. */
const NOT_GIVEN = unknownKey(true);

const someAccount = (account: string | null): KeyFact =>
  account === null || !isAccountId(account) ? NOT_GIVEN : known(account);

const identified = ({ request, caller }: About): boolean =>
  request.caller !== null && caller.kind !== 'account' && hasIdentitySide(caller.kind);

const service =
  (many: boolean) =>
  ({ caller, request }: About): KeyFact => {
    if (request.caller === null) return NOT_GIVEN;
    if (caller.kind !== 'service') return ABSENT;
    return many ? knownMany([caller.arn]) : known(caller.arn);
  };

/** Callers without account or credentials of their own. */
const FOREIGN: readonly CallerKind[] = ['service', 'saml', 'oidc', 'anyone'];
const IAM: readonly CallerKind[] = ['user', 'role', 'session', 'root', 'federatedUser', 'account'];

/** AWS never sends the key for these callers; for the others nobody can know. */
const neverFor =
  (kinds: readonly CallerKind[]) =>
  ({ request, caller }: About): KeyFact =>
    request.caller !== null && kinds.includes(caller.kind) ? ABSENT : NOT_GIVEN;

/** Lower-cased keys that follow from caller, resource and tags. */
const RULES: Readonly<Record<string, (about: About) => KeyFact>> = {
  'aws:principalarn': (about) => {
    const { caller } = about;
    if (caller.kind === 'anyone' || !hasIdentitySide(caller.kind)) return ABSENT;
    return identified(about) ? known(caller.roleArn ?? caller.arn) : NOT_GIVEN;
  },
  'aws:principalaccount': ({ caller }) => (caller.account === null ? ABSENT : someAccount(caller.account)),
  'aws:principaltype': ({ caller }) => {
    const type = PRINCIPAL_TYPES[caller.kind];
    return type === undefined ? NOT_GIVEN : known(type);
  },
  'aws:username': ({ request, caller }) => {
    if (request.caller === null || caller.kind === 'account') return NOT_GIVEN;
    return caller.kind === 'user' ? known(iamName(caller.arn)?.name ?? '') : ABSENT;
  },
  'aws:principalisawsservice': ({ request, caller }) => {
    if (request.caller === null) return NOT_GIVEN;
    if (caller.kind === 'service') return known('true');
    return hasIdentitySide(caller.kind) && caller.kind !== 'anyone' ? known('false') : ABSENT;
  },
  'aws:principalservicename': service(false),
  'aws:principalservicenameslist': service(true),
  'aws:resourceaccount': ({ account }) => someAccount(account),
  'aws:principalorgid': neverFor(FOREIGN),
  'aws:principalorgpaths': neverFor(FOREIGN),
  'aws:multifactorauthpresent': neverFor(FOREIGN),
  'aws:multifactorauthage': neverFor(FOREIGN),
  'aws:tokenissuetime': neverFor(FOREIGN),
  'aws:sourceidentity': neverFor([...FOREIGN, 'user', 'root']),
  'aws:sourcearn': neverFor(IAM),
  'aws:sourceaccount': neverFor(IAM),
  'aws:sourceorgid': neverFor(IAM),
  'aws:sourceorgpaths': neverFor(IAM),
};

function tagFact(key: string, { principalTags, resourceTags }: SimulateRequest): KeyFact | null {
  const [, family, name = ''] = /^([a-z0-9-]+:[a-z]+)\/(.+)$/.exec(key) ?? [];
  const tags =
    family === 'aws:principaltag' ? principalTags : family?.endsWith(':resourcetag') ? resourceTags : null;
  if (tags === null) return null;
  const value = tags.get(name);
  return value === undefined ? ABSENT : known(value);
}

/** The key table tells which keys are multivalued; of keys that it does not know the entry's type tells. */
function entryFact(key: string, { values, list }: ContextEntry): KeyFact {
  if (values.length === 0) return ABSENT;
  const many = isMultivalued(key) || values.length > 1 || (list && !/^(aws|sts|iam):/.test(key));
  return many ? knownMany(values) : known(values[0] ?? '');
}

/** The request context: what a ContextEntry says first, then what follows; everything else is not given. */
export function factsOf(request: SimulateRequest, caller: Caller, account: string | null): Context {
  const about: About = { request, caller, account };
  return {
    fact: (key) => {
      const entry = request.context.get(key);
      if (entry !== undefined) return entryFact(key, entry);
      return RULES[key]?.(about) ?? tagFact(key, request) ?? NOT_GIVEN;
    },
  };
}

/** AWS's simulator decides as if a key that was not given were not in the request. */
export const withoutUnknown = (context: Context): Context => ({
  fact: (key) => {
    const found = context.fact(key);
    return found.state === 'unknown' ? ABSENT : found;
  },
});
