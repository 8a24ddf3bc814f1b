// Names that the engine knows, whatever format they came in.
import type {
  AttachedPolicy,
  Attempt,
  Inventory,
  InventoryPrincipal,
  PolicyLevel,
} from '#decision/inventory.ts';
import { isFormat } from './findWords.ts';
import { conditionNames, tokensOf } from './conditionNames.ts';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** Hosts of providers: `idp.acme.com` of `idp.acme.com:sub`. */
function hostOf(key: string): readonly string[] {
  const host = /^(.+):(?:sub|aud|amr|azp|email|oaud|groups)$/.exec(key)?.[1] ?? '';
  return host.includes('.') ? tokensOf(host) : [];
}

function conditions(statement: unknown): readonly string[] {
  if (!isRecord(statement) || !isRecord(statement['Condition'])) return [];
  return Object.values(statement['Condition']).flatMap((tests) =>
    isRecord(tests)
      ? Object.entries(tests).flatMap(([key, value]) =>
          hostOf(key).concat(conditionNames(key, listOf(value))),
        )
      : [],
  );
}

function policyNames({ document, group, name }: AttachedPolicy): readonly string[] {
  const statements = isRecord(document) ? listOf(document['Statement']) : [];
  return [
    ...(isFormat(name) ? [] : tokensOf(name)),
    ...(group === undefined ? [] : [group]),
    ...statements.flatMap(conditions),
  ];
}

function principalNames(principal: InventoryPrincipal): readonly string[] {
  const { missingGroups = [], missingInline = [], name, policies = [], tags = {}, trust = [] } = principal;
  return [
    name,
    ...missingGroups,
    ...missingInline,
    ...Object.values(tags).flatMap(tokensOf),
    ...[...policies, ...trust].flatMap(policyNames),
  ];
}

function attemptNames({ context = {}, name, origin, token }: Attempt): readonly string[] {
  const claims = Object.entries(token?.claims ?? {}).flatMap(([claim, value]) =>
    conditionNames(`token:${claim}`, listOf(value)),
  );
  const named = origin !== 'error' && origin !== 'cloudtrail';
  const own = !named
    ? []
    : tokensOf(name.replace(/^(?:profile|event|token|workflow|job|service account) /i, ''));
  const sent = Object.entries(context).flatMap(([key, value]) => conditionNames(key, listOf(value)));
  return [...own, ...sent, ...claims];
}

const levelNames = (levels: Readonly<Record<string, readonly PolicyLevel[]>> = {}): readonly string[] =>
  Object.values(levels).flatMap((list) =>
    list.flatMap(({ level, policies }) => [...tokensOf(level), ...policies.flatMap(policyNames)]),
  );

/** As they may stand in the texts: without separators that are no part of a name. */
export function inventoryNames(inventory: Inventory): readonly string[] {
  return [
    ...inventory.accounts.flatMap(({ alias, units = [] }) =>
      [alias, ...units.map(({ name }) => name)].flatMap((name) => (name === undefined ? [] : tokensOf(name))),
    ),
    ...inventory.principals.flatMap(principalNames),
    ...levelNames(inventory.scps),
    ...levelNames(inventory.rcps),
    ...(inventory.attempts ?? []).flatMap(attemptNames),
    ...Object.entries(inventory.context).flatMap(([key, value]) => conditionNames(key, listOf(value))),
  ];
}
