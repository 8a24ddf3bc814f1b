// Who sends the request: the kinds of principals that a policy can name.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
import { type IamKind, iamName, isAccountId, isPlaceholderAccount } from './arn.ts';

export type CallerKind =
  'user' | 'role' | 'session' | 'account' | 'root' | 'federatedUser' | 'service' | 'saml' | 'oidc' | 'anyone';

export interface Caller {
  readonly kind: CallerKind;
  /** As in the question: ARN, account id, service name, provider ARN, built-in web identity, or `*`. */
  readonly arn: string;
  /** null: services, federated callers, anyone. */
  readonly account: string | null;
  /** null: not known or without meaning; then partitions are not compared. */
  readonly partition: string | null;
  /** `AIDA…` / `AROA…`, of a session that of its role. */
  readonly uniqueId?: string;
  /** Of a session: the full ARN of its role, path included. */
  readonly roleArn?: string;
  /** Service-linked roles are exempt from SCPs and RCPs. */
  readonly serviceLinked: boolean;
}

/** Web identity providers that need no provider entity in the account. */
export const BUILT_IN_WEB_IDENTITIES: readonly string[] = [
  'accounts.google.com',
  'cognito-identity.amazonaws.com',
  'graph.facebook.com',
  'www.amazon.com',
];

/**
 * The names of services in the partitions: `ec2.amazonaws.com`, in China some end in `.cn`, in isolated Regions some in
 * the domain of those.
 */
const SERVICE_NAME =
  /^[a-z0-9.-]+\.(?:amazonaws\.(?:com(?:\.cn)?|eu)|c2s\.ic\.gov|sc2s\.sgov\.gov|csp\.hci\.ic\.gov|cloud\.adc-e\.uk)$/;

export const isServiceName = (text: string): boolean => SERVICE_NAME.test(text);

const KIND_OF_NAME: Readonly<Partial<Record<IamKind, CallerKind>>> = {
  user: 'user',
  role: 'role',
  session: 'session',
  root: 'root',
  federatedUser: 'federatedUser',
  samlProvider: 'saml',
  oidcProvider: 'oidc',
};

/**
 * Kind of a source: user, role or session ARN, account id (or its placeholder), `arn:…:root`, federated-user ARN,
 * service name, provider ARN, built-in web identity, or `*` for anyone. null: no source at all.
 */
export function callerKind(source: string): CallerKind | null {
  if (source === '*') return 'anyone';
  if (BUILT_IN_WEB_IDENTITIES.includes(source)) return 'oidc';
  const name = iamName(source);
  if (name !== null) return KIND_OF_NAME[name.kind] ?? null;
  if (source.startsWith('arn:')) return null;
  if (isServiceName(source)) return 'service';
  if (isAccountId(source)) return 'account';
  // Any capitals may be a placeholder inside an ARN; standing alone they must say so.
  return isPlaceholderAccount(source) && /ACCOUNT|^[<{$\d]/.test(source) ? 'account' : null;
}

/** Callers that live in an account and have identity policies, as opposed to services and federated callers. */
export const hasIdentitySide = (kind: CallerKind): boolean =>
  kind !== 'service' && kind !== 'saml' && kind !== 'oidc';
