import { describe, expect, test } from 'vitest';
import { attemptsOf, harvestsOf } from './harvestText.ts';

const BUILD = 'arn:aws:iam::111111111111:role/ci/Build';
const SESSION = 'arn:aws:sts::111111111111:assumed-role/Build/run-7';
const DEPLOY = 'arn:aws:iam::222222222222:role/Deploy';

const assumed = {
  type: 'AssumedRole',
  principalId: 'AROABUILD0000000000AB:run-7',
  arn: SESSION,
  accountId: '111111111111',
  sessionContext: {
    sessionIssuer: {
      type: 'Role',
      principalId: 'AROABUILD0000000000AB',
      arn: BUILD,
      accountId: '111111111111',
      userName: 'Build',
    },
    attributes: { mfaAuthenticated: 'false', creationDate: '2026-03-02T09:00:00Z' },
    sourceIdentity: 'mia',
  },
};

const event = (more: object = {}) => ({
  eventVersion: '1.11',
  userIdentity: assumed,
  eventTime: '2026-03-02T10:00:00Z',
  eventSource: 'sts.amazonaws.com',
  eventName: 'AssumeRole',
  awsRegion: 'eu-west-1',
  sourceIPAddress: '192.0.2.4',
  userAgent: 'aws-cli/2',
  requestParameters: {
    roleArn: DEPLOY,
    roleSessionName: 's',
    externalId: 'blue',
    tags: [{ key: 'Team', value: 'web' }],
    transitiveTagKeys: ['Team'],
    incomingTransitiveTags: { Cost: '7' },
    sourceIdentity: 'mia',
  },
  responseElements: { credentials: { accessKeyId: 'ASIAEXAMPLE', sessionToken: 'secret' } },
  eventID: 'e-1',
  eventType: 'AwsApiCall',
  recipientAccountId: '111111111111',
  ...more,
});

