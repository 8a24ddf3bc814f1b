// Which account a provider configuration is: what the user filled in, the role that it assumes, the accounts that it
// allows, or a named unknown account.
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs#assume_role-configuration-block
import { onlyUnknown, unknownAccount } from '#harvest/unknownText.ts';
import { ask, type Declared, type Source, tell } from './drop.ts';
import { envIn, type Scope, valueAt } from './scope.ts';
import type { Block, Expression } from '#hcl/syntax.ts';
import { isValues, textOf } from '#hcl/values.ts';
import { variable } from './variables.ts';
import { variableOfAlias } from './placeholders.ts';

/** `aws.a`; null: the default configuration. */
export function aliasOf({ body }: Block): string | null {
  const value = body.attributes.get('provider')?.value;
  return value ? aliasIn(value) : null;
}

function aliasIn(value: Expression): string | null {
  if (value.kind === 'step' && value.step.kind === 'attribute' && value.of.kind === 'name')
    return value.step.name;
  if (value.kind === 'literal' && typeof value.value === 'string')
    return /\.(\w+)$/.exec(value.value)?.[1] ?? null;
  return null;
}

const literalOf = ({ block }: Declared, name: string): string | null => {
  const value = block.body.attributes.get(name)?.value;
  return value?.kind === 'literal' ? textOf(value.value) : null;
};

const configuration = ({ folder }: Scope, alias: string | null): Declared | undefined =>
  folder.providers.find((one) => literalOf(one, 'alias') === alias);

/** What a call hands down: `providers = { aws = aws.a }`; without it the default configuration. */
function handedDown({ call }: Scope, alias: string | null): string | null | undefined {
  const value = call?.declared.block.body.attributes.get('providers')?.value;
  if (value?.kind !== 'object') return alias === null ? null : undefined;
  const wanted = alias === null ? 'aws' : `aws.${alias}`;
  const entry = value.entries.find(({ key }) => keyName(key) === wanted);
  return entry ? aliasIn(entry.value) : alias === null ? null : undefined;
}

function keyName(key: Expression): string | null {
  if (key.kind === 'literal') return textOf(key.value);
  return key.kind === 'step' && key.step.kind === 'attribute' && key.of.kind === 'name'
    ? `${key.of.name}.${key.step.name}`
    : null;
}

/** An account id, an account that goes by a name, or null. */
function accountIn(text: string | null): string | null {
  if (text === null) return null;
  const name = onlyUnknown(text);
  return name === undefined ? text : unknownAccount(name);
}

function stated(scope: Scope, declared: Declared): string | null {
  const { block, source } = declared;
  const env = envIn(scope, source, [declared.address]);
  const role = block.body.blocks.find(({ type }) => type === 'assume_role')?.body.attributes.get('role_arn');
  const arn = role && textOf(valueAt(env, source, role, [declared.address, 'role_arn']));
  const account = accountIn(/^arn:[^:]*:iam::([^:]+):role\//.exec(arn ?? '')?.[1] ?? null);
  if (account !== null) return account;
  const allowed = block.body.attributes.get('allowed_account_ids');
  const ids = allowed && valueAt(env, source, allowed, [declared.address, 'allowed_account_ids']);
  return ids !== undefined && isValues(ids) && ids.length === 1 ? accountIn(textOf(ids[0])) : null;
}

/** As part of a name for what is not known: `var.my-env` is `VAR_MY_ENV`. */
export const inCapitals = (name: string): string =>
  name
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');

/** Credentials of the surroundings: one account for all that say nothing else. */
const ambient = ({ folder }: Scope): string => `UNKNOWN_ACCOUNT_${inCapitals(folder.name) || 'TERRAFORM'}`;

function unstated(scope: Scope, alias: string | null, declared: Declared | undefined): string {
  const profile = declared && literalOf(declared, 'profile');
  if (profile !== null && profile !== undefined)
    return `UNKNOWN_ACCOUNT_PROFILE_${inCapitals(profile) || 'X'}`;
  const other = declared?.block.body.blocks.some(({ type }) => type.startsWith('assume_role')) === true;
  const keys = declared?.block.body.attributes;
  const own = other || keys?.has('access_key') === true || keys?.has('shared_credentials_files') === true;
  if (alias === null) return own ? 'UNKNOWN_ACCOUNT_PROVIDER_AWS' : ambient(scope);
  // A Region of its own says nothing about the account: the same credentials, the same account.
  return declared && !own
    ? accountOf(scope, null, declared.source)
    : `UNKNOWN_ACCOUNT_PROVIDER_${inCapitals(alias) || 'X'}`;
}

function byAlias(scope: Scope, alias: string, source: Source): string | null {
  const name = variableOfAlias(scope.folder, alias);
  if (name === null) return null;
  const { value } = variable(envIn(scope, source, [`provider.aws.${alias}`]), scope, [name, alias]);
  const account = accountIn(textOf(value));
  const message = `No text here configures the provider aws.${alias}. It is taken to be the account var.${name}.${alias}, because both go by one name.`;
  tell(source, 'TF-PROVIDER', 'info', message, []);
  return account;
}

/** `source`: where the first resource of that provider stands. */
export function accountOf(scope: Scope, alias: string | null, source: Source): string {
  const key = alias ?? '';
  const known = scope.accounts.get(key);
  if (known !== undefined) return known;
  scope.accounts.set(key, ambient(scope));
  const account = decided(scope, alias, source);
  scope.accounts.set(key, account);
  return account;
}

function decided(scope: Scope, alias: string | null, source: Source): string {
  const { call, drop } = scope;
  const declared = configuration(scope, alias);
  if (call && !declared) {
    const from = handedDown(scope, alias);
    if (from !== undefined) return accountOf(call.by, from, call.declared.source);
  }
  const name = alias === null ? 'provider.aws' : `provider.aws.${alias}`;
  const given = drop.given[`${scope.prefix}${name}`]?.trim();
  const at = declared?.source ?? source;
  const found =
    (declared ? stated(scope, declared) : null) ??
    (alias === null || declared ? null : byAlias(scope, alias, at));
  if (found !== null && !found.startsWith('UNKNOWN_ACCOUNT_') && given === undefined) return found;
  const description = `The account of ${alias === null ? 'the default provider' : `provider aws.${alias}`}.`;
  ask(at, { name: `${scope.prefix}${name}`, description, path: [] });
  if (given !== undefined && given !== '') return given;
  return found ?? unstated(scope, alias, declared);
}

/** `cn-north-1` -> `aws-cn`. */
const PARTITIONS: readonly (readonly [start: string, partition: string])[] = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['eusc-', 'aws-eusc'],
];

export function regionOf(scope: Scope, alias: string | null): string {
  const declared = configuration(scope, alias);
  const attribute = declared?.block.body.attributes.get('region');
  const value =
    declared &&
    attribute &&
    valueAt(envIn(scope, declared.source, []), declared.source, attribute, ['provider.aws', 'region']);
  const region = value === undefined ? null : textOf(value);
  if (region !== null && onlyUnknown(region) === undefined) return region;
  if (!scope.call || alias !== null) return 'us-east-1';
  return regionOf(scope.call.by, handedDown(scope, alias) ?? null);
}

export const partitionOf = (scope: Scope, alias: string | null): string => {
  const region = regionOf(scope, alias);
  return PARTITIONS.find(([start]) => region.startsWith(start))?.[1] ?? 'aws';
};
