// The actions of STS, and which source each of those that trust policies are about serves.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html

/** The ones that may stand in a trust policy. */
export const TRUST_ACTIONS = [
  'sts:AssumeRole',
  'sts:AssumeRoleWithSAML',
  'sts:AssumeRoleWithWebIdentity',
  'sts:TagSession',
  'sts:SetSourceIdentity',
  'sts:SetContext',
] as const;

export const STS_ACTIONS: readonly string[] = [
  ...TRUST_ACTIONS,
  'sts:AssumeRoot',
  'sts:DecodeAuthorizationMessage',
  'sts:GetAccessKeyInfo',
  'sts:GetCallerIdentity',
  'sts:GetDelegatedAccessToken',
  'sts:GetFederationToken',
  'sts:GetServiceBearerToken',
  'sts:GetSessionToken',
  'sts:GetWebIdentityToken',
  'sts:TagGetWebIdentityToken',
];

/** The actions by which somebody becomes a role, lower-cased, as patterns are compared. */
export const ASSUME = 'sts:assumerole';
export const WITH_SAML = 'sts:assumerolewithsaml';
export const WITH_WEB_IDENTITY = 'sts:assumerolewithwebidentity';
export const MAIN_ACTIONS: readonly string[] = [ASSUME, WITH_SAML, WITH_WEB_IDENTITY];
export const TAG_SESSION = 'sts:tagsession';
export const SET_SOURCE_IDENTITY = 'sts:setsourceidentity';

/** As AWS writes it. */
export const actionName = (lower: string): string =>
  STS_ACTIONS.find((action) => action.toLowerCase() === lower) ?? lower;
