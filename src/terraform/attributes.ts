// Attributes of resources and data sources: what AWS makes of them, what is written, or a named unknown.
import { hasUnknown, markNamedAccounts, unknownText } from '#harvest/unknownText.ts';
import type { Env, Key } from '#hcl/env.ts';
import { argument, accountOfInstance, madeAttribute, partitionOfInstance, PROVIDER_URL } from './naming.ts';
import { policyDocument } from './policyDocument.ts';
import { aliasOf, regionOf } from './providers.ts';
import { type Instance, instancesOf, type Scope } from './scope.ts';
import { emptyMap, textOf, type Value } from '#hcl/values.ts';
import { askedFor, once, pathName } from './variables.ts';
import type { Declared } from './drop.ts';

type DataAttribute = (instance: Instance) => Value | undefined;

const account: DataAttribute = (instance) => markNamedAccounts(accountOfInstance(instance));

const identity: Readonly<Record<string, DataAttribute>> = {
  account_id: account,
  id: account,
};

const region: DataAttribute = ({ scope, declared, ...rest }) =>
  textOf(argument({ scope, declared, ...rest }, 'name') ?? null) ?? regionOf(scope, aliasOf(declared.block));

const partition: Readonly<Record<string, DataAttribute>> = {
  partition: partitionOfInstance,
  id: partitionOfInstance,
  dns_suffix: (instance) =>
    partitionOfInstance(instance) === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com',
};

/** A user, role or group that stands elsewhere: of the same account, and found by its name. */
function byName(kind: string): Readonly<Record<string, DataAttribute>> {
  const argumentName = `${kind}_name`;
  const name: DataAttribute = (instance) => argument(instance, 'name') ?? argument(instance, argumentName);
  const arn: DataAttribute = (instance) => {
    const own = textOf(name(instance) ?? null);
    if (own === null || hasUnknown(own)) return undefined;
    const declared = declaredArn(instance, `aws_iam_${kind}`, own);
    return (
      declared ?? `arn:${partitionOfInstance(instance)}:iam::${accountOfInstance(instance)}:${kind}/${own}`
    );
  };
  return { arn, name, id: name, [argumentName]: name };
}

/** The path is only known of what is declared here too. */
function declaredArn({ scope }: Instance, type: string, name: string): Value | undefined {
  for (const declared of scope.folder.resources.values()) {
    if (declared.block.type !== 'resource' || declared.block.labels[0] !== type) continue;
    for (const one of instancesOf(scope, declared)) {
      if (madeAttribute(one, 'name') === name) return madeAttribute(one, 'arn');
    }
  }
  return undefined;
}

/** A provider that stands elsewhere is looked up by its address or by its ARN, and each tells the other. */
const providerUrl: DataAttribute = (instance) => {
  const url = textOf(argument(instance, 'url') ?? null);
  if (url !== null) return url.replace(PROVIDER_URL, '');
  return textOf(argument(instance, 'arn') ?? null)?.split(':oidc-provider/')[1];
};
const providerArn: DataAttribute = (instance) => {
  const url = providerUrl(instance);
  const own = `arn:${partitionOfInstance(instance)}:iam::${accountOfInstance(instance)}`;
  return argument(instance, 'arn') ?? (url === undefined ? undefined : `${own}:oidc-provider/${textOf(url)}`);
};

const DATA: Readonly<Record<string, Readonly<Record<string, DataAttribute>>>> = {
  aws_caller_identity: identity,
  aws_iam_group: byName('group'),
  aws_iam_openid_connect_provider: { arn: providerArn, id: providerArn, url: providerUrl },
  aws_iam_policy_document: { json: policyDocument, minified_json: policyDocument },
  aws_iam_role: byName('role'),
  aws_iam_user: byName('user'),
  aws_partition: partition,
  aws_region: { name: region, id: region, region },
};

const own = (
  table: Readonly<Record<string, DataAttribute>> | undefined,
  name: string,
): DataAttribute | undefined => (table && Object.hasOwn(table, name) ? table[name] : undefined);

