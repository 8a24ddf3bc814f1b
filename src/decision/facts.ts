// What the graph itself knows about each condition key for one source, one role and one action.
// The table of iam-semantics 5.6; https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
import { iamName } from '#language/arn.ts';
import type { CallerKind } from '#language/caller.ts';
import { isMultivalued } from '#iam/conditionKeys.ts';
import {
  ABSENT,
  type Context,
  type KeyFact,
  PSEUDO_KEYS,
  known,
  knownMany,
  unknownKey,
  unknownWithin,
} from '#iam/context.ts';
import type { About, FactRule } from './about.ts';
import type { Inventory } from './inventory.ts';
import type { Model } from './model.ts';
import { oidcClaim, saml } from './federatedFacts.ts';
import { principalTag, resourceTag } from './tagFacts.ts';

const MAYBE = unknownKey(true);
const ALWAYS = unknownKey(false);
const always = (): KeyFact => ALWAYS;
const maybe = (): KeyFact => MAYBE;
const never = (): KeyFact => ABSENT;
const truth = (value: boolean) => (): KeyFact => known(String(value));

/** Unknown for these kinds of callers, absent for the rest. */
const maybeFor =
  (...kinds: readonly CallerKind[]): FactRule =>
  ({ source }) =>
    source.kind !== null && kinds.includes(source.kind) ? MAYBE : ABSENT;

const maybeForAction =
  (action: string): FactRule =>
  (about) =>
    about.action === action ? MAYBE : ABSENT;

const ROLE_LIKE: readonly CallerKind[] = ['role', 'session', 'account', 'anyone'];
const web = (about: About): boolean => about.action === 'sts:AssumeRoleWithWebIdentity';

/** An account with SCPs or RCPs is in an organization, even when nobody said in which. */
const isMember = ({ rcps, scps }: Model, account: string): boolean => scps.has(account) || rcps.has(account);

const organization =
  (side: 'source' | 'target', field: 'org' | 'orgPath'): FactRule =>
  ({ model, source, target }) => {
    if (side === 'source' && !source.hasIdentity) return ABSENT;
    const id = side === 'source' ? source.account : target.account;
    if (id === null) return MAYBE;
    const { org, orgPath } = model.accounts.get(id) ?? {};
    // A path begins with the organization.
    const ofPath =
      orgPath === undefined || orgPath === null ? orgPath : orgPath.slice(0, orgPath.indexOf('/'));
    const either = org === undefined ? ofPath : org;
    if (either === null) return ABSENT;
    if (either === undefined) return isMember(model, id) ? ALWAYS : MAYBE;
    if (field === 'org') return known(either);
    return typeof orgPath === 'string' ? knownMany([orgPath]) : unknownWithin(`${either}/*`);
  };

/** Of a session whose role nobody knows the path is open, of an account everything but the account. */
const principalArn: FactRule = ({ source, target }) => {
  const { account, hasIdentity, kind, openPath, partition, principalArn: arn } = source;
  if (!hasIdentity) return ABSENT;
  if (arn !== null && !openPath) return known(arn);
  if (account === null) return ALWAYS;
  // Roles do not reach across partitions.
  const head = `arn:${partition ?? target.partition}:iam::${account}:`;
  if (kind === 'account') return unknownWithin(`${head}user/*`, `${head}role/*`);
  const name = iamName(source.id)?.name ?? '*';
  // Roles of Identity Center have one path, with the Region in it unless that is us-east-1.
  const path = name.startsWith('AWSReservedSSO_') ? 'aws-reserved/sso.amazonaws.com/' : '';
  return unknownWithin(`${head}role/${path}${name}`, `${head}role/${path}*/${name}`);
};

const principalAccount: FactRule = ({ source }) => {
  if (source.hasIdentity) return source.account === null ? ALWAYS : known(source.account);
  return source.kind === 'service' ? ABSENT : MAYBE;
};

const PRINCIPAL_TYPES: Readonly<Partial<Record<CallerKind, string>>> = {
  user: 'User',
  role: 'AssumedRole',
  session: 'AssumedRole',
  root: 'Account',
  federatedUser: 'FederatedUser',
};

const principalType: FactRule = ({ source }) => {
  const type = source.kind === null ? undefined : PRINCIPAL_TYPES[source.kind];
  return type === undefined ? ALWAYS : known(type);
};

