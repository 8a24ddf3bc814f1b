// A policy document with named unknowns in it: what is not known becomes something that neither opens nor closes by accident.
// Accounts and principals become named unknown ones; an Allow or Deny on an unknown resource is said to be open.
import { isNamedUnknown } from '#language/unknownAccount.ts';
import { isList, isObject, listOf, member, text } from '#text/json.ts';
import {
  fillUnknown,
  hasUnknown,
  isNamedAccount,
  onlyUnknown,
  plainName,
  unknownAccount,
  unknownPrincipal,
} from './unknownText.ts';

export interface OpenDocument {
  /** undefined: there is one, but it is not known at all. */
  readonly document: unknown;
  /** Names of values that are not known and that can decide who may assume a role. */
  readonly open: readonly string[];
  /** Accounts stand in it by names like `<a>`, where the text has their ids from elsewhere. */
  readonly namedAccounts?: true;
}

/** Where the document is from, for what has to be made up in it. */
export interface PolicyHome {
  readonly partition: string;
  /** The account that the document belongs to; asked only when it is needed. */
  account(): string;
  tell(severity: 'warning' | 'info', message: string): void;
}

interface Work {
  readonly home: PolicyHome;
  readonly open: Set<string>;
}

/** An unknown account field of an ARN; other unknown parts keep their names. */
function named(value: string): string {
  const account = /^(arn:[^:]*:[^:]*:[^:]*:)\ue000([^\ue001]*)\ue001(?=:|$)/;
  return fillUnknown(
    value.replace(account, (_, head: string, name: string) => `${head}${unknownAccount(name)}`),
    plainName,
  );
}

const isAccountName = (name: string): boolean =>
  isNamedAccount(name) || (/account/i.test(name) && !/arn|role|user/i.test(name));

const isNameOpen = (value: string): boolean => /^arn:[^:]*:[^:]*:[^:]*:[^:]*:.*\ue000/.test(value);

/** A provider serves the roles of its own account, so an account that is not known is theirs. */
function provider({ home }: Work, value: string): string {
  const own = `arn:${home.partition}:iam::${home.account()}:oidc-provider/`;
  const name = onlyUnknown(value);
  if (name !== undefined) return own + plainName(name);
  return named(value.replace(/^arn:[^:]*:iam::\ue000[^\ue001]*\ue001:oidc-provider\//, own));
}

/** An unknown principal as a whole: an account when it is called so, else a role of an unknown account. */
function principal(work: Work, key: string, value: string): string {
  const { partition } = work.home;
  if (key === 'Federated') return provider(work, value);
  // An ARN whose name is known in part may be anybody's: it must neither match nor miss by the name that it gets here.
  const name = onlyUnknown(value) ?? (isNameOpen(value) ? fillUnknown(value, plainName) : undefined);
  if (name === undefined || key === 'CanonicalUser') return named(value);
  return isAccountName(name)
    ? `arn:${partition}:iam::${unknownAccount(name)}:root`
    : `arn:${partition}:iam::${unknownPrincipal(name)}:${kindOf(name)}/${plainName(name.replace(IN_ARN, ''))}`;
}

/** Terraform says in the reference itself what it refers to. */
const kindOf = (name: string): 'role' | 'user' => (/(?:^|[^\w.])aws_iam_user\./.test(name) ? 'user' : 'role');

/** What stands before a name in an ARN. */
const IN_ARN = /^arn:[^:]*:[^:]*:[^:]*:[^:]*:(?:role|user|assumed-role)\//;

function principals(work: Work, value: unknown): unknown {
  if (typeof value === 'string') return hasUnknown(value) ? { AWS: principal(work, 'AWS', value) } : value;
  if (!isObject(value)) return value;
  return mapped(value, (one, key) => {
    const known = listOf(one).flatMap((entry) => {
      if (typeof entry !== 'string') return [entry];
      if (isNamedUnknown(entry)) return [`arn:${work.home.partition}:iam::${entry}:root`];
      if (!hasUnknown(entry)) return [entry];
      if (key !== 'Service') return [principal(work, key, entry)];
      const message = `A service principal is not known: ${named(entry)}. It is left out of the document.`;
      work.home.tell('warning', message);
      return [];
    });
    return isList(one) || known.length !== 1 ? known : known[0];
  });
}

const mapped = (object: object, by: (value: unknown, key: string) => unknown): unknown =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, by(value, key)]));

