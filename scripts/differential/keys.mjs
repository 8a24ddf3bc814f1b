// Condition keys with the few values that requests carry and policies ask for.
import { AWAY, HOME } from './world.mjs';

const arn = (account, rest) => `arn:aws:iam::${account}:${rest}`;

/**
 * `given`: values of the request; `asked`: values of policies; `present`: how often the request carries the key.
 * Keys that follow from the caller have no `given` (see contextFor in generate.mjs).
 */
export const KEYS = [
  {
    name: 'aws:PrincipalOrgID',
    type: 'String',
    given: ['o-abc123', 'o-zzz999'],
    asked: ['o-abc123', 'o-*', 'O-ABC123'],
  },
  {
    name: 'aws:PrincipalTag/team',
    type: 'String',
    given: ['blue', 'Blue', 'red', 'App', '*', ''],
    asked: [
      'blue',
      'BLUE',
      'b*',
      'r?d',
      '${aws:ResourceTag/team}',
      "${aws:ResourceTag/team, 'blue'}",
      '${*}',
      '',
    ],
  },
  {
    name: 'aws:ResourceTag/team',
    type: 'String',
    given: ['blue', 'red', 'bl*'],
    asked: ['blue', '${aws:PrincipalTag/team}', 're*', "${aws:PrincipalTag/team, 'red'}", '${aws:TagKeys}'],
  },
  {
    name: 'aws:RequestedRegion',
    type: 'String',
    given: ['eu-west-1', 'us-east-1'],
    asked: ['eu-west-1', 'eu-*', 'us-east-1', 'EU-WEST-1'],
  },
  {
    name: 'aws:UserAgent',
    type: 'String',
    given: ['cli/2', 'a*b?c'],
    asked: ['cli/?', 'cli/2', 'a${*}b${?}c', 'a*c', '${$}'],
  },
  { name: 'aws:SourceVpc', type: 'String', given: ['vpc-1'], asked: ['vpc-1', 'vpc-*', 'vpc-2'] },
  { name: 'aws:username', type: 'String', asked: ['alice', 'ALICE', 'b?b', '${aws:PrincipalTag/team}'] },
  { name: 'aws:PrincipalAccount', type: 'String', asked: [HOME, AWAY, '1*', '${aws:ResourceAccount}'] },
  { name: 'aws:ResourceAccount', type: 'String', asked: [HOME, AWAY, '${aws:PrincipalAccount}'] },
  { name: 'aws:PrincipalType', type: 'String', asked: ['User', 'AssumedRole', 'assumedrole'] },
  {
    name: 'sts:ExternalId',
    type: 'String',
    sts: true,
    given: ['blue-42', 'x'],
    asked: ['blue-42', 'BLUE-42', 'blue-*'],
  },
  {
    name: 'sts:RoleSessionName',
    type: 'String',
    sts: true,
    given: ['alice', 'deploy'],
    asked: ['${aws:username}', 'deploy', "${aws:username, 'deploy'}", '*'],
  },
  {
    name: 'aws:TagKeys',
    type: 'String',
    multi: true,
    given: ['team', 'env', 'Cost'],
    asked: ['team', 'env', 'e*', 'cost', 'TEAM'],
  },
  {
    name: 'aws:PrincipalOrgPaths',
    type: 'String',
    multi: true,
    given: ['o-abc123/r-1/ou-a/', 'o-abc123/r-1/ou-b/'],
    asked: ['o-abc123/r-1/*', 'o-abc123/r-1/ou-a/', 'o-z/*'],
  },
  {
    name: 'aws:CalledVia',
    type: 'String',
    multi: true,
    given: ['athena.amazonaws.com', 'cloudformation.amazonaws.com'],
    asked: ['athena.amazonaws.com', 'cloud*'],
    present: 0.2,
  },
  {
    name: 'aws:PrincipalArn',
    type: 'ARN',
    asked: [
      arn(HOME, 'role/App'),
      arn('*', 'role/team/*'),
      arn(HOME, 'user/*'),
      arn(HOME, '*'),
      arn(AWAY, 'role/A?p'),
      '*',
      'arn:aws:iam::*:role/${aws:PrincipalTag/team}',
    ],
  },
  {
    name: 'aws:SourceArn',
    type: 'ARN',
    given: [`arn:aws:sns:eu-west-1:${HOME}:topic`, `arn:aws:s3:::reports`],
    asked: [`arn:aws:sns:*:${HOME}:*`, 'arn:aws:s3:::rep*', 'arn:aws:sns:eu-west-1:*', 'arn:aws:*:*:*:topic'],
    present: 0.4,
  },
  {
    name: 'aws:MultiFactorAuthPresent',
    type: 'Bool',
    given: ['true', 'false'],
    asked: ['true', 'false', 'TRUE'],
  },
  {
    name: 'aws:SecureTransport',
    type: 'Bool',
    given: ['true', 'true', 'false'],
    asked: ['true', 'false'],
    present: 0.9,
  },
  { name: 'aws:PrincipalIsAWSService', type: 'Bool', asked: ['true', 'false'] },
  { name: 'aws:ViaAWSService', type: 'Bool', given: ['true', 'false'], asked: ['true', 'false', 'False'] },
  {
    name: 'aws:MultiFactorAuthAge',
    type: 'Numeric',
    given: ['10', '3600', '90.5', '-1', '1e3'],
    asked: ['10', '3600', '90.5', '100', '1000', '10.0', '0'],
  },
  {
    name: 'aws:CurrentTime',
    type: 'Date',
    given: ['2026-03-01T12:00:00Z', '2026-03-01T14:00:00+02:00', '2025-01-01T00:00:00.5Z'],
    asked: ['2026-03-01T12:00:00Z', '2026-03-01', '2027-01-01T00:00:00Z', '1772366400'],
  },
  {
    name: 'aws:EpochTime',
    type: 'Date',
    given: ['1772366400', '1735689600'],
    asked: ['2026-03-01T12:00:00Z', '1772366400', '1800000000'],
  },
  {
    name: 'aws:SourceIp',
    type: 'IP',
    given: ['203.0.113.7', '10.1.2.3', '2001:db8::7', '192.0.2.255'],
    asked: [
      '203.0.113.0/24',
      '203.0.113.7',
      '10.0.0.0/8',
      '2001:db8::/32',
      '0.0.0.0/0',
      '::/0',
      '192.0.2.254/31',
      '203.0.113.7/32',
    ],
  },
  {
    name: 'aws:VpcSourceIp',
    type: 'IP',
    given: ['10.1.2.3'],
    asked: ['10.0.0.0/8', '10.1.2.0/30'],
    present: 0.3,
  },
];

const ORDER = ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'];

export const OPERATORS = {
  String: [
    'StringEquals',
    'StringNotEquals',
    'StringEqualsIgnoreCase',
    'StringNotEqualsIgnoreCase',
    'StringLike',
    'StringNotLike',
  ],
  ARN: ['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'],
  Bool: ['Bool'],
  Numeric: ORDER.map((suffix) => `Numeric${suffix}`),
  Date: ORDER.map((suffix) => `Date${suffix}`),
  IP: ['IpAddress', 'NotIpAddress'],
};
