// Resources of plans and states in the form in which principals are taken.
import { placeAt } from '#harvest/harvest.ts';
import { hasUnknown, unknownText } from '#harvest/unknownText.ts';
import { isAccountId, parseArn } from '#language/arn.ts';
import { ask, type Drop, type Source } from './drop.ts';
import type { Made } from './made.ts';
import { namingOf, readable } from './naming.ts';
import { inCapitals } from './providers.ts';
import { type Stated, statedIn, withoutKeys } from './stateJson.ts';
import { isValues, textOf, type Value } from '#hcl/values.ts';

interface Work {
  readonly drop: Drop;
  readonly source: Source;
  readonly all: readonly Stated[];
  /** Provider configuration -> account. */
  readonly accounts: Map<string, string>;
}

const known = (value: Value | undefined): string | null => {
  const text = textOf(value);
  return text === null || text === '' || hasUnknown(text) ? null : text;
};

const ownAccount = ({ values }: Stated): string | null => {
  const account = parseArn(known(values['arn']) ?? '')?.account;
  return account !== undefined && isAccountId(account) ? account : null;
};

/** What the resources of one provider configuration say of its account. */
function statedAccounts(all: readonly Stated[]): Map<string, string> {
  const accounts = new Map<string, string>();
  const told = new Map<string, Set<string>>();
  for (const one of all) {
    const identity = one.type === 'aws_caller_identity' ? known(one.values['account_id']) : null;
    const account = identity ?? (one.mode === 'data' ? null : ownAccount(one));
    if (account === null) continue;
    const set = told.get(one.provider) ?? new Set<string>();
    told.set(one.provider, set.add(account));
  }
  for (const [provider, set] of told) {
    const [only] = set;
    if (set.size === 1 && only !== undefined) accounts.set(provider, only);
  }
  return accounts;
}

function accountFor({ drop, source, accounts }: Work, one: Stated): string {
  const found = ownAccount(one) ?? accounts.get(one.provider);
  if (found !== undefined) return found;
  const name = `provider.${one.provider}`;
  const given = drop.given[name]?.trim();
  ask(source, {
    name,
    description: `The account of ${one.provider === 'aws' ? 'the default provider' : `provider ${one.provider}`}.`,
    path: [],
  });
  return (
    given ||
    `UNKNOWN_ACCOUNT_${one.provider === 'aws' ? 'TERRAFORM' : inCapitals(one.provider.replace(/^aws\./, 'PROVIDER_'))}`
  );
}

const labelOf = (address: string): string => withoutKeys(address).split('.').at(-1) ?? address;

function nameOf(one: Stated): Made['named'] {
  const naming = namingOf(one.type);
  const given = known(one.values[naming?.name ?? 'name']);
  if (given !== null) return { name: given, madeUp: false };
  const start = known(one.values['name_prefix']);
  const key = /\["?([^"\]]+)"?\]$/.exec(one.address)?.[1];
  const own = `${labelOf(one.address)}${key === undefined ? '' : `-${readable(key)}`}`;
  return { name: `${start ?? ''}${own}`, madeUp: true };
}

function arnOf(work: Work, one: Stated): string | undefined {
  const stated = known(one.values['arn']);
  const naming = namingOf(one.type);
  if (stated !== null) return stated;
  if (!naming || naming.service !== 'iam') return undefined;
  const own = naming.arn(nameOf(one).name, known(one.values['path']) ?? '/');
  return `arn:aws:iam::${accountFor(work, one)}:${own}`;
}

/** Not known before it is applied, but the configuration says whose ARN or name it will be. */
function referred(work: Work, one: Stated, argument: string): Value | undefined {
  const prefix = /^(?:module\.[^.]+\.)*/.exec(one.address)?.[0] ?? '';
  const key = /\[[^\]]*\]$/.exec(one.address)?.[0] ?? '';
  for (const reference of one.references(argument)) {
    const [, base = '', attribute = ''] =
      /^(aws_\w+\.\w+)(?:\[[^\]]*\])?\.(arn|name|id)$/.exec(reference) ?? [];
    if (base === '') continue;
    const candidates = work.all.filter(
      ({ address }) => withoutKeys(address) === withoutKeys(`${prefix}${base}`),
    );
    const found =
      candidates.length === 1
        ? candidates[0]
        : candidates.find(({ address }) => address === `${prefix}${base}${key}`);
    if (!found) continue;
    const isArn = attribute === 'arn' || (attribute === 'id' && namingOf(found.type)?.id === 'arn');
    return isArn ? arnOf(work, found) : nameOf(found).name;
  }
  return undefined;
}

function get(work: Work, one: Stated, name: string): Value | undefined {
  const value = one.values[name];
  if (value === undefined || value === null) return undefined;
  const isWhole = value === unknownText(`${one.address}.${name}`);
  return isWhole ? (referred(work, one, name) ?? value) : value;
}

function madeOf(work: Work, one: Stated): Made {
  const { source } = work;
  const listed = (value: Value | undefined): readonly Value[] =>
    value === undefined || value === null ? [] : isValues(value) ? value : [value];
  return {
    type: one.type,
    isData: one.mode === 'data',
    address: one.address,
    source,
    path: one.path,
    place: placeAt(source.origin, one.path),
    named: nameOf(one),
    arn: arnOf(work, one),
    account: () => accountFor(work, one),
    partition: parseArn(known(one.values['arn']) ?? '')?.partition ?? 'aws',
    get: (name) => get(work, one, name),
    blocks: (name) => listed(one.values[name]),
  };
}

const INTEREST = /^aws_(?:iam|organizations)_/;

/** Resources that may say who can do what; others are counted for the ledger. */
export function madeInState(drop: Drop, source: Source): readonly Made[] {
  const all = statedIn(source.value);
  const work: Work = { drop, source, all, accounts: statedAccounts(all) };
  for (const one of all) if (one.mode !== 'data') source.found.types.push(one.type);
  return all.filter(({ type }) => INTEREST.test(type)).map((one) => madeOf(work, one));
}
