import { describe, expect, test } from 'vitest';
import { attemptsOf, harvestsOf } from './harvestText.ts';
import { namedReason } from './deniedMessage.ts';

const BUILD = 'arn:aws:iam::111111111111:role/Build';
const DEPLOY = 'arn:aws:iam::222222222222:role/Deploy';
const SESSION = 'arn:aws:sts::111111111111:assumed-role/Build/run-7';
const FRAME = `User: ${SESSION} is not authorized to perform: sts:AssumeRole on resource: ${DEPLOY}`;

/** [who prints it, the text, caller, role] */
const SHAPES: readonly (readonly [string, string, string | null, string | null])[] = [
  [
    'AWS CLI',
    `An error occurred (AccessDenied) when calling the AssumeRole operation: ${FRAME}`,
    SESSION,
    DEPLOY,
  ],
  [
    'boto3',
    `Traceback (most recent call last):\n  File "app.py", line 3, in <module>\nbotocore.exceptions.ClientError: An error occurred (AccessDenied) when calling the AssumeRole operation: ${FRAME}\n`,
    SESSION,
    DEPLOY,
  ],
  [
    'Java SDK',
    `com.amazonaws.services.securitytoken.model.AWSSecurityTokenServiceException: ${FRAME} (Service: AWSSecurityTokenService; Status Code: 403; Error Code: AccessDenied; Request ID: 1f; Proxy: null)`,
    SESSION,
    DEPLOY,
  ],
  ['Go SDK', `AccessDenied: ${FRAME}\n\tstatus code: 403, request id: 0f3e`, SESSION, DEPLOY],
  [
    'Terraform',
    [
      '╷',
      '│ Error: Cannot assume IAM Role',
      '│ ',
      '│   with provider["registry.terraform.io/hashicorp/aws"],',
      '│   on main.tf line 12, in provider "aws":',
      '│   12: provider "aws" {',
      '│ ',
      `│ IAM Role (${DEPLOY}) cannot be assumed.`,
      '│ ',
      '│ Error: operation error STS: AssumeRole, https response error StatusCode: 403, RequestID: 7f, api error AccessDenied: User:',
      `│ ${SESSION} is not authorized to perform: sts:AssumeRole on resource:`,
      `│ ${DEPLOY}`,
      '╵',
    ].join('\n'),
    SESSION,
    DEPLOY,
  ],
  [
    'GitHub Actions with keys',
    `2026-03-02T10:11:12.0000000Z ##[error]Could not assume role with user credentials: User: arn:aws:iam::111111111111:user/ci is not authorized to perform: sts:TagSession on resource: ${DEPLOY}`,
    'arn:aws:iam::111111111111:user/ci',
    DEPLOY,
  ],
  [
    'GitHub Actions with OIDC',
    [
      'Run aws-actions/configure-aws-credentials@v4',
      '  with:',
      `    role-to-assume: ${DEPLOY}`,
      '    aws-region: eu-west-1',
      'Assuming role with OIDC',
      'Assuming role with OIDC',
      'Error: Could not assume role with OIDC: Not authorized to perform sts:AssumeRoleWithWebIdentity',
    ].join('\n'),
    null,
    DEPLOY,
  ],
  [
    'a pod',
    'WebIdentityErr: failed to retrieve credentials\ncaused by: AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity\n\tstatus code: 403',
    null,
    null,
  ],
  [
    'a Python exception as bytes',
    `[ERROR] Exception: b'\\nAn error occurred (AccessDenied) when calling the AssumeRole operation: ${FRAME}\\nUnable to connect to the server'`,
    SESSION,
    DEPLOY,
  ],
  [
    'commented, with named accounts',
    '  # An error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:sts::<a>:assumed-role/foo/s1 is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::<b>:role/bar',
    'arn:aws:sts::<a>:assumed-role/foo/s1',
    'arn:aws:iam::<b>:role/bar',
  ],
  [
    'SAML',
    'An error occurred (AccessDenied) when calling the AssumeRoleWithSAML operation: Not authorized to perform sts:AssumeRoleWithSAML',
    null,
    null,
  ],
  [
    'a mail that broke the lines',
    [
      'An error occurred (AccessDenied) when calling the AssumeRole operation:',
      `User: ${SESSION} is not`,
      'authorized to perform: sts:AssumeRole on resource:',
      `${DEPLOY} with an explicit deny in a`,
      'resource-based policy',
    ].join('\n'),
    SESSION,
    DEPLOY,
  ],
  [
    'a page that broke the lines elsewhere',
    `User: ${SESSION} is\nnot authorized to\nperform: sts:AssumeRole on\nresource: ${DEPLOY}`,
    SESSION,
    DEPLOY,
  ],
  [
    'lines broken before and behind the words',
    `An error occurred (AccessDenied)\nwhen calling the AssumeRole operation:\nUser: ${SESSION} \nis not authorized to perform:\nsts:AssumeRole on resource: \n${DEPLOY}\n`,
    SESSION,
    DEPLOY,
  ],
  [
    'a report that sets every name in backticks, without the name of the session',
    `no luck: User: \`arn:aws:sts::111111111111:assumed-role/Build\` is not authorized to perform: \`sts:TagSession\` on resource: \`${DEPLOY}\``,
    BUILD,
    DEPLOY,
  ],
  [
    'CodePipeline',
    `\`\`\`${BUILD} is not authorized to perform AssumeRole on role ${DEPLOY} (Service: AWSCodePipeline; Status Code: 400)\`\`\``,
    BUILD,
    DEPLOY,
  ],
];