const userName: FactRule = ({ source }) => {
  if (source.kind === 'user') return known(iamName(source.id)?.name ?? '');
  return source.kind === 'account' || source.kind === 'anyone' ? MAYBE : ABSENT;
};

/**
 * Of a role it is the role's unique id, a colon and the name of the session.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable
 */
const userId: FactRule = ({ source }) => {
  const id = source.principal?.record.uniqueId;
  if (source.kind === 'user') return id === undefined ? ALWAYS : known(id);
  const session = source.kind === 'session' ? iamName(source.id)?.session : undefined;
  if (source.kind !== 'role' && source.kind !== 'session') return ALWAYS;
  if (id !== undefined && session !== undefined) return known(`${id}:${session}`);
  return unknownWithin(`${id ?? '*'}:${session ?? '*'}`);
};

const service =
  (many: boolean): FactRule =>
  ({ source }) => {
    if (source.kind !== 'service') return ABSENT;
    // The list has every name of the service, also those of Regions, and nobody says which it has.
    return many ? ALWAYS : known(source.id);
  };

const isService: FactRule = ({ source }) => {
  if (source.kind === 'service') return known('true');
  return source.hasIdentity ? known('false') : ABSENT;
};

const tokenIssueTime: FactRule = ({ source }) => {
  if (!source.hasIdentity) return ABSENT;
  return source.kind === 'user' || source.kind === 'anyone' ? MAYBE : ALWAYS;
};

const federatedProvider: FactRule = (about) =>
  web(about) ? known(about.source.id) : maybeFor('role', 'session')(about, '');

/** Exact keys, lower-cased. */
const RULES: ReadonlyMap<string, FactRule> = new Map<string, FactRule>(
  Object.entries({
    'aws:principalarn': principalArn,
    'aws:principalaccount': principalAccount,
    'aws:principalorgid': organization('source', 'org'),
    'aws:principalorgpaths': organization('source', 'orgPath'),
    'aws:resourceorgid': organization('target', 'org'),
    'aws:resourceorgpaths': organization('target', 'orgPath'),
    'aws:resourceaccount': ({ target }) => known(target.account),
    'aws:principaltype': principalType,
    'aws:username': userName,
    'aws:userid': userId,
    'aws:principalisawsservice': isService,
    'aws:principalservicename': service(false),
    'aws:principalservicenameslist': service(true),
    'aws:sourcearn': maybeFor('service'),
    'aws:sourceaccount': maybeFor('service'),
    'aws:sourceorgid': maybeFor('service'),
    'aws:sourceorgpaths': maybeFor('service'),
    'aws:securetransport': truth(true),
    'aws:viaawsservice': truth(false),
    'aws:calledvia': never,
    'aws:calledviafirst': never,
    'aws:calledvialast': never,
    'aws:assumedroot': never,
    'aws:referer': never,
    // Documented as not applicable to AssumeRole; it exists for other STS calls.
    'sts:durationseconds': never,
    'sts:awsservicename': never,
    'sts:taskpolicyarn': never,
    'aws:currenttime': always,
    'aws:epochtime': always,
    'aws:requestedregion': always,
    'aws:useragent': always,
    'sts:rolesessionname': always,
    'sts:sourceidentity': maybe,
    'sts:externalid': maybeForAction('sts:AssumeRole'),
    'sts:requestcontextproviders': maybeForAction('sts:AssumeRole'),
    'sts:roleauthorizedbyidp': (about) => (web(about) ? ALWAYS : ABSENT),
    'aws:sourceidentity': maybeFor(...ROLE_LIKE),
    'aws:multifactorauthpresent': maybeFor('user', ...ROLE_LIKE),
    'aws:multifactorauthage': maybeFor('user', ...ROLE_LIKE),
    'aws:tokenissuetime': tokenIssueTime,
    'aws:federatedprovider': federatedProvider,
    'aws:sourceip': maybe,
    'aws:sourcevpc': maybe,
    'aws:sourcevpce': maybe,
    'aws:vpcsourceip': maybe,
    'aws:sourcevpcarn': maybe,
    'aws:vpceaccount': maybe,
    'aws:vpceorgid': maybe,
    'aws:vpceorgpaths': maybe,
    'aws:viacustomerdomain': maybeFor(...ROLE_LIKE),
    'aws:signinsessionarn': maybeFor('user', ...ROLE_LIKE),
    'aws:viaawsmcpservice': maybeFor('user', ...ROLE_LIKE),
    'aws:calledviaawsmcp': maybeFor('user', ...ROLE_LIKE),
    'aws:chatbotsourcearn': maybeFor(...ROLE_LIKE),
    'aws:ec2instancesourcevpc': maybeFor(...ROLE_LIKE),
    'aws:ec2instancesourceprivateipv4': maybeFor(...ROLE_LIKE),
    'aws:tagkeys': maybe,
    'sts:transitivetagkeys': maybe,
    [PSEUDO_KEYS.identityPolicy]: always,
    [PSEUDO_KEYS.trustPolicy]: always,
    [PSEUDO_KEYS.boundary]: always,
    [PSEUDO_KEYS.scp]: always,
    [PSEUDO_KEYS.rcp]: always,
    [PSEUDO_KEYS.sessionName]: always,
  }),
);

