// KMS keys: no principal, not even root, may use a key that its key policy does not open.
// https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
import { ordinaryGrant } from './ordinaryRule.ts';
import { type Claims, trustGrant } from './trustRule.ts';
import type { Truth } from './truth.ts';

const KEY_ARN = /^arn:[^:]+:kms:[^:]*:[^:]*:key\/./;

/** The request is about a key, so its key policy decides; aliases, stores and grants follow the ordinary rule. */
export const isKeyRequest = (resource: string): boolean => KEY_ARN.test(resource);

/**
 * As with trust policies: whoever the key policy names may, and where it names the account that account's identity
 * policies decide. Root has no identity policies and needs none.
 */
export function keyGrant(claims: Claims): Truth {
  if (claims.callerKind === 'anyone') return ordinaryGrant(claims);
  return trustGrant(claims.callerKind === 'root' ? { ...claims, identity: 'yes' } : claims);
}
