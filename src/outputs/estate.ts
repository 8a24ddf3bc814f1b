// The estate file: the product's own plain input (docs/estate.md). What is left out is unknown, what is empty is
// known to be empty. Every wrong field is told with its place; the rest is kept.
import { iamName } from '#language/arn.ts';
import type { JsonPath, PolicyType } from '#language/policy.ts';
import type {
  AttachedPolicy,
  Inventory,
  InventoryAccount,
  InventoryPrincipal,
  PolicyLevel,
} from '#decision/inventory.ts';
import { placeAt, type Format, type Harvest, type Origin } from '#harvest/harvest.ts';
import { counted, countedAny, countedPrincipals } from '#harvest/counted.ts';
import { items, type Reader, stringOrNull, tagsOf, texts, wrong } from './estateFields.ts';
import { missingOf } from './estateMissing.ts';
import { isList, isObject, member, text, type JsonObject } from '#text/json.ts';

const KINDS: readonly PolicyType[] = ['identity', 'boundary', 'session'];
const PRINCIPALS: ReadonlySet<string> = new Set(['user', 'role', 'group']);
const FIELDS = new Set(['accounts', 'principals', 'scps', 'rcps', 'context']);

/** It came from a live account once. */
const alive = (policy: AttachedPolicy): AttachedPolicy => ({ ...policy, live: true });

function account(reader: Reader, value: unknown, path: JsonPath): InventoryAccount | null {
  const id = member(value, 'id');
  if (typeof id !== 'string' || id === '') {
    wrong(reader, path, 'an object with an account "id"', value);
    return null;
  }
  const org = stringOrNull(reader, member(value, 'org'), [...path, 'org']);
  const orgPath = stringOrNull(reader, member(value, 'orgPath'), [...path, 'orgPath']);
  const units = items(reader, member(value, 'units'), [...path, 'units'])?.flatMap((one, i) => {
    const [unit, name] = [text(member(one, 'id')), text(member(one, 'name'))];
    if (unit === undefined)
      wrong(reader, [...path, 'units', i], 'an object with the "id" of a root or OU', one);
    return unit === undefined ? [] : [name === undefined ? { id: unit } : { id: unit, name }];
  });
  const management = member(value, 'management');
  if (management !== undefined && typeof management !== 'boolean') {
    wrong(reader, [...path, 'management'], 'true or false', management);
  }
  const alias = text(member(value, 'alias'));
  return {
    id,
    ...(alias === undefined ? {} : { alias }),
    ...(org === undefined ? {} : { org }),
    ...(orgPath === undefined ? {} : { orgPath }),
    ...(units === undefined ? {} : { units }),
    ...(typeof management === 'boolean' ? { management } : {}),
  };
}

function attached(reader: Reader, value: unknown, path: JsonPath, index: number): AttachedPolicy | null {
  if (!isObject(value) || member(value, 'document') === undefined) {
    wrong(reader, path, 'an object with "name", "kind" and "document"', value);
    return null;
  }
  const kind = member(value, 'kind');
  const type = kind === undefined ? 'identity' : KINDS.find((known) => known === kind);
  if (type === undefined) {
    wrong(reader, [...path, 'kind'], '"identity", "boundary" or "session"', kind);
    return null;
  }
  return {
    name: text(member(value, 'name')) ?? `policy ${index + 1}`,
    type,
    document: member(value, 'document'),
    place: placeAt(reader.origin, [...path, 'document']),
  };
}

/** Filled in field by field: copying objects into one another is what reading a large estate would spend its time on. */
type Writable<T> = { -readonly [K in keyof T]: T[K] };