const STS = /^sts:|^[^:]*[*?]|^\ue000/i;

function resource(statement: unknown, value: string): string {
  if (onlyUnknown(value) === undefined && !value.startsWith('\ue000')) return named(value);
  const name = plainName(fillUnknown(value, plainName));
  const action = listOf(member(statement, 'Action')).find((one) => typeof one === 'string');
  const service = /^([a-z0-9-]+):/i.exec(text(action) ?? '')?.[1]?.toLowerCase() ?? 'iam';
  return service === 'sts' || service === 'iam'
    ? `arn:aws:iam::${unknownPrincipal(name)}:role/${name}`
    : `arn:aws:${service}:::${name}`;
}

/** What comes before the name of a claim. */
const PREFIX = /^(.*\ue001[^:]*):(?=[^:]*$)/;

/**
 * The Condition with its claims under the issuer that the statement trusts. Templates write an issuer that they do not
 * know in two ways, as the ARN of the provider and as the prefix of its claims, and mean one.
 */
function claims(work: Work, value: object): unknown {
  const condition = member(value, 'Condition');
  const trusted = listOf(member(member(value, 'Principal'), 'Federated'));
  if (!isObject(condition) || !hasUnknown(Object.values(condition).flatMap(keysOf))) return condition;
  const issuers = trusted.flatMap((entry) => {
    if (typeof entry !== 'string') return [];
    const issuer = (hasUnknown(entry) ? provider(work, entry) : entry).split('oidc-provider/')[1];
    return issuer === undefined ? [] : [{ entry, issuer }];
  });
  const [only] = trusted.length === 1 ? issuers : [];
  const keyOf = (key: string): string => {
    const prefix = PREFIX.exec(key)?.[1];
    if (prefix === undefined) return key;
    const host = named(prefix);
    const claim = key.slice(prefix.length);
    if (issuers.some(({ issuer }) => issuer === host)) return host + claim;
    // A claim has no scheme before it, whatever the issuer is.
    if (/^https?:/.test(host)) return host + claim;
    if (only === undefined || !hasUnknown(only.entry) || !/^\ue000[^\ue001]*\ue001$/.test(prefix)) return key;
    work.home.tell('info', sameIssuer(prefix, only.entry));
    return only.issuer + claim;
  };
  return mapped(condition, (tests) =>
    isObject(tests)
      ? Object.fromEntries(Object.entries(tests).map(([key, one]) => [keyOf(key), one]))
      : tests,
  );
}

const keysOf = (value: unknown): readonly string[] => (isObject(value) ? Object.keys(value) : []);

/** Operators that hold without the key. */
const HOLDS_WITHOUT = /^(?:ForAllValues:)|IfExists$|^Null$|Not/i;

/**
 * Whether the statement asks for a claim of an issuer that it does not trust: no token has that one, so it never applies,
 * whatever the values are.
 */
function asksAnotherIssuer(work: Work, value: object): boolean {
  const trusted = member(value, 'Principal');
  const condition = member(value, 'Condition');
  if (!isObject(trusted) || !isObject(condition) || Object.keys(trusted).join() !== 'Federated') return false;
  const entries = listOf(member(trusted, 'Federated'));
  const issuers = entries.flatMap((entry) => {
    if (typeof entry !== 'string' || onlyUnknown(entry) !== undefined) return [];
    const issuer = (hasUnknown(entry) ? provider(work, entry) : entry).split('oidc-provider/').at(-1) ?? '';
    return hasUnknown(entry.split('oidc-provider/').at(-1)) ? [] : [issuer.toLowerCase()];
  });
  if (issuers.length < entries.length || issuers.some((one) => !one.includes('.'))) return false;
  return Object.entries(condition).some(
    ([operator, tests]) =>
      !HOLDS_WITHOUT.test(operator) &&
      keysOf(tests).some((key) => {
        const issuer = key.slice(0, key.lastIndexOf(':')).toLowerCase();
        return !hasUnknown(key) && issuer.includes('.') && !issuers.includes(issuer);
      }),
  );
}