/** Families by prefix, lower-cased; the rule gets what follows the prefix. */
const FAMILIES: readonly (readonly [prefix: string, rule: FactRule])[] = [
  ['aws:principaltag/', principalTag],
  ['aws:resourcetag/', resourceTag],
  ['iam:resourcetag/', resourceTag],
  ['aws:requesttag/', maybe],
  ['sts:requestcontext/', maybeForAction('sts:AssumeRole')],
  ['saml:', saml],
  ['ec2:', maybeFor(...ROLE_LIKE)],
  ['lambda:sourcefunctionarn', maybeFor(...ROLE_LIKE)],
  ['ssm:sourceinstancearn', maybeFor(...ROLE_LIKE)],
  ['glue:roleassumedby', maybeFor(...ROLE_LIKE)],
  ['glue:credentialissuingservice', maybeFor(...ROLE_LIKE)],
  ['codebuild:buildarn', maybeFor(...ROLE_LIKE)],
  ['codebuild:projectarn', maybeFor(...ROLE_LIKE)],
  ['identitystore:', maybeFor(...ROLE_LIKE)],
];

function graphFact(about: About, key: string): KeyFact | null {
  const rule = RULES.get(key);
  if (rule !== undefined) return rule(about, '');
  for (const [prefix, family] of FAMILIES) {
    if (key.startsWith(prefix)) return family(about, key.slice(prefix.length));
  }
  return oidcClaim(about, key);
}

/** What-if values: booleans as `true`/`false`, arrays as multivalued, null as absent. */
export function stated(key: string, value: Inventory['context'][string]): KeyFact {
  if (value === null) return ABSENT;
  if (typeof value === 'object') return knownMany(value);
  return isMultivalued(key) ? knownMany([String(value)]) : known(String(value));
}

/** AWS has no such key (misspelt, or of another service): it behaves as absent. */
export const isUnknownKey = (about: About, key: string): boolean =>
  !Object.hasOwn(about.model.inventory.context, key) && graphFact(about, key) === null;

/**
 * A class, because every pair has one of its own: closures and what they share would be most of what a decision leaves
 * behind.
 */
class Facts implements Context {
  private readonly about: About;
  // Few keys come up in one decision: two short lists cost less than a map. Most decisions ask for none.
  private keys: string[] | null = null;
  private facts: KeyFact[] | null = null;

  constructor(about: About) {
    this.about = about;
  }

  fact(key: string): KeyFact {
    const { facts, keys } = this;
    if (keys === null || facts === null) {
      const first = this.compute(key);
      this.keys = [key];
      this.facts = [first];
      return first;
    }
    const before = facts[keys.indexOf(key)];
    if (before !== undefined) return before;
    const fact = this.compute(key);
    keys.push(key);
    facts.push(fact);
    return fact;
  }

  private compute(key: string): KeyFact {
    const { context } = this.about.model.inventory;
    const value = Object.hasOwn(context, key) ? context[key] : undefined;
    return value === undefined ? (graphFact(this.about, key) ?? ABSENT) : stated(key, value);
  }
}

/** The request as far as it is known; what the user states overrides what the graph knows. */
export const factsAbout = (about: About): Context => new Facts(about);