function principal(reader: Reader, value: unknown, path: JsonPath): InventoryPrincipal | null {
  const arn = member(value, 'arn');
  const named = typeof arn === 'string' ? iamName(arn) : null;
  if (typeof arn !== 'string' || named === null || !PRINCIPALS.has(named.kind)) {
    wrong(
      reader,
      [...path, ...(isObject(value) ? ['arn'] : [])],
      'the ARN of a user, role or group',
      arn ?? value,
    );
    return null;
  }
  const kind = named.kind === 'role' ? 'role' : named.kind === 'user' ? 'user' : 'group';
  const { account: owner, name } = named;
  const made: Writable<InventoryPrincipal> = {
    arn,
    kind,
    account: owner,
    name,
    place: placeAt(reader.origin, path),
  };
  const { policies, trust, tags, uniqueId, unknown, missing: notGiven, live } = value as JsonObject;
  if (uniqueId !== undefined) {
    const id = stringOrNull(reader, uniqueId, [...path, 'uniqueId']);
    if (typeof id === 'string') made.uniqueId = id;
  }
  if (tags !== undefined) {
    const read = tagsOf(reader, tags, [...path, 'tags']);
    if (read !== undefined) made.tags = read;
  }
  const inPolicies = [...path, 'policies'];
  const listed = policies === undefined ? undefined : items(reader, policies, inPolicies);
  if (listed !== undefined) {
    const read: AttachedPolicy[] = [];
    for (let i = 0; i < listed.length; i++) {
      const policy = attached(reader, listed[i], [...inPolicies, i], i);
      if (policy !== null) read.push(policy);
    }
    made.policies = read;
  }
  if (unknown !== undefined) {
    const slots = (items(reader, unknown, [...path, 'unknown']) ?? []).flatMap((slot, i) => {
      const known = KINDS.find((each) => each === slot);
      if (known === undefined)
        wrong(reader, [...path, 'unknown', i], '"identity", "boundary" or "session"', slot);
      return known ?? [];
    });
    if (slots.length > 0) made.unknownSlots = slots;
  }
  if (trust !== undefined && kind !== 'role')
    wrong(reader, [...path, 'trust'], 'there for roles only', trust);
  else if (trust !== undefined) {
    const place = placeAt(reader.origin, [...path, 'trust']);
    made.trust = [{ name: 'trust policy', type: 'trust', document: trust, place }];
  }
  if (notGiven !== undefined) {
    const missing = texts(reader, notGiven, [...path, 'missing']);
    if (missing.length > 0) Object.assign(made, missingOf(missing));
  }
  if (live === true) {
    if (made.policies) made.policies = made.policies.map(alive);
    if (made.trust) made.trust = made.trust.map(alive);
  }
  return made;
}

/** Levels root first, by account; policies stand bare in them. */
function levels(
  reader: Reader,
  value: unknown,
  path: JsonPath,
  type: 'scp' | 'rcp',
): Record<string, PolicyLevel[]> | undefined {
  if (value === undefined) return undefined;
  if (!isObject(value)) {
    wrong(reader, path, 'an object: account id to list of levels', value);
    return undefined;
  }
  const byAccount = Object.entries(value).flatMap(([id, list]) => {
    const found = items(reader, list, [...path, id]);
    if (!found) return [];
    const read = found.flatMap((entry, i): PolicyLevel[] => {
      const at = [...path, id, i];
      const policies = items(reader, member(entry, 'policies'), [...at, 'policies']);
      if (!isObject(entry) || policies === undefined) {
        if (!isObject(entry) || member(entry, 'policies') === undefined) {
          wrong(reader, at, 'an object with "level" and "policies"', entry);
        }
        return [];
      }
      const level = text(member(entry, 'level')) ?? `level ${i + 1}`;
      const missing = texts(reader, member(entry, 'missing'), [...at, 'missing']);
      const live = member(entry, 'live') === true;
      const stated = policies.map((document, p): AttachedPolicy => ({
        name: `${type.toUpperCase()} ${p + 1} of ${level}`,
        type,
        document,
        place: placeAt(reader.origin, [...at, 'policies', p]),
      }));
      return [
        {
          level,
          ...(missing.length > 0 ? { missing: missing.map((of) => ({ of, command: '' })) } : {}),
          policies: live ? stated.map(alive) : stated,
        },
      ];
    });
    return [[id, read] as const];
  });
  return Object.fromEntries(byAccount);
}

