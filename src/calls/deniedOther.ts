// Refusals of STS in other words: they name neither caller nor role, but say something all the same.
// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html

export interface OtherRefusal {
  readonly code: string;
  /** `g` flag. */
  readonly test: RegExp;
  /** What it comes to, one or two sentences; `found` is the match with its groups. */
  readonly says: (found: readonly (string | undefined)[]) => string;
}

/** Not to be mistaken: none of these tells who or whom, so none becomes an edge. */
export const OTHER_REFUSALS: readonly OtherRefusal[] = [
  {
    code: 'DENIED-ENCODED',
    test: /Encoded authorization failure message: {0,20}([\w+/=*-]{8,})/g,
    says: () =>
      'The reason is encoded. Decode it with aws sts decode-authorization-message --encoded-message … --query DecodedMessage --output text, and paste what it prints.',
  },
  {
    code: 'DENIED-MFA',
    test: /MultiFactorAuthentication failed([^\n]{0,120})/g,
    says: () =>
      'The code of the MFA device was refused before any policy was asked: a wrong or used code, or mfa_serial is not the device of the user who calls.',
  },
  {
    code: 'DENIED-ROOT',
    test: /Roles may not be assumed by root accounts/g,
    says: () =>
      'The root user of an account called. It can never assume a role; an IAM user or a role has to.',
  },
  {
    code: 'DENIED-HOUR',
    test: /DurationSeconds exceeds the 1 hour session limit/g,
    says: () => 'A role assumed a role: then a session lasts at most one hour. Ask for 3600 seconds or less.',
  },
  {
    code: 'DENIED-DURATION',
    test: /DurationSeconds exceeds the MaxSessionDuration/g,
    says: () =>
      'The call asked for a longer session than the role allows: raise MaxSessionDuration of the role, or ask for less.',
  },
  {
    code: 'DENIED-NO-PROVIDER',
    test: /No OpenIDConnect provider found in your account for ([^\s"',)]{1,300})/g,
    says: ([, issuer = '']) =>
      `The account of the role has no identity provider for ${issuer}: no trust policy was asked. aws iam list-open-id-connect-providers shows those it has.`,
  },
  {
    code: 'DENIED-AUDIENCE',
    test: /Incorrect token audience/g,
    says: () =>
      'The audience of the token is not among the client IDs of the identity provider: no trust policy was asked. For GitHub and EKS it is sts.amazonaws.com.',
  },
  {
    code: 'DENIED-EXPIRED',
    test: /(?:ExpiredToken(?:Exception)?\b|Token (?:is|has) expired|security token included in the request is expired)/gi,
    says: () => 'The credentials or the token had expired: no policy was asked.',
  },
  {
    code: 'DENIED-KUBERNETES',
    test: /You must be logged in to the server \((?:Unauthorized|the server has asked[^)\n]{0,80})\)/g,
    says: () =>
      'Kubernetes refused, not AWS: the role or user has no access entry in the cluster. aws eks list-access-entries --cluster-name … shows who has.',
  },
  {
    code: 'DENIED-STACK-SET',
    test: /Account ([\w*-]{1,20}) should have '([\w+=,.@-]{1,64})' role with trust relationship to Role '([\w+=,.@/-]{1,600})'/g,
    says: ([, account = '', role = '', administrator = '']) =>
      `The role ${role} is not in account ${account}, or its trust policy does not name role/${administrator} of the administrator account: aws iam get-role --role-name ${role} with credentials of ${account} shows it. A role with a path has it in its ARN.`,
  },
];
