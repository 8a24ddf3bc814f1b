// What resources are called, and their ARNs. Who has no name of its own gets its label: Terraform would make one up that
// nobody can know. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
import { fillUnknown, hasUnknown, onlyUnknown, plainName, unknownText } from '#harvest/unknownText.ts';
import { fail } from '#hcl/fault.ts';
import { accountOf, aliasOf, partitionOf, regionOf } from './providers.ts';
import { type Instance, valueAt } from './scope.ts';
import { textOf, type Value } from '#hcl/values.ts';

interface Naming {
  /** Argument that holds the name. */
  readonly name: string;
  /** What follows the account in the ARN. */
  readonly arn: (name: string, path: string) => string;
  readonly service: string;
  /** What the ARN leaves out. */
  readonly without?: 'region' | 'both';
  /** What `id` is; the name when left out. */
  readonly id?: 'arn';
}

const iam = (kind: string, rest: Partial<Naming> = {}): Naming => ({
  name: 'name',
  service: 'iam',
  without: 'region',
  arn: (name, path) => `${kind}${path}${name}`,
  ...rest,
});

export const PROVIDER_URL = /^https?:\/\//;

const NAMINGS: Readonly<Record<string, Naming>> = {
  aws_cloudwatch_log_group: { name: 'name', service: 'logs', arn: (name) => `log-group:${name}` },
  aws_dynamodb_table: { name: 'name', service: 'dynamodb', arn: (name) => `table/${name}` },
  aws_ecr_repository: { name: 'name', service: 'ecr', arn: (name) => `repository/${name}` },
  aws_eks_cluster: { name: 'name', service: 'eks', arn: (name) => `cluster/${name}` },
  aws_iam_group: iam('group'),
  aws_iam_instance_profile: iam('instance-profile'),
  aws_iam_openid_connect_provider: iam('oidc-provider', {
    name: 'url',
    id: 'arn',
    arn: (url) => `oidc-provider/${url.replace(PROVIDER_URL, '')}`,
  }),
  aws_iam_policy: iam('policy', { id: 'arn' }),
  aws_iam_role: iam('role'),
  aws_iam_saml_provider: iam('saml-provider', { id: 'arn', arn: (name) => `saml-provider/${name}` }),
  aws_iam_service_linked_role: iam('role', {
    name: 'aws_service_name',
    id: 'arn',
    arn: (name) => `role/aws-service-role/${name}/AWSServiceRoleFor${name}`,
  }),
  aws_iam_user: iam('user'),
  aws_lambda_function: { name: 'function_name', service: 'lambda', arn: (name) => `function:${name}` },
  aws_s3_bucket: { name: 'bucket', service: 's3', without: 'both', arn: (name) => name },
  aws_secretsmanager_secret: {
    name: 'name',
    service: 'secretsmanager',
    id: 'arn',
    arn: (name) => `secret:${name}`,
  },
  aws_sns_topic: { name: 'name', service: 'sns', id: 'arn', arn: (name) => name },
  aws_sqs_queue: { name: 'name', service: 'sqs', arn: (name) => name },
};

export const namingOf = (type: string): Naming | undefined =>
  Object.hasOwn(NAMINGS, type) ? NAMINGS[type] : undefined;

const typeOf = ({ declared }: Instance): string => declared.block.labels[0] ?? '';

/** The account that the resource is made in. */
export const accountOfInstance = ({ scope, declared }: Instance): string =>
  accountOf(scope, aliasOf(declared.block), declared.source);

export const partitionOfInstance = ({ scope, declared }: Instance): string =>
  partitionOf(scope, aliasOf(declared.block));

export function argument(instance: Instance, name: string): Value | undefined {
  const { declared, env, address } = instance;
  const attribute = declared.block.body.attributes.get(name);
  return attribute && valueAt(env, declared.source, attribute, [address, name]);
}

export interface Named {
  readonly name: string;
  /** Terraform or AWS makes the name up, or a part of it. */
  readonly madeUp: boolean;
}

/** Text of a name: its unknown parts become the names of what is not known. */
export const readable = (name: string): string =>
  hasUnknown(name) ? plainName(fillUnknown(name, plainName)) : name;

export function nameOf(instance: Instance): Named {
  const naming = namingOf(typeOf(instance));
  const written = naming && textOf(argument(instance, naming.name));
  // What cannot be read has no name of its own.
  const given = written === unknownText(`${instance.address}.${naming?.name ?? ''}`) ? null : written;
  if (given !== null && given !== undefined && given !== '') {
    // A URL is no name; it keeps its slashes.
    return { name: naming?.name === 'url' ? fillUnknown(given, plainName) : readable(given), madeUp: false };
  }
  const { declared, key, scope } = instance;
  const start = textOf(argument(instance, 'name_prefix'));
  const label = declared.block.labels[1] ?? 'unnamed';
  const inside = scope.prefix === '' ? '' : `${plainName(scope.prefix)}-`;
  const own = `${inside}${label}${key === null ? '' : `-${plainName(String(key))}`}`;
  return { name: start === null ? own : `${readable(start)}${own}`, madeUp: true };
}

/** undefined: it has none that is known here. */
export function arnOf(instance: Instance): string | undefined {
  const naming = namingOf(typeOf(instance));
  if (!naming) return undefined;
  const { scope, declared } = instance;
  const written = textOf(argument(instance, 'path')) ?? '/';
  const open = onlyUnknown(written);
  const path = open === undefined ? fillUnknown(written, plainName) : `/${plainName(open)}/`;
  const region = naming.without === undefined ? regionOf(scope, aliasOf(declared.block)) : '';
  const account = naming.without === 'both' ? '' : accountOfInstance(instance);
  const own = naming.arn(nameOf(instance).name, path);
  return `arn:${partitionOfInstance(instance)}:${naming.service}:${region}:${account}:${own}`;
}

/** What AWS makes of it; undefined: an argument, or nothing that is known here. */
export function madeAttribute(instance: Instance, name: string): Value | undefined {
  const naming = namingOf(typeOf(instance));
  // Members and policies of organizations get ids that nobody can fill in by heart.
  if (name === 'id' && typeOf(instance).startsWith('aws_organizations_')) {
    return unknownText(`${instance.address}.id`);
  }
  if (!naming) return undefined;
  if (name === 'arn') return arnOf(instance) ?? fail('It has no ARN.');
  if (name === 'id') return naming.id === 'arn' ? arnOf(instance) : nameOf(instance).name;
  // AWS gives the address of a provider back without its scheme.
  if (naming.name === 'url' && name === 'url')
    return textOf(argument(instance, 'url'))?.replace(PROVIDER_URL, '');
  if (name === naming.name) {
    // What is known in part keeps its marks, so that it is known for that where it ends up.
    const given = argument(instance, name);
    return given === undefined || nameOf(instance).madeUp ? nameOf(instance).name : given;
  }
  return undefined;
}
