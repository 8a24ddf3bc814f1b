// What somebody may type as the owner of a policy, and what we make of it. Gentle: only what cannot be an owner at
// all is refused, and then with an example.
import { iamName, isAccountId, isPlaceholderAccount } from '#language/arn.ts';
import type { PolicyType } from '#language/policy.ts';
import type { OwnerAnswer } from '#workspace/workspace.ts';

export type OwnerInput =
  | { readonly ok: true; readonly answer: OwnerAnswer; readonly reads: string }
  | { readonly ok: false; readonly hint: string };

/** The slots that an identity-shaped document may fill; the content does not tell them apart. */
export const IDENTITY_SLOTS = [
  ['identity', 'permissions policy'],
  ['boundary', 'permissions boundary'],
  ['session', 'session policy'],
] as const;

export type Slot = NonNullable<OwnerAnswer['slot']>;

export function slotOf(type: PolicyType | undefined): Slot | undefined {
  return type === 'resource' ? undefined : type;
}

const accountLike = (text: string) => isAccountId(text) || isPlaceholderAccount(text) || /^<.*>$/.test(text);

/** Accepts an ARN, `Role_B 222222222222`, `user/alice in <a>`, or a name that `known` has once; an account for SCPs. */
export function readOwner(typed: string, slot: Slot | undefined, known: readonly string[]): OwnerInput {
  const text = typed.trim();
  const yes = (owner: string): OwnerInput => ({
    ok: true,
    answer: slot ? { owner, slot } : { owner },
    reads: owner,
  });
  if (slot === 'scp' || slot === 'rcp') {
    return accountLike(text) ? yes(text) : { ok: false, hint: 'An account id, such as 222222222222.' };
  }
  if (text.startsWith('arn:')) return fromArn(text, slot, yes);
  const [, name = '', account = ''] =
    /^(\S+)(?:(?:\s+in)?(?:\s+account)?\s+|\s*[·@,]\s*)(\S+)$/.exec(text) ?? [];
  if (name && accountLike(account)) return yes(`arn:aws:iam::${account}:${withKind(name, slot, known)}`);
  const named = known.filter((arn) => iamName(arn)?.name === text || arn.endsWith(`:${text}`));
  const [only] = named;
  if (named.length === 1 && only) return yes(only);
  const hint = named.length > 1 ? `There are ${named.length} of that name. ` : '';
  const example = /^\S+$/.test(text) ? text : 'Role_B';
  return { ok: false, hint: `${hint}An ARN, or name and account: ${example} 222222222222` };
}

function fromArn(arn: string, slot: Slot | undefined, yes: (owner: string) => OwnerInput): OwnerInput {
  const name = iamName(arn);
  if (!name || !['role', 'user', 'group'].includes(name.kind)) {
    return { ok: false, hint: 'A role or user, such as arn:aws:iam::222222222222:role/Role_B' };
  }
  if (slot === 'trust' && name.kind !== 'role') return { ok: false, hint: 'Only roles have a trust policy.' };
  return yes(arn);
}

/** `role/` unless the text says otherwise or only a user is known by that name. */
function withKind(name: string, slot: Slot | undefined, known: readonly string[]): string {
  if (/^(?:role|user|group)\//.test(name)) return name;
  const kinds = new Set(known.map(iamName).flatMap((one) => (one?.name === name ? [one.kind] : [])));
  const kind = slot !== 'trust' && kinds.size === 1 && kinds.has('user') ? 'user' : 'role';
  return `${kind}/${name}`;
}