function contextOf(reader: Reader, value: unknown, path: JsonPath): Inventory['context'] | undefined {
  if (value === undefined) return undefined;
  if (!isObject(value)) {
    wrong(reader, path, 'an object of condition keys and values', value);
    return undefined;
  }
  const entries = Object.entries(value).flatMap(([key, given]): [string, Inventory['context'][string]][] => {
    if (given === null || typeof given === 'string' || typeof given === 'boolean')
      return [[key.toLowerCase(), given]];
    if (typeof given === 'number') return [[key.toLowerCase(), String(given)]];
    if (isList(given) && given.every((one) => typeof one === 'string')) return [[key.toLowerCase(), given]];
    wrong(reader, [...path, key], 'a text, a list of texts, true, false or null', given);
    return [];
  });
  return Object.fromEntries(entries);
}

function isEstate(value: unknown): value is JsonObject {
  if (!isObject(value)) return false;
  const keys = Object.keys(value);
  if (!keys.some((key) => FIELDS.has(key))) return false;
  return isList(member(value, 'principals')) || keys.every((key) => FIELDS.has(key) || key === '$schema');
}

function takeEstate(value: unknown, origin: Origin, base: JsonPath): Harvest {
  const reader: Reader = { origin, notes: [] };
  if (isObject(value)) {
    for (const key of Object.keys(value).filter((k) => !FIELDS.has(k) && k !== '$schema')) {
      const message = `Estate file: ${key} is no field of it (${[...FIELDS].join(', ')}). It is left out.`;
      reader.notes.push({ code: 'ESTATE-FIELD', severity: 'warning', message, path: [...base, key] });
    }
  }
  const at = (key: string): JsonPath => [...base, key];
  const principals = (items(reader, member(value, 'principals'), at('principals')) ?? [])
    .map((entry, i) => principal(reader, entry, [...at('principals'), i]))
    .filter((entry) => entry !== null);
  const accounts = (items(reader, member(value, 'accounts'), at('accounts')) ?? [])
    .map((entry, i) => account(reader, entry, [...at('accounts'), i]))
    .filter((entry) => entry !== null);
  const scps = levels(reader, member(value, 'scps'), at('scps'), 'scp');
  const rcps = levels(reader, member(value, 'rcps'), at('rcps'), 'rcp');
  const context = contextOf(reader, member(value, 'context'), at('context'));
  const policies = [scps, rcps].map((by) =>
    Object.values(by ?? {}).reduce(
      (sum, all) => sum + all.reduce((n, level) => n + level.policies.length, 0),
      0,
    ),
  );
  return {
    kind: 'estate',
    title: `Estate: ${counted(principals.length, 'principal')}`,
    taken: [
      ...countedPrincipals(principals),
      ...countedAny(accounts.length, 'account'),
      ...countedAny(policies[0] ?? 0, 'SCP'),
      ...countedAny(policies[1] ?? 0, 'RCP'),
      ...countedAny(Object.keys(context ?? {}).length, 'request key'),
    ],
    principals,
    accounts,
    ...(scps ? { scps } : {}),
    ...(rcps ? { rcps } : {}),
    ...(context ? { context } : {}),
    notes: reader.notes,
  };
}

export const estateFormat: Format = {
  id: 'estate',
  what: 'an estate file: {"accounts", "principals", "scps", "rcps", "context"}',
  example:
    '{"principals":[{"arn":"arn:aws:iam::111111111111:role/Build","policies":[{"name":"assume","document":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::222222222222:role/Deploy"}]}}]}]}',
  test: isEstate,
  take: (value, origin) => takeEstate(value, origin, []),
};

/** A test case around an estate: `{ "input": {…}, "question": {…} }`. */
export const estateCaseFormat: Format = {
  id: 'estate-case',
  what: 'an estate file inside {"input": …}',
  example:
    '{"input":{"principals":[{"arn":"arn:aws:iam::111111111111:role/Build","policies":[]}]},"question":{}}',
  test: (value) => isEstate(member(value, 'input')) && isObject(member(value, 'question')),
  take: (value, origin) => takeEstate(member(value, 'input'), origin, ['input']),
};
