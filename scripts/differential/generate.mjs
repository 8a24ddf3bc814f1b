// One random question: a caller, an action on a resource, a request context and every type of policy, so that allows,
// explicit denies and implicit denies are all frequent and the rare combinations are reached.
import { KEYS, OPERATORS } from './keys.mjs';
import {
  ACTION_PATTERNS,
  ANONYMOUS,
  AWAY,
  CALLERS,
  FEDERATED_USER,
  HOME,
  PROVIDERS,
  RESOURCE_PATTERNS,
  ROOT,
  SERVICES,
  SERVICE_LINKED,
  SHORT_ARNS,
  TARGETS,
  TRUST_ACTIONS,
} from './world.mjs';

const TYPES = {
  user: 'User',
  role: 'AssumedRole',
  session: 'AssumedRole',
  root: 'Account',
  federatedUser: 'FederatedUser',
};
const hasIdentity = ({ kind }) => kind in TYPES;
const asWritten = (random, list) => (list.length === 1 && random.chance(0.5) ? list[0] : list);

function contextFor(random, caller, sts) {
  const context = { 'aws:ResourceAccount': HOME };
  if (hasIdentity(caller)) {
    context['aws:PrincipalArn'] = caller.role ?? caller.arn;
    context['aws:PrincipalAccount'] = caller.account;
    context['aws:PrincipalType'] = TYPES[caller.kind];
    context['aws:PrincipalIsAWSService'] = 'false';
    if (caller.kind === 'user') context['aws:username'] = caller.name;
  }
  if (caller.kind === 'service') context['aws:PrincipalIsAWSService'] = 'true';
  for (const { name, given, multi, present = 0.6, sts: onlySts } of KEYS) {
    if (given === undefined || (onlySts && !sts) || !random.chance(present)) continue;
    context[name] = multi ? random.some(given) : random.pick(given);
  }
  return context;
}

function oneTest(random, sts) {
  const key = random.pick(KEYS.filter((k) => sts || !k.sts));
  const name = random.chance(0.1)
    ? key.name.toUpperCase().replace('AWS:', 'aws:').replace('STS:', 'sts:')
    : key.name;
  if (random.chance(0.08))
    return ['Null', name, random.pick(['true', 'false', ['false'], ['true', 'false']])];
  // Mostly an operator of the key's own type; strings can be compared with anything.
  const type = random.weighted([
    [16, key.type],
    [3, 'String'],
    [1, random.pick(Object.keys(OPERATORS))],
  ]);
  const set = random.chance(key.multi ? 0.85 : 0.06) ? random.pick(['ForAllValues:', 'ForAnyValue:']) : '';
  const ifExists = random.chance(0.25) ? 'IfExists' : '';
  return [
    `${set}${random.pick(OPERATORS[type])}${ifExists}`,
    name,
    asWritten(random, random.some(key.asked)),
  ];
}

function condition(random, sts, often) {
  if (!random.chance(often)) return {};
  const result = {};
  for (let n = random.chance(0.75) ? 1 : 2; n > 0; n--) {
    const [operator, name, values] = oneTest(random, sts);
    result[operator] = { ...result[operator], [name]: values };
  }
  return { Condition: result };
}

function actions(random, { service }, action, { trust = false, noNot = false } = {}) {
  const fitting = random.chance(0.6) ? [action] : [];
  if (trust) return { Action: asWritten(random, [...new Set([...fitting, ...random.some(TRUST_ACTIONS)])]) };
  if (!noNot && random.chance(0.1))
    return { NotAction: asWritten(random, random.some(ACTION_PATTERNS[service])) };
  if (!noNot && random.chance(0.25)) return { Action: '*' };
  return { Action: asWritten(random, [...new Set([...fitting, ...random.some(ACTION_PATTERNS[service])])]) };
}

function resources(random, { service, resource }, short = true) {
  if (short && random.chance(0.05))
    return {
      [random.pick(['Resource', 'Resource', 'NotResource'])]: asWritten(
        random,
        random.some(SHORT_ARNS[service]),
      ),
    };
  if (random.chance(0.1)) return { NotResource: asWritten(random, random.some(RESOURCE_PATTERNS[service])) };
  if (random.chance(0.35)) return { Resource: '*' };
  const fitting = random.chance(0.5) ? [resource] : [];
  return {
    Resource: asWritten(random, [...new Set([...fitting, ...random.some(RESOURCE_PATTERNS[service])])]),
  };
}

function principalEntries(random, caller) {
  const { account } = caller;
  const own = [
    ...(hasIdentity(caller) && caller.kind !== 'root'
      ? [
          ['AWS', caller.arn],
          ['AWS', caller.arn],
        ]
      : []),
    ...(caller.role === undefined
      ? []
      : [
          ['AWS', caller.role],
          ['AWS', caller.role],
        ]),
    ...(account === null
      ? []
      : [
          ['AWS', account],
          ['AWS', `arn:aws:iam::${account}:root`],
        ]),
    ...(caller.kind === 'service' ? [['Service', caller.arn]] : []),
    ...(caller.kind === 'oidc' || caller.kind === 'saml' ? [['Federated', caller.arn]] : []),
    ['AWS', '*'],
  ];
  const others = [
    ['AWS', AWAY],
    ['AWS', HOME],
    ['AWS', random.pick(CALLERS).arn],
    ['AWS', random.pick(CALLERS).arn],
    ['Service', random.pick(SERVICES).arn],
    ['Federated', random.pick(PROVIDERS).arn],
  ];
  const entries = [random.pick(random.chance(0.7) ? own : others)];
  if (random.chance(0.3)) entries.push(random.pick(others));
  const map = {};
  for (const [key, value] of entries) map[key] = [...new Set([...(map[key] ?? []), value])];
  return Object.fromEntries(Object.entries(map).map(([key, values]) => [key, asWritten(random, values)]));
}

