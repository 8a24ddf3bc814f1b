// Condition keys that matter when somebody assumes a role: type, how many values, who sets them.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html

import { remembered } from '#language/remembered.ts';

export type KeyType = 'String' | 'ARN' | 'Bool' | 'Numeric' | 'Date' | 'IP';

export interface ConditionKey {
  /** As AWS writes it. With a trailing `/` a family (`aws:PrincipalTag/`); `<provider>` stands for an OIDC host. */
  readonly name: string;
  readonly type: KeyType;
  readonly multi: boolean;
  /** Who puts it into the request, in plain words. */
  readonly setBy: string;
  readonly page: string;
}

const GUIDE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/';
const GLOBAL = `${GUIDE}reference_policies_condition-keys.html`;
const STS = `${GUIDE}reference_policies_iam-condition-keys.html`;

type Row = readonly [name: string, type: KeyType, setBy: string, multi?: 'multi'];

const GLOBAL_ROWS: readonly Row[] = [
  ['aws:PrincipalArn', 'ARN', 'AWS, from the caller: of a session it is the ARN of the role'],
  ['aws:PrincipalAccount', 'String', 'AWS, from the caller’s account'],
  ['aws:PrincipalOrgID', 'String', 'AWS, when the caller’s account is in an organization'],
  ['aws:PrincipalOrgPaths', 'String', 'AWS, when the caller’s account is in an organization', 'multi'],
  ['aws:PrincipalTag/', 'String', 'AWS, from the caller’s tags and session tags'],
  ['aws:PrincipalType', 'String', 'AWS, from the kind of caller'],
  ['aws:PrincipalIsAWSService', 'Bool', 'AWS, true when a service calls with its own principal'],
  ['aws:PrincipalServiceName', 'String', 'AWS, when a service calls with its own principal'],
  ['aws:PrincipalServiceNamesList', 'String', 'AWS, when a service calls with its own principal', 'multi'],
  ['aws:userid', 'String', 'AWS, from the caller’s unique id'],
  ['aws:username', 'String', 'AWS, for IAM users only'],
  ['aws:FederatedProvider', 'String', 'AWS, from the identity provider of the session'],
  ['aws:TokenIssueTime', 'Date', 'AWS, from the caller’s temporary credentials'],
  ['aws:MultiFactorAuthPresent', 'Bool', 'AWS, from the caller’s temporary credentials'],
  ['aws:MultiFactorAuthAge', 'Numeric', 'AWS, seconds since the caller’s MFA'],
  ['aws:SourceIdentity', 'String', 'AWS, the source identity that the calling session carries'],
  ['aws:SourceArn', 'ARN', 'the calling service, for the resource it acts for'],
  ['aws:SourceAccount', 'String', 'the calling service, for the account it acts for'],
  ['aws:SourceOrgID', 'String', 'the calling service, for the organization it acts for'],
  ['aws:SourceOrgPaths', 'String', 'the calling service, for the organization it acts for', 'multi'],
  ['aws:ResourceAccount', 'String', 'AWS, from the account of the resource'],
  ['aws:ResourceOrgID', 'String', 'AWS, from the organization of the resource'],
  ['aws:ResourceOrgPaths', 'String', 'AWS, from the organization of the resource', 'multi'],
  ['aws:ResourceTag/', 'String', 'AWS, from the tags of the resource'],
  ['aws:RequestTag/', 'String', 'the caller, by passing tags'],
  ['aws:TagKeys', 'String', 'the caller, by passing tags', 'multi'],
  ['aws:RequestedRegion', 'String', 'the caller, by choosing the endpoint'],
  ['aws:CurrentTime', 'Date', 'the clock of AWS'],
  ['aws:EpochTime', 'Date', 'the clock of AWS'],
  ['aws:SecureTransport', 'Bool', 'AWS, true when the call uses TLS'],
  ['aws:SourceIp', 'IP', 'the network, the caller’s public address'],
  ['aws:VpcSourceIp', 'IP', 'the network, the caller’s address inside its VPC'],
  ['aws:SourceVpc', 'String', 'the network, when the call uses a VPC endpoint'],
  ['aws:SourceVpcArn', 'ARN', 'the network, when the call uses a VPC endpoint'],
  ['aws:SourceVpce', 'String', 'the network, when the call uses a VPC endpoint'],
  ['aws:VpceAccount', 'String', 'the network, when the call uses a VPC endpoint'],
  ['aws:VpceOrgID', 'String', 'the network, when the call uses a VPC endpoint'],
  ['aws:VpceOrgPaths', 'String', 'the network, when the call uses a VPC endpoint', 'multi'],
  ['aws:UserAgent', 'String', 'the caller’s program; it can claim anything'],
  ['aws:Referer', 'String', 'the caller’s browser; it can claim anything'],
  ['aws:ViaAWSService', 'Bool', 'AWS, true when a service calls on the caller’s behalf'],
  ['aws:CalledVia', 'String', 'AWS, when services call on the caller’s behalf', 'multi'],
  ['aws:CalledViaFirst', 'String', 'AWS, when services call on the caller’s behalf'],
  ['aws:CalledViaLast', 'String', 'AWS, when services call on the caller’s behalf'],
  ['aws:AssumedRoot', 'Bool', 'AWS, for sessions of AssumeRoot'],
  [
    'aws:ViaCustomerDomain',
    'String',
    'AWS, for sessions of a temporary access delegation: the partner’s account',
  ],
  ['aws:SignInSessionArn', 'ARN', 'AWS, for sessions of a sign-in with OAuth, `aws login` say'],
  ['aws:ViaAWSMCPService', 'Bool', 'AWS, when its MCP service calls on the caller’s behalf'],
  ['aws:CalledViaAWSMCP', 'String', 'AWS, when its MCP service calls on the caller’s behalf'],
  ['aws:ChatbotSourceArn', 'ARN', 'Amazon Q Developer in chat applications, for the session of a channel'],
  ['aws:Ec2InstanceSourceVpc', 'String', 'EC2, for the session of an instance'],
  ['aws:Ec2InstanceSourcePrivateIPv4', 'IP', 'EC2, for the session of an instance'],
  ['ssm:SourceInstanceArn', 'ARN', 'Systems Manager, for the session of a managed instance'],
  ['glue:RoleAssumedBy', 'String', 'Glue, when it calls with a service role'],
  ['glue:CredentialIssuingService', 'String', 'Glue, for the session of a job'],
  ['codebuild:BuildArn', 'ARN', 'CodeBuild, for the session of a build'],
  ['codebuild:ProjectArn', 'ARN', 'CodeBuild, for the session of a build'],
  ['ec2:SourceInstanceARN', 'ARN', 'EC2, for the session of an instance'],
  ['ec2:RoleDelivery', 'Numeric', 'EC2, version of the instance metadata service'],
  ['lambda:SourceFunctionArn', 'ARN', 'Lambda, for the session of a function'],
  ['identitystore:UserId', 'String', 'Identity Center, for the session of a user'],
];

