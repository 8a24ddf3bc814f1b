// What `Ref` and `Fn::GetAtt` give of resources. Who has no name of its own gets its logical id: CloudFormation would
// append a random part, which nobody can know, so nothing can depend on it.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
import type { JsonPath } from '#language/policy.ts';
import { isObject, member, text } from '#text/json.ts';
import { pseudo, stackName } from './pseudoParameters.ts';
import { ask, tell, type Resource, type Scope } from './template.ts';
import { fillUnknown, plainName, unknownText } from '#harvest/unknownText.ts';

export type ValueOf = (scope: Scope, value: unknown, path: JsonPath) => unknown;

interface Naming {
  /** Property that holds the name. */
  readonly name?: string;
  /** After `arn:<partition>:<service>:<Region>:<account>:`; `global` leaves out what the service leaves out. */
  readonly arn?: (name: string, path: string) => string;
  readonly service?: string;
  readonly global?: 'region' | 'both';
  /** `Ref` gives the ARN. */
  readonly refIsArn?: true;
}

const iam = (name: string, kind: string, rest: Partial<Naming> = {}): Naming => ({
  name,
  service: 'iam',
  global: 'region',
  arn: (own, path) => `${kind}${path}${own}`,
  ...rest,
});

const NAMINGS: Readonly<Record<string, Naming>> = {
  'AWS::DynamoDB::Table': { name: 'TableName', service: 'dynamodb', arn: (name) => `table/${name}` },
  'AWS::ECR::Repository': { name: 'RepositoryName', service: 'ecr', arn: (name) => `repository/${name}` },
  'AWS::EKS::Cluster': { name: 'Name', service: 'eks', arn: (name) => `cluster/${name}` },
  'AWS::IAM::Group': iam('GroupName', 'group'),
  'AWS::IAM::InstanceProfile': iam('InstanceProfileName', 'instance-profile'),
  'AWS::IAM::ManagedPolicy': iam('ManagedPolicyName', 'policy', { refIsArn: true }),
  'AWS::IAM::OIDCProvider': iam('Url', 'oidc-provider', {
    refIsArn: true,
    arn: (url) => `oidc-provider/${url.replace(/^https:\/\//, '')}`,
  }),
  'AWS::IAM::Role': iam('RoleName', 'role'),
  'AWS::IAM::SAMLProvider': iam('Name', 'saml-provider', {
    refIsArn: true,
    arn: (name) => `saml-provider/${name}`,
  }),
  'AWS::IAM::User': iam('UserName', 'user'),
  'AWS::KMS::Key': { service: 'kms', arn: (name) => `key/${name}` },
  'AWS::Lambda::Function': { name: 'FunctionName', service: 'lambda', arn: (name) => `function:${name}` },
  'AWS::Logs::LogGroup': { name: 'LogGroupName', service: 'logs', arn: (name) => `log-group:${name}:*` },
  'AWS::S3::Bucket': { name: 'BucketName', service: 's3', global: 'both', arn: (name) => name },
  'AWS::SNS::Topic': { name: 'TopicName', service: 'sns', arn: (name) => name, refIsArn: true },
  'AWS::SQS::Queue': { name: 'QueueName', service: 'sqs', arn: (name) => name },
  'AWS::SecretsManager::Secret': {
    name: 'Name',
    service: 'secretsmanager',
    arn: (name) => `secret:${name}`,
    refIsArn: true,
  },
  'AWS::Serverless::Function': { name: 'FunctionName', service: 'lambda', arn: (name) => `function:${name}` },
  'AWS::Serverless::SimpleTable': { name: 'TableName', service: 'dynamodb', arn: (name) => `table/${name}` },
  'AWS::Serverless::StateMachine': {
    name: 'Name',
    service: 'states',
    arn: (name) => `stateMachine:${name}`,
    refIsArn: true,
  },
  'AWS::StepFunctions::StateMachine': {
    name: 'StateMachineName',
    service: 'states',
    arn: (name) => `stateMachine:${name}`,
    refIsArn: true,
  },
};