function principals(random, caller, { trust }) {
  if (!trust && random.chance(0.08)) return { Principal: '*' };
  if (!trust && random.chance(0.1)) return { NotPrincipal: principalEntries(random, caller) };
  return { Principal: principalEntries(random, caller) };
}

const document = (random, statements) => ({
  Version: '2012-10-17',
  Statement: statements.length === 1 && random.chance(0.3) ? statements[0] : statements,
});

/** A 2008 document, where `${…}` is plain text, wherever AWS takes one. */
const perhapsOld = (random, policy) => (random.chance(0.04) ? { ...policy, Version: '2008-10-17' } : policy);

function permissions(random, target, action, { denies = 0.25, often = 0.45, short = true } = {}) {
  const sts = target.service === 'sts';
  const statements = Array.from({ length: random.count(1, 3) }, () => {
    const deny = random.chance(denies);
    return {
      Effect: deny ? 'Deny' : 'Allow',
      ...actions(random, target, action),
      ...resources(random, target, short),
      ...condition(random, sts, deny ? 0.8 : often),
    };
  });
  return document(random, statements);
}

/** Limits allow most of the time, or nothing would ever be allowed. */
const limit = (random, target, action, short = true) =>
  random.chance(0.55)
    ? document(random, [{ Effect: 'Allow', Action: '*', Resource: '*' }])
    : permissions(random, target, action, { denies: 0.2, short });

function resourcePolicy(random, target, action, caller) {
  const trust = target.service === 'sts';
  const statements = Array.from({ length: random.count(1, 3) }, () => {
    const deny = random.chance(0.2);
    return {
      Effect: deny ? 'Deny' : 'Allow',
      ...principals(random, caller, { trust }),
      ...actions(random, target, action, { trust }),
      ...(trust ? {} : resources(random, target)),
      ...condition(random, trust, deny ? 0.8 : 0.4),
    };
  });
  return perhapsOld(random, document(random, statements));
}

function rcp(random, target, action) {
  const named = random.chance(0.5) ? [action] : [];
  const all = `${target.service}:*`;
  const statement = {
    Effect: 'Deny',
    Principal: '*',
    Action: asWritten(random, [...named, ...(named.length === 0 || random.chance(0.3) ? [all] : [])]),
    ...resources(random, target),
    ...condition(random, target.service === 'sts', 0.95),
  };
  return document(random, [statement]);
}

function callerFor(random) {
  return random.weighted([
    [78, () => random.pick(random.chance(0.65) ? CALLERS.filter((c) => c.account === HOME) : CALLERS)],
    [8, () => random.pick(SERVICES)],
    [5, () => random.pick(PROVIDERS)],
    [4, () => ANONYMOUS],
    [2, () => SERVICE_LINKED],
    [1, () => ROOT],
    [2, () => FEDERATED_USER],
  ])();
}

/** One question, in the words of neither engine. */
export function generate(random) {
  const caller = callerFor(random);
  const federated = caller.action !== undefined;
  const target = random.pick(federated ? TARGETS.filter((t) => t.service === 'sts') : TARGETS);
  const action = caller.action ?? random.pick(target.actions);
  const sts = target.service === 'sts';
  const identity = hasIdentity(caller);
  const levels = (make) => Array.from({ length: random.count(1, 3) }, make);
  const mayHaveSession = identity && !['user', 'root'].includes(caller.kind);
  return {
    caller,
    action,
    resource: target.resource,
    resourceAccount: HOME,
    context: contextFor(random, caller, action === 'sts:AssumeRole'),
    identity: identity
      ? Array.from({ length: random.count(0, 2) }, () =>
          perhapsOld(random, permissions(random, target, action)),
        )
      : [],
    resourcePolicy:
      sts || target.service === 'kms' || random.chance(0.6)
        ? resourcePolicy(random, target, action, caller)
        : null,
    boundary:
      identity && caller.kind !== 'root' && random.chance(0.25) ? [limit(random, target, action)] : null,
    session: mayHaveSession && random.chance(0.25) ? [limit(random, target, action, false)] : null,
    scps:
      (identity || random.chance(0.05)) && caller.kind !== 'anyone' && random.chance(0.3)
        ? levels(() =>
            Array.from({ length: random.chance(0.03) ? 0 : random.count(1, 2) }, () =>
              limit(random, target, action),
            ),
          )
        : null,
    rcps: random.chance(0.25)
      ? levels(() => Array.from({ length: random.count(0, 1) }, () => rcp(random, target, action)))
      : null,
  };
}
