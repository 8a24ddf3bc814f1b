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
} from '#iam/context.ts';
import type { About, FactRule } from './about.ts';
import type { Inventory } from './inventory.ts';
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

const organization =
  (side: 'source' | 'target', field: 'org' | 'orgPath'): FactRule =>
  ({ model, source, target }) => {
    if (side === 'source' && !source.hasIdentity) return ABSENT;
    const id = side === 'source' ? source.account : target.account;
    const value = id === null ? undefined : model.accounts.get(id)?.[field];
    if (value === undefined) return MAYBE;
    if (value === null) return ABSENT;
    return field === 'org' ? known(value) : knownMany([value]);
  };

const principalArn: FactRule = ({ source }) => {
  if (!source.hasIdentity) return ABSENT;
  return source.principalArn === null ? ALWAYS : known(source.principalArn);
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

const userId: FactRule = ({ source }) => {
  const id = source.principal?.record.uniqueId;
  return source.kind === 'user' && id !== undefined ? known(id) : ALWAYS;
};

const service =
  (many: boolean): FactRule =>
  ({ source }) => {
    if (source.kind !== 'service') return ABSENT;
    return many ? knownMany([source.id]) : known(source.id);
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
