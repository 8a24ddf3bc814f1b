// Whose credentials a profile stands for, as far as the files say.
// https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html#cli-configure-files-settings
import { iamName, isAccountId, isPlaceholderAccount } from '#language/arn.ts';
import type { Profile, ProfileList } from './profileList.ts';

export interface Holder {
  /** ARN of the role or user; null: the files do not say who it is. */
  readonly arn: string | null;
  /** `role`: made by AssumeRole, so the next call is role chaining. `keys`: long-term keys of some user. */
  readonly kind: 'role' | 'center' | 'keys' | 'temporary' | 'user' | 'unknown';
  /** Continues "profile a …": why nobody is named. */
  readonly why: string;
}

const value = (profile: Profile | undefined, key: string): string | undefined =>
  profile?.settings.get(key)?.value;

/** Role of a permission set: the Region is that of Identity Center, the suffix stands in no profile. */
function centerRole(profile: Profile, sessions: ProfileList['sessions']): Holder | null {
  const session = sessions.get(value(profile, 'sso_session') ?? '');
  const account = value(profile, 'sso_account_id');
  const role = value(profile, 'sso_role_name');
  if (account === undefined || role === undefined) return null;
  if (!isAccountId(account) && !isPlaceholderAccount(account)) return null;
  const region = value(profile, 'sso_region') ?? value(session, 'sso_region') ?? 'us-east-1';
  const partition = region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
  const path = region === 'us-east-1' ? '' : `${region}/`;
  const name = `AWSReservedSSO_${role}_<suffix>`;
  return {
    arn: `arn:${partition}:iam::${account}:role/aws-reserved/sso.amazonaws.com/${path}${name}`,
    kind: 'center',
    why: '',
  };
}

const nobody = (kind: Holder['kind'], why: string): Holder => ({ arn: null, kind, why });

/** Who the credentials of a profile are, without the role that the profile itself may assume. */
function ownKeys(profile: Profile): Holder {
  if (profile.settings.has('aws_session_token'))
    return nobody('temporary', 'has temporary keys, and keys do not say whose they are');
  if (profile.settings.has('aws_access_key_id'))
    return nobody('keys', 'has keys, and keys do not say whose they are');
  if (profile.settings.has('credential_process'))
    return nobody('unknown', 'gets its credentials from a program');
  const login = value(profile, 'login_session');
  if (login !== undefined && iamName(login)?.kind === 'user') return { arn: login, kind: 'user', why: '' };
  return nobody('unknown', 'says nothing of its credentials here');
}

/** `self`: for the profile's own role: the keys beside `role_arn`. */
export function holderOf(profile: Profile | undefined, list: ProfileList, self = false): Holder {
  if (profile === undefined) return nobody('unknown', 'is not here');
  const role = self ? undefined : value(profile, 'role_arn');
  if (role !== undefined) {
    const web = profile.settings.has('web_identity_token_file');
    return iamName(role)?.kind === 'role'
      ? { arn: role, kind: 'role', why: '' }
      : nobody(web ? 'unknown' : 'role', 'has a role_arn that is no ARN of a role');
  }
  return centerRole(profile, list.sessions) ?? ownKeys(profile);
}
