// The same estate as plans and states list it, and a plan that makes something.
import { APPLIED, arn, assume, doc } from './terraformFixtures.ts';

interface StateResource {
  readonly type: string;
  readonly name: string;
  readonly key?: string;
  readonly mode?: 'data';
  readonly values: Readonly<Record<string, unknown>>;
}

const trustOf = (name: string): string =>
  JSON.stringify(APPLIED.RoleDetailList.find(({ RoleName }) => RoleName === name)?.AssumeRolePolicyDocument);
const documentOf = (name: string): string =>
  JSON.stringify(
    APPLIED.Policies.find(({ PolicyName }) => PolicyName === name)?.PolicyVersionList[0]?.Document,
  );
const workers = JSON.stringify(APPLIED.RoleDetailList[0]?.RolePolicyList[0]?.PolicyDocument);
const inlineOf = (policy: string) => [{ name: 'workers', policy }];

/** The resources as states and plans list them: with what the provider computes, `inline_policy` included. */
const RESOURCES: readonly StateResource[] = [
  { type: 'aws_caller_identity', name: 'current', mode: 'data', values: { account_id: '111111111111' } },
  {
    type: 'aws_iam_role',
    name: 'deploy',
    values: {
      arn: arn('role/ci/deploy-prod'),
      name: 'deploy-prod',
      path: '/ci/',
      assume_role_policy: trustOf('deploy-prod'),
      inline_policy: inlineOf(workers),
      managed_policy_arns: [],
      permissions_boundary: arn('policy/ci-boundary'),
      tags: { Team: 'platform' },
      tags_all: { Team: 'platform', Stage: 'PROD' },
      max_session_duration: 3600,
    },
  },
  {
    type: 'aws_iam_role_policy',
    name: 'deploy_workers',
    values: { id: 'deploy-prod:workers', name: 'workers', role: 'deploy-prod', policy: workers },
  },
  ...['blue', 'green'].map((key) => ({
    type: 'aws_iam_role',
    name: 'worker',
    key,
    values: {
      arn: arn(`role/worker-${key}`),
      name: `worker-${key}`,
      path: '/',
      assume_role_policy: trustOf(`worker-${key}`),
      inline_policy: [],
      tags: {},
    },
  })),
  ...['ci-boundary', 'developers'].map((name) => ({
    type: 'aws_iam_policy',
    name,
    values: { arn: arn(`policy/${name}`), name, path: '/', policy: documentOf(name) },
  })),
  {
    type: 'aws_iam_group',
    name: 'developers',
    values: { arn: arn('group/developers'), name: 'developers', path: '/' },
  },
  { type: 'aws_iam_user', name: 'dev', values: { arn: arn('user/dev'), name: 'dev', path: '/', tags: null } },
  { type: 'aws_iam_user_group_membership', name: 'dev', values: { user: 'dev', groups: ['developers'] } },
  {
    type: 'aws_iam_group_policy_attachment',
    name: 'developers',
    values: { group: 'developers', policy_arn: arn('policy/developers') },
  },
  { type: 'aws_s3_bucket', name: 'logs', values: { arn: 'arn:aws:s3:::logs', bucket: 'logs' } },
];

const PROVIDER = 'registry.terraform.io/hashicorp/aws';
const addressOf = ({ type, name, key, mode }: StateResource): string =>
  `${mode === 'data' ? 'data.' : ''}${type}.${name}${key === undefined ? '' : `["${key}"]`}`;
const shownResource = (one: StateResource) => ({
  address: addressOf(one),
  mode: one.mode ?? 'managed',
  type: one.type,
  name: one.name,
  ...(one.key === undefined ? {} : { index: one.key }),
  provider_name: PROVIDER,
  schema_version: 0,
  values: one.values,
  sensitive_values: {},
});
const isUser = ({ type }: StateResource): boolean => /user|group/.test(type);
/** Users and groups stand in a module. */
const MODULES = {
  root_module: {
    resources: RESOURCES.filter((one) => !isUser(one)).map(shownResource),
    child_modules: [
      {
        address: 'module.people',
        resources: RESOURCES.filter(isUser).map((one) =>
          Object.assign(shownResource(one), {
            address: `module.people.${addressOf(one)}`,
          }),
        ),
      },
    ],
  },
};

