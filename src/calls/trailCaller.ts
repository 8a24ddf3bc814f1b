// Who made a call that CloudTrail recorded.
// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
import { iamName } from '#language/arn.ts';
import type { Attempt } from '#decision/inventory.ts';
import { isObject, member, text } from '#text/json.ts';

export interface TrailCaller {
  /** As an attempt spells it; null: the record does not say. */
  readonly source: string | null;
  readonly token?: Attempt['token'];
  /** Why nobody is named, for the ledger: continues "calls of …". */
  readonly nobody?: string;
}

const record = (value: unknown, key: string): unknown => member(value, key);

/** Host of an identity provider, or null when it is the id of something else. */
const hostOf = (provider: string): string => {
  const at = provider.indexOf('oidc-provider/');
  return at < 0 ? provider : provider.slice(at + 'oidc-provider/'.length);
};

/** `arn:…:oidc-provider/host:audience:subject`: the audience stands between provider and subject. */
function audienceOf(event: unknown, provider: string, subject: string): string | undefined {
  const told = text(record(record(event, 'responseElements'), 'audience'));
  if (told !== undefined) return told;
  const id = text(record(record(event, 'userIdentity'), 'principalId')) ?? '';
  const start = `${provider}:`;
  const end = `:${subject}`;
  return id.startsWith(start) && id.endsWith(end) && id.length > start.length + end.length
    ? id.slice(start.length, id.length - end.length)
    : undefined;
}

function webIdentity(event: unknown, identity: unknown): TrailCaller {
  const provider =
    text(record(identity, 'identityProvider')) ?? text(record(record(event, 'responseElements'), 'provider'));
  const subject =
    text(record(record(event, 'responseElements'), 'subjectFromWebIdentityToken')) ??
    text(record(identity, 'userName'));
  const audience =
    provider === undefined || subject === undefined ? undefined : audienceOf(event, provider, subject);
  const service = subject?.startsWith('system:serviceaccount:') === true;
  return {
    source: provider !== undefined && iamName(provider)?.kind === 'oidcProvider' ? provider : null,
    token: {
      issuer: provider === undefined ? (service ? 'oidc.eks.*' : null) : hostOf(provider),
      claims: {
        ...(subject === undefined ? {} : { sub: subject }),
        ...(audience === undefined ? {} : { aud: audience }),
      },
    },
  };
}

/** A session by the role that it is of, where the record tells the role with its path only. */
function sessionOf(identity: unknown): string | null {
  const arn = text(record(identity, 'arn'));
  if (arn !== undefined) return arn;
  const issuer = text(record(record(record(identity, 'sessionContext'), 'sessionIssuer'), 'arn'));
  return issuer ?? null;
}

type Kind = (event: unknown, identity: unknown) => TrailCaller;

const byArn: Kind = (_, identity) => ({ source: sessionOf(identity) });

/** By `userIdentity.type`. */
const KINDS: Readonly<Record<string, Kind>> = {
  IAMUser: byArn,
  AssumedRole: byArn,
  FederatedUser: byArn,
  Role: byArn,
  Root: (_, identity) => {
    const account = text(record(identity, 'accountId'));
    return {
      source:
        text(record(identity, 'arn')) ?? (account === undefined ? null : `arn:aws:iam::${account}:root`),
    };
  },
  AWSService: (_, identity) => {
    const service = text(record(identity, 'invokedBy'));
    return service === undefined || !/\.amazonaws\.com(?:\.cn)?$/.test(service)
      ? { source: null, nobody: 'AWS services that are not named' }
      : { source: service };
  },
  // The log of the role's account: of a caller from elsewhere only its account and unique id.
  AWSAccount: (_, identity) => ({ source: text(record(identity, 'accountId')) ?? null }),
  WebIdentityUser: webIdentity,
  SAMLUser: (event) => ({ source: text(record(record(event, 'requestParameters'), 'principalArn')) ?? null }),
  IdentityCenterUser: () => ({
    source: null,
    nobody: 'users of Identity Center, who get roles without AssumeRole',
  }),
};

/** Never throws; an identity of a kind that is not known is nobody. */
export function callerOf(event: unknown): TrailCaller {
  const identity = record(event, 'userIdentity');
  const type = text(record(identity, 'type')) ?? '';
  const kind = Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
  if (kind === undefined || !isObject(identity))
    return { source: null, nobody: `callers of type ${type === '' ? 'unknown' : type}` };
  return kind(event, identity);
}
