// The services that trust policies name, and what some of them need. The list ages: a name that is missing here is
// only remarked on when it looks like a slip of one that is not.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html

/** Without `.amazonaws.com`. */
const NAMES = `
  access-analyzer account-access acm acm-pca airflow airflow-env amplify amplifybackend apigateway appconfig appflow
  app-integrations application-autoscaling application-insights appmesh apprunner appstream appstream.application-autoscaling
  appsync aps arc-zonal-shift athena auditmanager autoscaling autoscaling-plans aws-artifact-account-sync backup
  backup-gateway batch batchoperations.s3 bedrock bedrock-agentcore billing billingconductor braket budgets build.apprunner
  cases cassandra ce channels.lex chatbot chime cloud9 clouddirectory cloudformation cloudfront cloudhsm cloudsearch
  cloudtrail cloudwatch cloudwatch-crossaccount codeartifact codebuild codecommit codeconnections codedeploy codeguru-profiler
  codeguru-reviewer codepipeline codestar codestar-connections codestar-notifications cognito-identity cognito-idp
  cognito-sync comprehend comprehendmedical compute-optimizer config config-multiaccountsetup config-conforms
  connect connect-campaigns continuousexport.discovery controltower costalerts cur custom.rds customer-profiles
  databrew dataexchange datapipeline datasync datazone dax deadline deepcomposer deeplens deepracer delivery.logs
  detective devicefarm devops-guru directconnect discovery dlm dms docdb docdb-elastic drs ds dynamodb
  dynamodb.application-autoscaling ec2 ec2-instance-connect ec2.application-autoscaling ec2fleet ec2scheduled ecr
  ecr-pullthroughcache ecs ecs-tasks ecs.application-autoscaling edgelambda eks eks-fargate eks-fargate-pods
  eks-nodegroup eks-connector elasticache elasticbeanstalk elasticfilesystem elasticloadbalancing elasticmapreduce
  elasticmapreduce.application-autoscaling elastictranscoder email email-smtp emr-containers emr-serverless es events
  eventbridge evidently export.rds finspace finspace-databrew firehose fis fms forecast frauddetector freertos fsx
  gamelift geo globalaccelerator glue grafana greengrass groundstation guardduty health healthlake honeycode iam
  identitystore imagebuilder importexport inspector inspector2 internetmonitor iot iotanalytics iotdeviceadvisor
  iotevents iotfleethub iotfleetwise iotroborunner iotsitewise iotthingsgraph iottwinmaker iotwireless ivs jellyfish kafka
  kafkaconnect kendra kinesis kinesisanalytics kinesisvideo kms lakeformation lambda lex lexv2 license-manager
  lightsail location logdelivery.elasticloadbalancing logger.cloudfront logs lookoutequipment lookoutmetrics
  lookoutvision m2 machinelearning macie macie2 maintenance.docdb managedblockchain managedservices marketplace
  mediaconnect mediaconvert medialive mediapackage mediapackagev2 mediastore mediatailor member.org.stacksets.cloudformation
  memorydb mgh mgn migrationhub mobileanalytics mobilehub monitoring monitoring.rds mq mwaa neptune neptune-graph
  network-firewall networkmanager networkmonitor nimble omics ops.apigateway ops.emr-serverless opensearchserverless
  opensearchservice opsworks opsworks-cm organizations osis osis-pipelines outposts panorama payment-cryptography
  pca-connector-ad personalize pinpoint pipes pods.eks polly pricing private-networks proton purchaseorders qbusiness
  application.qbusiness qldb quicksight ram rds rds-preview redshift redshift-data redshift-serverless
  redshift.application-autoscaling rekognition repostspace resiliencehub resource-explorer-2 resource-groups
  resources.cloudformation robomaker rolesanywhere route53 route53-recovery-cluster route53-recovery-control-config
  route53-recovery-readiness route53domains route53resolver rum s3 s3-object-lambda s3-outposts sagemaker
  sagemaker.application-autoscaling scheduler schemas secretsmanager securityhub securitylake serverlessrepo
  servicecatalog servicecatalog-appregistry servicediscovery servicequotas ses shield signer signin simspaceweaver
  sms sms-voice snow-device-management snowball sns spot spotfleet sqs ssm ssm-contacts ssm-guiconnect ssm-incidents
  ssm-quicksetup ssm-sap sso stacksets.cloudformation states storagegateway streams.metrics.cloudwatch sts
  support supportapp swf synthetics tagging tasks.apprunner textract timestream tnb transcribe transfer transitgateway
  translate trustedadvisor verified-access vmie voiceid vpc vpc-flow-logs vpc-lattice vpce waf waf-regional wafv2
  wellarchitected wickr wisdom workdocs workmail workspaces workspaces-web xray
`;

export const SERVICE_PRINCIPALS: readonly string[] = NAMES.trim()
  .split(/\s+/)
  .map((name) => `${name}.amazonaws.com`);

/**
 * Services that act for many customers and say for whom: their guides ask for aws:SourceArn or aws:SourceAccount in
 * the trust policies of their roles.
 */
export const SENDS_SOURCE: ReadonlySet<string> = new Set(
  `aoss apprunner apigateway appflow aps athena backup bedrock bedrock-agentcore budgets channels.lex chatbot cloudtrail
  cloudformation comprehend config connect datasync delivery.logs dms events export.rds firehose fis forecast
  glue grafana imagebuilder iot kendra kinesisanalytics lex lexv2 location logs mediaconvert osis-pipelines
  personalize pipes qbusiness quicksight redshift rekognition s3 batchoperations.s3 sagemaker scheduler securitylake
  ses sns ssm ssm-incidents states streams.metrics.cloudwatch synthetics textract transcribe transfer translate
  vpc-flow-logs`
    .split(/\s+/)
    .map((name) => `${name}.amazonaws.com`),
);

export interface SpecialService {
  /** Lint id that speaks of it. */
  readonly rule: string;
  /** Beyond sts:AssumeRole. */
  readonly actions: readonly string[];
  readonly otherwise: string;
}

/** Services that need more than sts:AssumeRole (iam-semantics 3.3). */
export const SPECIAL_SERVICES: ReadonlyMap<string, SpecialService> = new Map(
  Object.entries({
    'pods.eks.amazonaws.com': {
      rule: 'L-EKS-TAGSESSION',
      actions: ['sts:TagSession'],
      otherwise: 'EKS Pod Identity passes session tags and cannot start the session.',
    },
    'rolesanywhere.amazonaws.com': {
      rule: 'L-ROLESANYWHERE-ACTIONS',
      actions: ['sts:TagSession', 'sts:SetSourceIdentity'],
      otherwise: 'IAM Roles Anywhere passes tags and a source identity and cannot start the session.',
    },
    'account-access.amazonaws.com': {
      rule: 'L-AAM-SETCONTEXT',
      actions: ['sts:SetContext'],
      otherwise: 'Account Access Manager passes the context of the person who signs in.',
    },
  }),
);