/** `terraform show -json` of a state. */
export const SHOWN_STATE = { format_version: '1.0', terraform_version: '1.9.5', values: MODULES };

/** `terraform show -json` of a plan that changes nothing. */
export const SHOWN_PLAN = {
  format_version: '1.2',
  terraform_version: '1.9.5',
  planned_values: MODULES,
  resource_changes: [],
  prior_state: { format_version: '1.0', terraform_version: '1.9.5', values: MODULES },
};

/** `terraform.tfstate`. */
export const RAW_STATE = {
  version: 4,
  terraform_version: '1.9.5',
  serial: 7,
  lineage: '4f3c2b1a-0000-4000-8000-000000000000',
  outputs: {},
  resources: RESOURCES.map((one) => ({
    module: isUser(one) ? 'module.people' : undefined,
    mode: one.mode ?? 'managed',
    type: one.type,
    name: one.name,
    provider: `provider["${PROVIDER}"]`,
    instances: [{ index_key: one.key, schema_version: 0, attributes: one.values }],
  })),
};

/** A plan that makes two roles in the account of `aws.a`, whose ARNs only applying will tell. */
export const CREATING_PLAN = {
  format_version: '1.2',
  terraform_version: '1.9.5',
  planned_values: {
    root_module: {
      resources: [
        {
          address: 'aws_iam_role.front',
          mode: 'managed',
          type: 'aws_iam_role',
          name: 'front',
          provider_name: PROVIDER,
          values: {
            name: 'front',
            path: '/',
            assume_role_policy: JSON.stringify(doc(assume({ Service: 'ec2.amazonaws.com' }))),
          },
        },
        {
          address: 'aws_iam_role.back',
          mode: 'managed',
          type: 'aws_iam_role',
          name: 'back',
          provider_name: PROVIDER,
          values: { name: 'back', path: '/' },
        },
        {
          address: 'aws_iam_policy.assume',
          mode: 'managed',
          type: 'aws_iam_policy',
          name: 'assume',
          provider_name: PROVIDER,
          values: {
            name: 'assume',
            path: '/',
            policy: JSON.stringify(doc({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' })),
          },
        },
        {
          address: 'aws_iam_role_policy_attachment.front',
          mode: 'managed',
          type: 'aws_iam_role_policy_attachment',
          name: 'front',
          provider_name: PROVIDER,
          values: { role: 'front' },
        },
      ],
    },
  },
  resource_changes: [
    {
      address: 'aws_iam_role.front',
      change: {
        actions: ['update'],
        before: {
          name: 'front',
          path: '/',
          arn: 'arn:aws:iam::444444444444:role/front',
          assume_role_policy: JSON.stringify(doc(assume({ AWS: '*' }))),
        },
        after_unknown: { arn: true, id: true },
      },
      mode: 'managed',
      type: 'aws_iam_role',
      name: 'front',
    },
    {
      address: 'aws_iam_role.back',
      change: { actions: ['create'], before: null, after_unknown: { arn: true, assume_role_policy: true } },
    },
    {
      address: 'aws_iam_policy.assume',
      change: { actions: ['create'], before: null, after_unknown: { arn: true, id: true } },
    },
    {
      address: 'aws_iam_role_policy_attachment.front',
      change: { actions: ['create'], before: null, after_unknown: { id: true, policy_arn: true } },
    },
  ],
  configuration: {
    root_module: {
      resources: [
        { address: 'aws_iam_role.front', provider_config_key: 'aws.a', expressions: {} },
        {
          address: 'aws_iam_role.back',
          provider_config_key: 'aws.a',
          expressions: {
            assume_role_policy: { references: ['aws_iam_role.front.arn', 'aws_iam_role.front'] },
          },
        },
        { address: 'aws_iam_policy.assume', provider_config_key: 'aws.a', expressions: {} },
        {
          address: 'aws_iam_role_policy_attachment.front',
          provider_config_key: 'aws.a',
          expressions: { policy_arn: { references: ['aws_iam_policy.assume.arn', 'aws_iam_policy.assume'] } },
        },
      ],
    },
  },
};