const STS_ROWS: readonly Row[] = [
  ['iam:ResourceTag/', 'String', 'AWS, from the tags of the role'],
  ['sts:ExternalId', 'String', 'the caller, with ExternalId'],
  ['sts:RoleSessionName', 'String', 'the caller, with RoleSessionName'],
  ['sts:SourceIdentity', 'String', 'the caller, with SourceIdentity'],
  ['sts:TransitiveTagKeys', 'String', 'the caller, with TransitiveTagKeys', 'multi'],
  ['sts:RequestContextProviders', 'ARN', 'the caller, with ProvidedContexts', 'multi'],
  ['sts:RequestContext/', 'String', 'the caller, with ProvidedContexts'],
  ['sts:DurationSeconds', 'Numeric', 'the caller, with DurationSeconds; not in AssumeRole'],
  ['sts:AWSServiceName', 'String', 'the caller of GetServiceBearerToken'],
  ['sts:TaskPolicyArn', 'ARN', 'the caller of AssumeRoot'],
  ['sts:RoleAuthorizedByIdp', 'Bool', 'AWS, when the identity provider names the role'],
  ['saml:aud', 'String', 'the SAML assertion: the URL that it was sent to'],
  ['saml:iss', 'String', 'the SAML assertion'],
  ['saml:sub', 'String', 'the SAML assertion'],
  ['saml:sub_type', 'String', 'the SAML assertion'],
  ['saml:namequalifier', 'String', 'AWS, from issuer, account and provider'],
  ['saml:doc', 'String', 'AWS, account and name of the SAML provider'],
  ['saml:cn', 'String', 'the SAML assertion', 'multi'],
  ['saml:commonName', 'String', 'the SAML assertion'],
  ['saml:eduOrgHomePageURI', 'String', 'the SAML assertion', 'multi'],
  ['saml:eduOrgIdentityAuthNPolicyURI', 'String', 'the SAML assertion', 'multi'],
  ['saml:eduOrgLegalName', 'String', 'the SAML assertion', 'multi'],
  ['saml:eduOrgSuperiorURI', 'String', 'the SAML assertion', 'multi'],
  ['saml:eduOrgWhitePagesURI', 'String', 'the SAML assertion', 'multi'],
  ['saml:eduPersonAffiliation', 'String', 'the SAML assertion', 'multi'],
  ['saml:eduPersonAssurance', 'String', 'the SAML assertion', 'multi'],
  ['saml:eduPersonEntitlement', 'String', 'the SAML assertion', 'multi'],
  ['saml:eduPersonNickname', 'String', 'the SAML assertion', 'multi'],
  ['saml:eduPersonOrgDN', 'String', 'the SAML assertion'],
  ['saml:eduPersonOrgUnitDN', 'String', 'the SAML assertion', 'multi'],
  ['saml:eduPersonPrimaryAffiliation', 'String', 'the SAML assertion'],
  ['saml:eduPersonPrimaryOrgUnitDN', 'String', 'the SAML assertion'],
  ['saml:eduPersonPrincipalName', 'String', 'the SAML assertion'],
  ['saml:eduPersonScopedAffiliation', 'String', 'the SAML assertion', 'multi'],
  ['saml:eduPersonTargetedID', 'String', 'the SAML assertion', 'multi'],
  ['saml:givenName', 'String', 'the SAML assertion'],
  ['saml:mail', 'String', 'the SAML assertion', 'multi'],
  ['saml:name', 'String', 'the SAML assertion'],
  ['saml:organizationStatus', 'String', 'the SAML assertion'],
  ['saml:primaryGroupSID', 'String', 'the SAML assertion'],
  ['saml:surname', 'String', 'the SAML assertion'],
  ['saml:uid', 'String', 'the SAML assertion', 'multi'],
  ['saml:x500UniqueIdentifier', 'String', 'the SAML assertion'],
  ['cognito-identity.amazonaws.com:amr', 'String', 'the identity pool’s token', 'multi'],
  ['<provider>:aud', 'String', 'the provider’s token: its audience, or azp when the token has one'],
  ['<provider>:sub', 'String', 'the provider’s token: its subject'],
  ['<provider>:amr', 'String', 'the provider’s token: how the user signed in', 'multi'],
  ['accounts.google.com:google/organization_number', 'Numeric', 'Google’s token: its organization'],
];