/** [text, service, role] */
const SERVICES: readonly (readonly [string, string, string | null])[] = [
  [
    `ValidationException: Provided role '${DEPLOY}' cannot be assumed by principal 'events.amazonaws.com'.`,
    'events.amazonaws.com',
    DEPLOY,
  ],
  [
    `service web failed to launch a task with (error ECS was unable to assume the role '${DEPLOY}' that was provided for this task.`,
    'ecs-tasks.amazonaws.com',
    DEPLOY,
  ],
  [
    `Service is unable to assume role ${DEPLOY}. Please verify role's TrustPolicy`,
    'glue.amazonaws.com',
    DEPLOY,
  ],
  [
    `Firehose is unable to assume role ${DEPLOY}. Please check the role provided.`,
    'firehose.amazonaws.com',
    DEPLOY,
  ],
  [
    `Could not assume role ${DEPLOY}. Please ensure that the role exists and allows principal 'sagemaker.amazonaws.com' to assume the role.`,
    'sagemaker.amazonaws.com',
    DEPLOY,
  ],
  [`CodeBuild is not authorized to perform: sts:AssumeRole on ${DEPLOY}`, 'codebuild.amazonaws.com', DEPLOY],
  [
    `Role ${DEPLOY} is invalid or cannot be assumed (Service: AmazonCloudFormation)`,
    'cloudformation.amazonaws.com',
    DEPLOY,
  ],
  [
    'InvalidParameterValueException: The role defined for the function cannot be assumed by Lambda.',
    'lambda.amazonaws.com',
    null,
  ],
  [
    'Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.',
    'states.amazonaws.com',
    null,
  ],
];

describe('a service that could not assume a role', () => {
  test.each(SERVICES)('%s', async (text, source, target) => {
    expect(await attemptsOf(text)).toMatchObject([
      { source, target, action: 'sts:AssumeRole', outcome: 'denied' },
    ]);
  });
});

