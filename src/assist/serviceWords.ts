// What a service principal stands for, and what its trust needs beside sts:AssumeRole.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services
import { SENDS_SOURCE, SPECIAL_SERVICES, SERVICE_PRINCIPALS } from '#lint/servicePrincipals.ts';
import type { ActionWords } from './actionWords.ts';

/** Principals that are called otherwise than the prefix of the service's actions. */
const CALLED: Readonly<Record<string, string>> = {
  'airflow-env': 'Amazon MWAA, an environment',
  'batchoperations.s3': 'S3 Batch Operations',
  'build.apprunner': 'App Runner, while it builds',
  'tasks.apprunner': 'App Runner, an instance of a service',
  'channels.lex': 'Amazon Lex, channels',
  'cloudwatch-crossaccount': 'CloudWatch across accounts',
  'delivery.logs': 'CloudWatch Logs, delivery of logs',
  'ecs-tasks': 'Amazon ECS, the containers of a task',
  edgelambda: 'Lambda@Edge',
  'eks-fargate-pods': 'Amazon EKS, pods on Fargate',
  'eks-nodegroup': 'Amazon EKS, managed node groups',
  'pods.eks': 'EKS Pod Identity, the pods of a cluster',
  'export.rds': 'Amazon RDS, export of snapshots',
  'monitoring.rds': 'Amazon RDS, enhanced monitoring',
  email: 'Amazon SES',
  'member.org.stacksets.cloudformation': 'CloudFormation StackSets in accounts of an organization',
  'stacksets.cloudformation': 'CloudFormation StackSets',
  opensearchservice: 'Amazon OpenSearch Service',
  'osis-pipelines': 'OpenSearch Ingestion pipelines',
  'replicator.lambda': 'Lambda@Edge, replication',
  'streams.metrics.cloudwatch': 'CloudWatch metric streams',
  spotfleet: 'EC2 Spot Fleet',
  vmie: 'VM Import/Export',
  'vpc-flow-logs': 'VPC Flow Logs',
};

const HOST = /^([a-z0-9.-]+)\.amazonaws\.com(?:\.cn)?$/;
const REGION = /\.(?:af|ap|ca|cn|eu|il|me|mx|sa|us)-[a-z]+(?:-[a-z]+)*-\d$/;

export const isServiceName = (text: string): boolean => HOST.test(text);

function calledIn(name: string, words: ActionWords): string | undefined {
  const own = CALLED[name];
  if (own !== undefined) return own;
  const service = words.services.find((one) => one.name === `${name}:`);
  if (service !== undefined) return service.meaning;
  const scaled = /^([a-z0-9-]+)\.application-autoscaling$/.exec(name)?.[1];
  return scaled === undefined
    ? undefined
    : `Application Auto Scaling for ${calledIn(scaled, words) ?? scaled}`;
}

/** null: no service principal. */
export function serviceMeaning(host: string, words: ActionWords): string | null {
  const written = HOST.exec(host)?.[1];
  if (written === undefined) return null;
  const name = written.replace(REGION, '');
  const plain = `${name}.amazonaws.com`;
  const called = calledIn(name, words);
  const known = called !== undefined || SERVICE_PRINCIPALS.includes(plain);
  const who = called ?? (known ? `The AWS service ${name}` : 'No service that is known here');
  const regional =
    name === written
      ? ''
      : ` The name is of one region; for roles AWS advises the one without, \`${plain}\`, and the two are compared as they stand.`;
  const special = SPECIAL_SERVICES.get(plain);
  const more =
    special === undefined
      ? ''
      : ` It needs ${special.actions.map((action) => `\`${action}\``).join(' and ')} beside \`sts:AssumeRole\`.`;
  const deputy = SENDS_SOURCE.has(plain)
    ? ' It acts for many customers: `aws:SourceAccount` or `aws:SourceArn` keeps those of others out.'
    : '';
  return `${who}.${regional} The trust policy alone decides: a service has no policies of its own, and SCPs do not reach it; RCPs do.${more}${deputy}`;
}
