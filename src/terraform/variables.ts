// Variables and locals: what the user filled in, what a call passes, `.tfvars`, the default, or a named unknown.
// https://developer.hashicorp.com/terraform/language/values/variables
import { unknownText } from '#harvest/unknownText.ts';
import { ask, type Source, tell } from './drop.ts';
import type { Env, Key } from '#hcl/env.ts';
import { attempt } from '#hcl/fault.ts';
import { fromJson } from '#hcl/forms.ts';
import { placeholderFor } from './placeholders.ts';
import { envIn, type Scope, valueAt } from './scope.ts';
import { textOf, type Value } from '#hcl/values.ts';

export interface Looked {
  readonly value: Value;
  readonly used: number;
}

const keyText = (key: Key): string => (typeof key === 'object' ? key.open : String(key));

/** `var.accounts.a`, `local.x["k"]`: how a value is called. */
export function pathName(name: string, keys: readonly Key[]): string {
  return [name, ...keys.map(keyText)].join('.').replace(/[\ue000\ue001]/g, '');
}

/** A list or object may be filled in as JSON. */
function filledIn(value: string): Value {
  if (!/^\s*[{[]/.test(value)) return value;
  try {
    return fromJson(JSON.parse(value));
  } catch {
    return value;
  }
}

/** A value that nobody knows: asked for by the name under which it is used. */
export function askedFor(env: Env, scope: Scope, name: string, description?: string): Value {
  const { drop } = scope;
  const source = drop.sources[env.source];
  const full = `${scope.prefix}${name}`;
  const given = drop.given[full];
  if (source) ask(source, { name: full, ...(description === undefined ? {} : { description }), path: [] });
  return given === undefined ? unknownText(full) : filledIn(given);
}

/** Works a value out once; what needs itself for it is not known. */
export function once(scope: Scope, name: string, source: Source | undefined, work: () => Value): Value {
  if (scope.memo.has(name)) {
    const known = scope.memo.get(name);
    if (known !== undefined) return known;
    const message = `${name} needs itself to be worked out: it is not known.`;
    if (source) tell(source, 'TF-CIRCLE', 'warning', message, []);
    return unknownText(`${scope.prefix}${name}`);
  }
  scope.memo.set(name, undefined);
  const result = attempt(work);
  const value = 'value' in result ? result.value : unknownText(`${scope.prefix}${name}`);
  scope.memo.set(name, value);
  if ('fault' in result && source) tell(source, 'TF-VALUE', 'warning', `${name}: ${result.fault}`, []);
  return value;
}

function passed(scope: Scope, name: string): Value | undefined {
  const { call } = scope;
  const attribute = call?.declared.block.body.attributes.get(name);
  if (!call || !attribute) return undefined;
  const { by, declared, env } = call;
  return once(scope, `passed ${name}`, declared.source, () =>
    valueAt(env, declared.source, attribute, [`${by.prefix}${declared.address}`, name]),
  );
}

function assumed(scope: Scope, name: string): Value | undefined {
  const set = scope.call ? undefined : scope.folder.values.get(name);
  const declared = scope.folder.variables.get(name);
  const from =
    set ??
    (declared && { source: declared.source, attribute: declared.block.body.attributes.get('default') });
  const { attribute } = from ?? {};
  if (!from || !attribute) return undefined;
  return once(scope, `var.${name}`, from.source, () =>
    valueAt(envIn(scope, from.source, []), from.source, attribute, [`${scope.prefix}var.${name}`]),
  );
}

function described(scope: Scope, name: string): string | undefined {
  const declared = scope.folder.variables.get(name);
  const attribute = declared?.block.body.attributes.get('description');
  return attribute?.value.kind === 'literal' && typeof attribute.value.value === 'string'
    ? attribute.value.value
    : undefined;
}

/** Scalars with a default may be filled in too. */
function askAnyway(env: Env, scope: Scope, name: string, value: Value): void {
  const declared = scope.folder.variables.get(name);
  const source = declared?.source ?? scope.drop.sources[env.source];
  const text = textOf(value);
  const description = described(scope, name);
  if (!source || text === null) return;
  ask(source, {
    name: `${scope.prefix}var.${name}`,
    ...(description === undefined ? {} : { description }),
    assumed: text,
    path: declared ? [`var.${name}`] : [],
  });
}

export function variable(env: Env, scope: Scope, keys: readonly Key[]): Looked {
  const [first, ...rest] = keys;
  const name = first === undefined ? '' : keyText(first);
  const whole = scope.drop.given[`${scope.prefix}var.${name}`];
  const value = passed(scope, name) ?? (whole === undefined ? assumed(scope, name) : undefined);
  if (value !== undefined) {
    if (!scope.call) askAnyway(env, scope, name, value);
    return { value, used: 1 };
  }
  if (whole !== undefined) {
    askedFor(env, scope, `var.${name}`, described(scope, name));
    return { value: filledIn(whole), used: 1 };
  }
  const at = scope.folder.variables.get(name)?.source ?? scope.drop.sources[env.source];
  const own = at ? { ...env, source: at.index } : env;
  const found = askedFor(own, scope, `var.${pathName(name, rest)}`, described(scope, name));
  const placeholder = typeof found === 'string' ? placeholderFor(scope.folder, name, rest) : undefined;
  const isFilled = scope.drop.given[`${scope.prefix}var.${pathName(name, rest)}`] !== undefined;
  return {
    value: placeholder !== undefined && !isFilled ? unknownText(placeholder) : found,
    used: keys.length,
  };
}

export function local(env: Env, scope: Scope, keys: readonly Key[]): Looked {
  const name = keys[0] === undefined ? '' : keyText(keys[0]);
  const written = scope.folder.locals.get(name);
  if (!written)
    return { value: askedFor(env, scope, `local.${pathName(name, keys.slice(1))}`), used: keys.length };
  const { source, attribute } = written;
  const value = once(scope, `local.${name}`, source, () =>
    valueAt(envIn(scope, source, []), source, attribute, [`${scope.prefix}local.${name}`]),
  );
  return { value, used: 1 };
}