describe('access denied messages', () => {
  test.each(SHAPES)('%s', async (_, text, source, target) => {
    const [attempt, ...more] = await attemptsOf(text);
    expect(more).toEqual([]);
    expect(attempt).toMatchObject({ source, target, outcome: 'denied', origin: 'error' });
  });

  test.each([
    ['with an explicit deny in a\nresource-based policy', 'trust', 'explicit'],
    ['because no\nidentity-based policy allows the sts:AssumeRole action', 'permission', 'implicit'],
    ['because no service control\npolicy allows the sts:AssumeRole action', 'scp', 'implicit'],
  ])('the reason is read across lines: %j', async (reason, gate, deny) => {
    const broken = `User: ${SESSION} is not\nauthorized to perform: sts:AssumeRole on resource:\n${DEPLOY} ${reason}\n`;
    const [attempt] = await attemptsOf(broken);
    expect(namedReason(attempt?.message ?? '')).toMatchObject({ gate, deny });
  });

  test('the issuer of a refused web identity comes from the lines around', async () => {
    const [github] = await attemptsOf(SHAPES[6]?.[1] ?? '');
    expect(github?.token?.issuer).toBe('token.actions.githubusercontent.com');
  });

  /** [message, gate, deny] */
  test.each([
    ['because no identity-based policy allows the sts:AssumeRole action', 'permission', 'implicit'],
    ['because no role trust policy allows the sts:AssumeRole action', 'trust', 'implicit'],
    ['because the role trust policy allows the sts:AssumeRole action', 'trust', 'implicit'],
    ['because no resource-based policy allows the sts:AssumeRole action', 'trust', 'implicit'],
    ['because no permissions boundary allows the sts:AssumeRole action', 'boundary', 'implicit'],
    ['because no session policy allows the sts:AssumeRole action', 'session', 'implicit'],
    ['because no service control policy allows the sts:AssumeRole action', 'scp', 'implicit'],
    ['because no VPC endpoint policy allows the sts:AssumeRole action', 'vpcEndpoint', 'implicit'],
    ['with an explicit deny in an identity-based policy', 'permission', 'explicit'],
    ['with an explicit deny in the role trust policy', 'trust', 'explicit'],
    ['with an explicit deny in a resource-based policy', 'trust', 'explicit'],
    ['with an explicit deny in a permissions boundary', 'boundary', 'explicit'],
    ['with an explicit deny in a session policy', 'session', 'explicit'],
    ['with an explicit deny in a service control policy', 'scp', 'explicit'],
    ['with an explicit deny in a resource control policy', 'rcp', 'explicit'],
    ['with an explicit deny in a VPC endpoint policy', 'vpcEndpoint', 'explicit'],
  ])('%s', (why, gate, deny) => {
    expect(namedReason(`${FRAME} ${why}`)).toMatchObject({ gate, deny });
    expect(namedReason(FRAME)).toBeNull();
  });

  test('newer messages name the policy that denies', () => {
    const arn = 'arn:aws:organizations::333333333333:policy/o-a1b2c3/service_control_policy/p-12345678';
    expect(namedReason(`${FRAME} with an explicit deny in a service control policy: ${arn}`)).toEqual({
      gate: 'scp',
      deny: 'explicit',
      policy: 'service control policy',
      policyArn: arn,
    });
  });

  test('many in a log: equal ones are counted with their times, others are told', async () => {
    const line = (time: string, said: string) => `${time} ERROR ${said}`;
    const log = [
      line('2026-03-02T10:00:00Z', FRAME),
      'some other line',
      line('2026-03-02T10:05:00Z', FRAME),
      line(
        '2026-03-02T10:06:00Z',
        `User: ${BUILD} is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::b/k"`,
      ),
    ].join('\n');
    const [harvest, ...more] = await harvestsOf(log);
    expect(more).toEqual([]);
    expect(harvest?.attempts).toMatchObject([
      { count: 2, time: '2026-03-02T10:00:00Z', until: '2026-03-02T10:05:00Z' },
    ]);
    expect(harvest?.leftOut).toMatchObject([{ what: 'messages about other actions', count: 1 }]);
  });

  test.each([
    [
      'You are not authorized to perform this operation. Encoded authorization failure message: Tn2JYVf8pQ',
      'DENIED-ENCODED',
    ],
    [
      'An error occurred (AccessDenied) when calling the AssumeRole operation: MultiFactorAuthentication failed with invalid MFA one time pass code.',
      'DENIED-MFA',
    ],
    ['Roles may not be assumed by root accounts.', 'DENIED-ROOT'],
    [
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
      'DENIED-HOUR',
    ],
    [
      'An error occurred (ValidationError): The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
      'DENIED-DURATION',
    ],
    [
      'InvalidIdentityToken: No OpenIDConnect provider found in your account for https://token.actions.githubusercontent.com',
      'DENIED-NO-PROVIDER',
    ],
    ['error: You must be logged in to the server (Unauthorized)', 'DENIED-KUBERNETES'],
    [
      "Account 222222222222 should have 'StackRunner' role with trust relationship to Role 'service-role/StackAdmin'.",
      'DENIED-STACK-SET',
    ],
    [
      'Error putting IAM role policy x: MalformedPolicyDocument: Policy document should not specify a principal.',
      'REFUSED-PRINCIPAL-HERE',
    ],
    ['MalformedPolicyDocument: AssumeRole policy may only specify STS AssumeRole actions.', 'REFUSED-ACTION'],
    ['MalformedPolicyDocument: Has prohibited field Resource', 'REFUSED-RESOURCE'],
    ['LimitExceeded: Cannot exceed quota for ACLSizePerRole: 2048', 'REFUSED-LENGTH'],
  ])('what names nobody is explained: %s', async (text, code) => {
    const all = await harvestsOf(text);
    expect(all.flatMap(({ notes }) => notes ?? []).map((note) => note.code)).toContain(code);
    expect(all.flatMap(({ attempts }) => attempts ?? [])).toEqual([]);
  });

  test('inside JSON: CloudFormation events and decoded messages', async () => {
    const events = {
      StackEvents: [
        {
          ResourceStatus: 'CREATE_FAILED',
          ResourceStatusReason: `Resource handler returned message: "${FRAME} (Service: Sts, Status Code: 403)"`,
        },
      ],
    };
    expect(await attemptsOf(JSON.stringify(events))).toMatchObject([{ source: SESSION, target: DEPLOY }]);
    const decoded = {
      allowed: false,
      explicitDeny: true,
      context: { principal: { id: 'AROAX:run-7', arn: SESSION }, action: 'sts:AssumeRole', resource: DEPLOY },
    };
    expect(await attemptsOf(JSON.stringify({ DecodedMessage: JSON.stringify(decoded) }))).toMatchObject([
      { source: SESSION, target: DEPLOY },
    ]);
  });

  test('inside JSON: a line of a log that names nobody, a role by half an ARN, a service', async () => {
    const line = (message: string) => attemptsOf(JSON.stringify({ level: 'FATAL', logger: 'x', message }));
    expect(
      await line(
        'caused by: AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity\n\tstatus code: 403',
      ),
    ).toMatchObject([{ source: null, target: null, action: 'sts:AssumeRoleWithWebIdentity' }]);
    expect(await line(FRAME.replace('arn:aws:iam::2', 'arn:iam::2'))).toMatchObject([
      { source: SESSION, target: DEPLOY, notes: [expect.stringContaining('which is no ARN')] },
    ]);
    expect(await line('The role defined for the function cannot be assumed by Lambda.')).toMatchObject([
      { source: 'lambda.amazonaws.com', target: null },
    ]);
  });

  test('policies beside a message stay what they are', async () => {
    const text = `${FRAME}\n\nTrust policy of Deploy:\n{"Version": "2012-10-17",\n "Statement": []}\n`;
    const all = await harvestsOf(text);
    expect(all).toHaveLength(1);
  });
});