/** undefined: nothing here says it. */
function known(instance: Instance, name: string): Value | undefined {
  const { block } = instance.declared;
  const type = block.labels[0] ?? '';
  if (block.type === 'data') {
    const made = own(Object.hasOwn(DATA, type) ? DATA[type] : undefined, name)?.(instance);
    if (made !== undefined) return made;
  } else {
    const made = madeAttribute(instance, name);
    if (made !== undefined)
      return typeof made === 'string' && made.startsWith('arn:') ? markNamedAccounts(made) : made;
  }
  return argument(instance, name);
}

export function attribute(env: Env, instance: Instance, name: string): Value {
  const { scope, address, declared } = instance;
  return once(scope, `${address}.${name}`, declared.source, () => {
    const value = known(instance, name);
    if (value !== undefined) return value;
    const local = address.slice(scope.prefix.length);
    return askedFor(env, scope, `${local}.${name}`, `${name} of ${address}.`);
  });
}

/** Attributes that are asked for without being written. */
const COMMON = ['arn', 'id', 'name'] as const;

/** All of a resource as an object: what is in it is worked out when somebody takes it. */
export function objectOf(env: Env, instance: Instance): Value {
  const map = emptyMap();
  const { block } = instance.declared;
  const type = block.labels[0] ?? '';
  const made = block.type === 'data' && Object.hasOwn(DATA, type) ? Object.keys(DATA[type] ?? {}) : [];
  const names = new Set([...block.body.attributes.keys(), ...COMMON, ...made]);
  for (const name of names) {
    if (['count', 'for_each', 'provider', 'depends_on'].includes(name)) continue;
    Object.defineProperty(map, name, { enumerable: true, get: () => attribute(env, instance, name) });
  }
  return map;
}

const isIndex = (key: Key | undefined): key is string | number =>
  key !== undefined && typeof key !== 'object';

/** `aws_iam_role.a.arn`, `aws_iam_role.a["x"].arn`, `data.aws_iam_policy_document.b.json`. `used`: before `keys`. */
export function resource(
  env: Env,
  scope: Scope,
  declared: Declared,
  keys: readonly Key[],
): { readonly value: Value; readonly used: number } {
  const all = instancesOf(scope, declared);
  const repeated = all[0]?.key !== null;
  if (!repeated) {
    const [only] = all;
    const [name] = keys;
    if (!only) return { value: askedFor(env, scope, pathName(declared.address, keys)), used: keys.length };
    if (typeof name !== 'string') return { value: objectOf(env, only), used: 0 };
    return { value: attribute(env, only, name), used: 1 };
  }
  const [key, name] = keys;
  if (isIndex(key)) {
    const found = all.find((one) => String(one.key) === String(key)) ?? openInstance(all, key);
    if (found && typeof name === 'string') return { value: attribute(env, found, name), used: 2 };
    if (found) return { value: objectOf(env, found), used: 1 };
    // Before 0.12 one alone could be named without its number.
    const [only] = all;
    if (only && all.length === 1 && typeof key === 'string' && only.key === 0) {
      return { value: attribute(env, only, key), used: 1 };
    }
  }
  const objects = all.map((one) => objectOf(env, one));
  if (declared.block.body.attributes.has('count')) return { value: objects, used: 0 };
  const map = emptyMap();
  all.forEach((one, i) => {
    map[String(one.key)] = objects[i] ?? null;
  });
  return { value: map, used: 0 };
}

/** Which members there are is not known: the one that is meant is among them. */
function openInstance(all: readonly Instance[], key: string | number): Instance | undefined {
  const [open] = all;
  if (open?.perhaps === undefined || open.key !== 'each.key') return undefined;
  const names = new Map(open.env.names);
  names.set('each', { key: String(key), value: unknownText(`each.value of ${open.address}`) });
  return {
    ...open,
    key,
    address: open.address.replace(/\["each\.key"\]$/, `["${String(key)}"]`),
    env: { ...open.env, names },
  };
}