const plainly = (written: string): string => fillUnknown(written, (name) => name);

const sameIssuer = (prefix: string, entry: string): string =>
  `${plainly(prefix)} is taken to be the issuer of ${plainly(entry)}, which the statement trusts.`;

function statement(work: Work, written: unknown): unknown {
  if (!isObject(written)) return written;
  const own = claims(work, written);
  const value = own === undefined ? written : { ...written, Condition: own };
  const actions = [...listOf(member(value, 'Action')), ...listOf(member(value, 'NotAction'))];
  const aboutSts =
    member(value, 'NotAction') !== undefined ||
    actions.some((one) => typeof one === 'string' && STS.test(one));
  if (aboutSts && !asksAnotherIssuer(work, value)) {
    for (const key of ['Action', 'NotAction', 'Resource', 'NotResource', 'Condition']) {
      for (const name of namesIn(member(value, key))) if (!isNamedAccount(name)) work.open.add(name);
    }
  }
  return mapped(value, (one, key) => {
    if (key === 'Principal' || key === 'NotPrincipal') return principals(work, one);
    if (key === 'Resource' || key === 'NotResource') return texts(one, (entry) => resource(value, entry));
    if (key === 'Action' || key === 'NotAction')
      return texts(one, (entry) =>
        onlyUnknown(entry) === undefined ? named(entry) : `unknown:${named(entry)}`,
      );
    return texts(one, named);
  });
}

/** Statements that stand as one unknown value are not there, and everything they may say is open. */
function statements(work: Work, value: unknown): readonly unknown[] {
  if (typeof value !== 'string' || !hasUnknown(value)) return [statement(work, value)];
  for (const name of namesIn(value)) work.open.add(name);
  return [];
}

/** Every text inside, keys too. */
function texts(value: unknown, by: (entry: string) => string): unknown {
  if (typeof value === 'string') return hasUnknown(value) ? by(value) : value;
  if (isList(value)) return value.map((one) => texts(one, by));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [named(key), texts(one, by)]));
}

/** Of every text inside, keys too. */
function namesIn(value: unknown): readonly string[] {
  if (typeof value === 'string') {
    const names: string[] = [];
    fillUnknown(value, (name) => {
      names.push(name);
      return name;
    });
    return names;
  }
  if (isList(value)) return value.flatMap(namesIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, one]) => namesIn(key).concat(namesIn(one)));
}

const DEEPEST = 200;

/** As deep as the brackets of a text can nest. */
function depthOf(written: string): number {
  let depth = 0;
  let most = 0;
  for (const c of written) {
    if (c === '{' || c === '[') most = Math.max(most, ++depth);
    else if (c === '}' || c === ']') depth--;
  }
  return most;
}

/** JSON in a text (`PolicyDocument: !Sub '{…}'`) is read as the document it holds. */
function parsed(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*\{/.test(value) || depthOf(value) > DEEPEST) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

/** The document with its unknown parts named. A text that is no JSON stays as it is. */
export function openPolicy(written: unknown, home: PolicyHome): OpenDocument {
  const value = parsed(written);
  const work: Work = { home, open: new Set() };
  if (!isObject(value) && hasUnknown(value)) return { document: undefined, open: namesIn(value) };
  if (!isObject(value)) return { document: value, open: [] };
  const document = mapped(value, (one, key) => {
    if (key !== 'Statement') return texts(one, named);
    if (!isList(one)) return statement(work, one);
    return one.flatMap((each) => statements(work, each));
  });
  if (work.open.size > 0) {
    const names = [...work.open].join(', ');
    home.tell('info', `Not known here: ${names}. What depends on it is open until it is filled in.`);
  }
  const apart = namesIn(value).some(isNamedAccount) ? { namedAccounts: true as const } : {};
  return { document, open: [...work.open], ...apart };
}