/** Text of an open name: its unknown parts become the names of what is not known. */
export const readable = (name: string): string => plainName(fillUnknown(name, plainName));

/** The name that the template gives, or one that is made up. */
export function nameOf(
  scope: Scope,
  resource: Resource,
  valueOf: ValueOf,
): { readonly name: string; readonly madeUp: boolean } {
  const property = NAMINGS[resource.type]?.name;
  const written = property === undefined ? undefined : member(resource.properties, property);
  const given = valueOf(scope, written, [...resource.path, 'Properties', property ?? '']);
  if (typeof given === 'string' && given !== '') {
    if (property === 'Url') return { name: fillUnknown(given, plainName), madeUp: false };
    return { name: readable(given), madeUp: false };
  }
  if (typeof given === 'number') return { name: String(given), madeUp: false };
  const name = scope.sharedIds.has(resource.id)
    ? `${stackName(scope)}${scope.number > 1 ? `-${scope.number}` : ''}-${resource.id}`
    : resource.id;
  return { name, madeUp: true };
}

export function arnOf(scope: Scope, resource: Resource, valueOf: ValueOf): string | undefined {
  const naming = NAMINGS[resource.type];
  if (!naming?.arn) return undefined;
  const at = resource.path;
  const own = (name: string): string => String(pseudo(scope, name, at));
  const written =
    text(valueOf(scope, member(resource.properties, 'Path'), [...at, 'Properties', 'Path'])) ?? '/';
  const path = fillUnknown(written, plainName);
  const region = naming.global === undefined ? own('AWS::Region') : '';
  const account = naming.global === 'both' ? '' : own('AWS::AccountId');
  const { name } = nameOf(scope, resource, valueOf);
  return `arn:${own('AWS::Partition')}:${naming.service}:${region}:${account}:${naming.arn(name, path)}`;
}

/** The role that SAM makes for a function or state machine: its logical id with `Role` behind. */
export function implicitRole(scope: Scope, id: string): Resource | undefined {
  const owner = id.endsWith('Role') ? scope.resources.get(id.slice(0, -4)) : undefined;
  if (!owner || !/^AWS::Serverless::(?:Function|StateMachine)$/.test(owner.type)) return undefined;
  return { id, type: 'AWS::IAM::Role', properties: {}, path: owner.path };
}

/** undefined: there is no such resource. */
export function referenceTo(scope: Scope, id: string, valueOf: ValueOf): string | undefined {
  const resource = scope.resources.get(id) ?? implicitRole(scope, id);
  if (!resource) return undefined;
  const arn = NAMINGS[resource.type]?.refIsArn ? arnOf(scope, resource, valueOf) : undefined;
  return arn ?? nameOf(scope, resource, valueOf).name;
}

export function attributeOf(
  scope: Scope,
  id: string,
  name: string,
  path: JsonPath,
  valueOf: ValueOf,
): unknown {
  const resource = scope.resources.get(id) ?? implicitRole(scope, id);
  if (!resource) {
    const message = `${id}.${name}: the template has no resource ${id}.`;
    tell(scope, 'CFN-REFERENCE', 'warning', message, path);
    return unknownText(`${id}.${name}`);
  }
  if (resource.type === 'AWS::CloudFormation::Stack' && name.startsWith('Outputs.')) {
    const nested = [...scope.all].find(({ passedBy }) => passedBy?.scope === scope && passedBy.id === id);
    const output = nested && member(member(nested.template.body, 'Outputs'), name.slice('Outputs.'.length));
    if (nested && isObject(output)) {
      return valueOf(nested, member(output, 'Value'), [
        ...nested.template.path,
        'Outputs',
        name.slice(8),
        'Value',
      ]);
    }
  }
  if (/^(?:Arn|\w+Arn)$/.test(name)) {
    const arn = arnOf(scope, resource, valueOf);
    if (arn !== undefined) return arn;
  }
  const key = `${id}.${name}`;
  const given = scope.template.given[key];
  if (given !== undefined) return given;
  ask(scope, { name: key, description: `${name} of ${resource.type} ${id}.`, path });
  return unknownText(key);
}
