// The names by which people know AWS services, by the first part of the service principal.

const NAMES: Readonly<Record<string, string>> = {
  apigateway: 'API Gateway',
  appsync: 'AppSync',
  autoscaling: 'Auto Scaling',
  backup: 'AWS Backup',
  batch: 'Batch',
  bedrock: 'Bedrock',
  cloudformation: 'CloudFormation',
  cloudtrail: 'CloudTrail',
  codebuild: 'CodeBuild',
  codedeploy: 'CodeDeploy',
  codepipeline: 'CodePipeline',
  config: 'AWS Config',
  datasync: 'DataSync',
  delivery: 'Log delivery',
  dms: 'DMS',
  ec2: 'EC2',
  ecs: 'ECS',
  'ecs-tasks': 'ECS tasks',
  edgelambda: 'Lambda@Edge',
  eks: 'EKS',
  'eks-fargate-pods': 'EKS Fargate',
  elasticbeanstalk: 'Elastic Beanstalk',
  elasticloadbalancing: 'Load Balancing',
  elasticmapreduce: 'EMR',
  events: 'EventBridge',
  firehose: 'Data Firehose',
  glue: 'Glue',
  guardduty: 'GuardDuty',
  iot: 'IoT',
  kinesis: 'Kinesis',
  lambda: 'Lambda',
  lightsail: 'Lightsail',
  logs: 'CloudWatch Logs',
  monitoring: 'RDS Monitoring',
  opsworks: 'OpsWorks',
  organizations: 'Organizations',
  pods: 'EKS Pod Identity',
  rds: 'RDS',
  redshift: 'Redshift',
  s3: 'S3',
  sagemaker: 'SageMaker',
  scheduler: 'EventBridge Scheduler',
  servicecatalog: 'Service Catalog',
  sns: 'SNS',
  sqs: 'SQS',
  ssm: 'Systems Manager',
  states: 'Step Functions',
  transfer: 'Transfer Family',
  vpc: 'VPC',
};

/** `EC2` for `ec2.amazonaws.com`; a service that is not in the table keeps its bare prefix. */
export function serviceName(principal: string): string {
  const bare = principal.replace(/\.amazonaws\.com(?:\.cn)?$/u, '');
  const head = bare.split('.', 1)[0] ?? bare;
  // EKS Pod Identity is `pods.eks`, and `<service>.<region>` means the same service.
  return Object.hasOwn(NAMES, head) ? (NAMES[head] ?? bare) : bare;
}
