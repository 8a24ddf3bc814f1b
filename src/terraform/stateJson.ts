// Plans and states as JSON: `terraform show -json`, and the raw state file.
// https://developer.hashicorp.com/terraform/internals/json-format
import type { JsonPath } from '#language/policy.ts';
import { unknownText } from '#harvest/unknownText.ts';
import { isList, isObject, listOf, member, text } from '#text/json.ts';
import { fromJson } from '#hcl/forms.ts';
import { emptyMap, isMap, type Value, type ValueMap } from '#hcl/values.ts';

/** One resource of a plan or state. */
export interface Stated {
  readonly type: string;
  readonly mode: string;
  /** With its module and key. */
  readonly address: string;
  /** The provider configuration, as far as the text says: `aws.a`. */
  readonly provider: string;
  readonly values: ValueMap;
  /** Of the values in the text. */
  readonly path: JsonPath;
  /** Configuration only: what an argument refers to. */
  references(argument: string): readonly string[];
}

const hasAny = (value: unknown, ...keys: readonly string[]): boolean =>
  keys.some((key) => member(value, key) !== undefined);

const isRawState = (value: unknown): boolean =>
  typeof member(value, 'version') === 'number' &&
  hasAny(value, 'terraform_version', 'lineage') &&
  isList(member(value, 'resources'));

export const isTerraformJson = (value: unknown): boolean =>
  isRawState(value) ||
  (hasAny(value, 'format_version') &&
    hasAny(value, 'planned_values', 'values', 'resource_changes', 'terraform_version'));

export const isPlan = (value: unknown): boolean => hasAny(value, 'planned_values', 'resource_changes');

/** What only applying will tell becomes a named unknown. */
function withUnknown(value: unknown, unknown: unknown, name: string): Value {
  if (unknown === true) return unknownText(name);
  if (isList(unknown) && isList(value)) {
    const size = Math.max(value.length, unknown.length);
    return Array.from({ length: size }, (_, i) => withUnknown(value[i], unknown[i], `${name}.${i}`));
  }
  if (isObject(unknown) && (isObject(value) || value === undefined || value === null)) {
    const map = emptyMap();
    for (const key of new Set([...Object.keys(value ?? {}), ...Object.keys(unknown)])) {
      map[key] = withUnknown(member(value, key), unknown[key], `${name}.${key}`);
    }
    return map;
  }
  return fromJson(value ?? null);
}

const valuesOf = (value: unknown, unknown: unknown, address: string): ValueMap => {
  const values = withUnknown(isObject(value) ? value : {}, unknown, address);
  return isMap(values) && values !== null ? values : emptyMap();
};

/** `module.a["x"].aws_iam_role.b["y"]` -> `module.a.aws_iam_role.b`. */
export const withoutKeys = (address: string): string => address.replace(/\[(?:"[^"]*"|\d+)\]/g, '');

interface Configured {
  readonly provider: string;
  readonly expressions: unknown;
}

/** What the configuration inside a plan says of resources, by address without keys. */
function configured(plan: unknown): ReadonlyMap<string, Configured> {
  const all = new Map<string, Configured>();
  const visit = (module: unknown, prefix: string, depth: number): void => {
    if (depth > 50) return;
    for (const one of listOf(member(module, 'resources'))) {
      const provider = text(member(one, 'provider_config_key')) ?? 'aws';
      all.set(`${prefix}${text(member(one, 'address')) ?? ''}`, {
        provider,
        expressions: member(one, 'expressions'),
      });
    }
    const calls = member(module, 'module_calls');
    for (const [name, call] of Object.entries(isObject(calls) ? calls : {})) {
      visit(member(call, 'module'), `${prefix}module.${name}.`, depth + 1);
    }
  };
  visit(member(member(plan, 'configuration'), 'root_module'), '', 0);
  return all;
}

function changesOf(plan: unknown): ReadonlyMap<string, unknown> {
  return new Map(
    listOf(member(plan, 'resource_changes')).map((one) => [
      text(member(one, 'address')) ?? '',
      member(one, 'change'),
    ]),
  );
}

function modules(
  root: unknown,
  path: JsonPath,
  take: (resource: unknown, path: JsonPath) => void,
  depth = 0,
): void {
  if (depth > 50) return;
  listOf(member(root, 'resources')).forEach((one, i) => take(one, [...path, 'resources', i]));
  listOf(member(root, 'child_modules')).forEach((one, i) => {
    modules(one, [...path, 'child_modules', i], take, depth + 1);
  });
}

function shown(value: unknown): readonly Stated[] {
  const key = hasAny(value, 'planned_values') ? 'planned_values' : 'values';
  const settings = configured(value);
  const changes = changesOf(value);
  const found: Stated[] = [];
  const take = (one: unknown, path: JsonPath): void => {
    const address = text(member(one, 'address')) ?? '';
    const setting = settings.get(withoutKeys(address));
    const unknown = member(changes.get(address), 'after_unknown');
    found.push({
      type: text(member(one, 'type')) ?? '',
      mode: text(member(one, 'mode')) ?? 'managed',
      address,
      provider: setting?.provider ?? (text(member(one, 'provider_name')) ?? 'aws').replace(/^.*\//, ''),
      values: valuesOf(member(one, 'values'), unknown, address),
      path: [...path, 'values'],
      references: (argument) =>
        listOf(member(member(setting?.expressions, argument), 'references')).flatMap(
          (name) => text(name) ?? [],
        ),
    });
  };
  if (hasAny(value, 'planned_values', 'values')) {
    modules(member(member(value, key), 'root_module'), [key, 'root_module'], take);
  } else changed(value, take);
  return found;
}

/** A plan of which only the changes were kept. */
function changed(value: unknown, take: (resource: unknown, path: JsonPath) => void): void {
  listOf(member(value, 'resource_changes')).forEach((one, i) => {
    const after = member(member(one, 'change'), 'after');
    if (isObject(after))
      take({ ...(one as object), values: after }, ['resource_changes', i, 'change', 'after']);
  });
}

function raw(value: unknown): readonly Stated[] {
  return listOf(member(value, 'resources')).flatMap((one, i) => {
    const type = text(member(one, 'type')) ?? '';
    const mode = text(member(one, 'mode')) ?? 'managed';
    const module = text(member(one, 'module'));
    const alias = /\]\.(\w+)$/.exec(text(member(one, 'provider')) ?? '')?.[1];
    const base = `${module === undefined ? '' : `${module}.`}${mode === 'data' ? 'data.' : ''}${type}.${text(member(one, 'name')) ?? ''}`;
    return listOf(member(one, 'instances')).map((instance, j): Stated => {
      const key = member(instance, 'index_key');
      return {
        type,
        mode,
        address: key === undefined ? base : `${base}[${JSON.stringify(key)}]`,
        provider: alias === undefined ? 'aws' : `aws.${alias}`,
        values: valuesOf(member(instance, 'attributes'), undefined, base),
        path: ['resources', i, 'instances', j, 'attributes'],
        references: () => [],
      };
    });
  });
}

/** Every resource; of a plan as it is once the plan is applied. */
export const statedIn = (value: unknown): readonly Stated[] =>
  isRawState(value) ? raw(value) : shown(value);
