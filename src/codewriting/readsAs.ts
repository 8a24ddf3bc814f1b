// Whether a text that was changed reads as it was meant: the same policies for everybody, but for what was to change.
import type { AttachedPolicy, Inventory, PolicyLevel } from '#decision/inventory.ts';
import { isObject } from '#fixes/edit.ts';

/** One alone may stand in a list or not, and the order of keys says nothing. */
function normal(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 1 ? normal(value[0]) : value.map(normal);
  if (!isObject(value))
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, one]) => [key, normal(one)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

const documents = (policies: readonly AttachedPolicy[] | undefined): readonly string[] =>
  (policies ?? []).map(({ document, type }) => `${type} ${JSON.stringify(normal(document))}`).sort();

const levels = (all: Readonly<Record<string, readonly PolicyLevel[]>> | undefined) =>
  Object.entries(all ?? {}).flatMap(([account, own]) =>
    own.map(({ level, policies }) => [account, level, documents(policies)]),
  );

const told = ({ principals, rcps, scps }: Inventory): string =>
  JSON.stringify([
    principals.map(({ arn, policies, trust }) => [arn, documents(policies), documents(trust)]),
    levels(scps),
    levels(rcps),
  ]);

export const readsAs = (read: Inventory, meant: Inventory): boolean => told(read) === told(meant);