describe('CloudTrail', () => {
  test('a call with everything it carried', async () => {
    const [attempt] = await attemptsOf(JSON.stringify(event()));
    expect(attempt).toEqual({
      source: SESSION,
      target: DEPLOY,
      action: 'sts:AssumeRole',
      outcome: 'allowed',
      origin: 'cloudtrail',
      name: 'CloudTrail',
      time: '2026-03-02T10:00:00Z',
      context: {
        'aws:requestedregion': 'eu-west-1',
        'aws:sourceip': '192.0.2.4',
        'aws:sourcevpc': null,
        'aws:sourcevpce': null,
        'aws:multifactorauthpresent': 'false',
        'sts:sourceidentity': 'mia',
        'aws:sourceidentity': 'mia',
        'aws:tagkeys': ['Team'],
        'aws:requesttag/team': 'web',
        'sts:transitivetagkeys': ['Team'],
        'session:inheritedtransitivetags': ['Cost'],
        'aws:principaltag/cost': '7',
        'sts:externalid': 'blue',
        'sts:rolesessionname': 's',
        'aws:userid': 'AROABUILD0000000000AB:run-7',
      },
    });
  });

  test.each([
    ['a log file', { Records: [event()] }],
    [
      'lookup-events',
      { Events: [{ EventId: 'e-1', EventName: 'AssumeRole', CloudTrailEvent: JSON.stringify(event()) }] },
    ],
    ['a list', [event()]],
    ['EventBridge', { 'detail-type': 'AWS API Call via CloudTrail', source: 'aws.sts', detail: event() }],
    [
      'filter-log-events',
      { events: [{ logStreamName: 'x', message: JSON.stringify(event()), eventId: '3' }] },
    ],
    [
      'Logs Insights',
      {
        results: [
          [
            { field: '@timestamp', value: 'x' },
            { field: '@message', value: JSON.stringify(event()) },
          ],
        ],
      },
    ],
  ])('wrapped as %s', async (_, value) => {
    expect(await attemptsOf(JSON.stringify(value))).toMatchObject([
      { source: SESSION, target: DEPLOY, outcome: 'allowed' },
    ]);
  });

  test('one record a line', async () => {
    const lines = `${JSON.stringify(event())}\n${JSON.stringify(event({ errorCode: 'AccessDenied', errorMessage: `User: ${SESSION} is not authorized to perform: sts:AssumeRole on resource: ${DEPLOY}`, requestParameters: null }))}\n`;
    expect((await attemptsOf(lines)).map(({ outcome, target }) => [outcome, target])).toEqual([
      ['allowed', DEPLOY],
      ['denied', DEPLOY],
    ]);
  });

  test('many calls of one kind are counted, with first and last time', async () => {
    const at = (eventTime: string, eventID: string) => event({ eventTime, eventID });
    const Records = [
      at('2026-03-02T10:00:00Z', 'a'),
      at('2026-03-02T09:00:00Z', 'b'),
      at('2026-03-03T10:00:00Z', 'c'),
    ];
    expect(await attemptsOf(JSON.stringify({ Records }))).toMatchObject([
      { count: 3, time: '2026-03-02T09:00:00Z', until: '2026-03-03T10:00:00Z' },
    ]);
  });

  const identities: readonly (readonly [string, object, object])[] = [
    [
      'IAMUser',
      {
        userIdentity: {
          type: 'IAMUser',
          arn: 'arn:aws:iam::111111111111:user/mia',
          accountId: '111111111111',
          principalId: 'AIDAX',
          userName: 'mia',
        },
      },
      { source: 'arn:aws:iam::111111111111:user/mia' },
    ],
    [
      'Root',
      {
        userIdentity: {
          type: 'Root',
          arn: 'arn:aws:iam::111111111111:root',
          accountId: '111111111111',
          principalId: '111111111111',
        },
      },
      { source: 'arn:aws:iam::111111111111:root' },
    ],
    [
      'AWSService',
      {
        userIdentity: { type: 'AWSService', invokedBy: 'ec2.amazonaws.com' },
        sourceIPAddress: 'ec2.amazonaws.com',
      },
      { source: 'ec2.amazonaws.com' },
    ],
    [
      'AWSAccount',
      {
        userIdentity: {
          type: 'AWSAccount',
          principalId: 'AROABUILD0000000000AB:run-7',
          accountId: '111111111111',
        },
        sharedEventID: 's-1',
      },
      { source: '111111111111', shared: ['s-1'] },
    ],
    [
      'WebIdentityUser',
      {
        eventName: 'AssumeRoleWithWebIdentity',
        userIdentity: {
          type: 'WebIdentityUser',
          principalId:
            'arn:aws:iam::222222222222:oidc-provider/token.actions.githubusercontent.com:sts.amazonaws.com:repo:octo/app:ref:refs/heads/main',
          userName: 'repo:octo/app:ref:refs/heads/main',
          identityProvider: 'arn:aws:iam::222222222222:oidc-provider/token.actions.githubusercontent.com',
        },
      },
      {
        source: 'arn:aws:iam::222222222222:oidc-provider/token.actions.githubusercontent.com',
        token: {
          issuer: 'token.actions.githubusercontent.com',
          claims: { sub: 'repo:octo/app:ref:refs/heads/main', aud: 'sts.amazonaws.com' },
        },
      },
    ],
    [
      'SAMLUser',
      {
        eventName: 'AssumeRoleWithSAML',
        userIdentity: { type: 'SAMLUser', principalId: 'x=:mia', userName: 'mia', identityProvider: 'x=' },
        requestParameters: {
          roleArn: DEPLOY,
          principalArn: 'arn:aws:iam::222222222222:saml-provider/Okta',
          sAMLAssertionID: '_1',
        },
      },
      { source: 'arn:aws:iam::222222222222:saml-provider/Okta', action: 'sts:AssumeRoleWithSAML' },
    ],
  ];
  test.each(identities)('a caller of type %s', async (_, more, expected) => {
    expect(await attemptsOf(JSON.stringify(event(more)))).toMatchObject([expected]);
  });

  test('switching roles in the console', async () => {
    const value = event({
      eventSource: 'signin.amazonaws.com',
      eventName: 'SwitchRole',
      requestParameters: null,
      userIdentity: {
        ...assumed,
        arn: 'arn:aws:sts::222222222222:assumed-role/Deploy/mia',
        sessionContext: undefined,
      },
      additionalEventData: {
        SwitchFrom: 'arn:aws:iam::111111111111:user/mia',
        RedirectTo: 'https://console.aws.amazon.com/',
      },
      responseElements: { SwitchRole: 'Success' },
    });
    expect(await attemptsOf(JSON.stringify(value))).toMatchObject([
      { source: 'arn:aws:iam::111111111111:user/mia', target: DEPLOY, outcome: 'allowed' },
    ]);
  });

  test('what is left out is counted, with its reason', async () => {
    const Records = [
      event({ eventSource: 's3.amazonaws.com', eventName: 'GetObject' }),
      event({ errorCode: 'ExpiredTokenException' }),
      event({ userIdentity: { type: 'IdentityCenterUser', accountId: '111111111111' } }),
    ];
    const [harvest] = await harvestsOf(JSON.stringify({ Records }));
    expect(harvest?.attempts).toEqual([]);
    expect(harvest?.leftOut?.map(({ what, count }) => [what, count])).toEqual([
      ['events about something else', 1],
      ['calls that failed for another reason (ExpiredTokenException)', 1],
      ['calls of users of Identity Center, who get roles without AssumeRole', 1],
    ]);
    expect(JSON.stringify(harvest)).not.toContain('secret');
  });

  test('an S3 notification is no CloudTrail', async () => {
    const Records = [
      { eventSource: 'aws:s3', eventName: 'ObjectCreated:Put', userIdentity: { principalId: 'x' } },
    ];
    expect(await harvestsOf(JSON.stringify({ Records }))).toEqual([]);
  });
});