/** Any further claim of a web identity token, whatever its name. */
const CLAIM: Row = ['<provider>:', 'String', 'the provider’s token'];

const recordOf =
  (page: string) =>
  ([name, type, setBy, multi]: Row): ConditionKey => ({ name, type, multi: multi === 'multi', setBy, page });

const ANY_CLAIM = recordOf(STS)(CLAIM);

export const CONDITION_KEYS: readonly ConditionKey[] = [
  ...GLOBAL_ROWS.map(recordOf(GLOBAL)),
  ...STS_ROWS.map(recordOf(STS)),
  ANY_CLAIM,
];

const BY_NAME: ReadonlyMap<string, ConditionKey> = new Map(
  CONDITION_KEYS.map((record) => [record.name.toLowerCase(), record]),
);

/** `oidc.eks.eu-west-1.amazonaws.com/id/AB12:sub`: a host with a dot, perhaps a path, then one claim. */
const PROVIDER_KEY = /^[^:]*\.[^:]+:([^:]+)$/;

/** The record for a key as written in a policy (any case); null for keys that the table does not know. */
export const conditionKey = remembered((key): ConditionKey | null => {
  const lower = key.toLowerCase();
  const exact = BY_NAME.get(lower);
  if (exact !== undefined) return exact;
  const slash = lower.indexOf('/');
  const family = slash < 0 ? undefined : BY_NAME.get(lower.slice(0, slash + 1));
  if (family !== undefined) return family;
  const claim = PROVIDER_KEY.exec(lower)?.[1];
  if (claim === undefined) return null;
  return BY_NAME.get(`<provider>:${claim}`) ?? ANY_CLAIM;
});

/** Multivalued keys need `ForAllValues:` or `ForAnyValue:`. */
export const isMultivalued = (key: string): boolean => conditionKey(key)?.multi === true;
