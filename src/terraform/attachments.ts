// What other resources give roles, users and groups: inline and managed policies, memberships; also to those that no
// text here makes. https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role_policy_attachment
import { type Draft, type Found, attach } from '#harvest/principalDraft.ts';
import { fillUnknown, hasUnknown, onlyUnknown, plainName, plainNamedAccounts } from '#harvest/unknownText.ts';
import type { HolderRef, Holding } from '#harvest/facts.ts';
import { heldElsewhere, holderNamed } from '#harvest/heldElsewhere.ts';
import { iamName } from '#language/arn.ts';
import type { Source } from './drop.ts';
import type { Made } from './made.ts';
import { readable } from './naming.ts';
import { policyOf } from './policyText.ts';
import { listOf, textOf, type Value } from '#hcl/values.ts';

export type Kind = Draft['kind'];

export interface Work {
  readonly sources: readonly Source[];
  readonly drafts: Map<string, Draft>;
  /** `role 111111111111 name`: names are unique in an account. */
  readonly byName: Map<string, Draft>;
  readonly managed: Map<string, Found>;
}

/** States list what is attached at the holder too. */
function attachOnce(draft: Draft, found: Found): void {
  const { policy } = found;
  const same = (other: Found['policy']): boolean =>
    other?.name === policy?.name && other?.arn === policy?.arn && other?.type === policy?.type;
  const isThere = policy !== null && draft.policies.some(same);
  if (!isThere) attach(draft, found);
}

/** A policy that may not be there is known to nobody. */
export const ifPerhaps = (found: Found, { perhaps }: Made): Found =>
  perhaps === undefined
    ? found
    : { policy: null, name: `${found.name} (${perhaps} is not filled in)`, open: [] };

export function attachManaged(work: Work, draft: Draft, value: Value, perhaps?: string): void {
  const arn = arnIn(value);
  if (arn === null || arn === '') return;
  const found = work.managed.get(arn);
  const unknown = onlyUnknown(arn);
  if (perhaps !== undefined) draft.open.add(`${plainArn(arn)} (${perhaps} is not filled in)`);
  else if (found) attachOnce(draft, found);
  else if (unknown === undefined) draft.attached.add(plainArn(arn));
  else draft.open.add(`policy ${unknown}`);
}

export const arnIn = (value: Value | undefined): string | null => {
  const text = textOf(value);
  return text === null ? null : plainNamedAccounts(text);
};

const plainArn = (arn: string): string => fillUnknown(arn, plainName);

/** Somebody whom no text here makes. */
function someone(made: Made, kind: Kind, value: Value): HolderRef | null {
  const text = arnIn(value);
  const name = holderName(kind, value);
  if (text === null || name === null) return null;
  return iamName(text)?.kind === kind && !hasUnknown(text)
    ? { kind, arn: text }
    : holderNamed(kind, name, made.account());
}

/** Where a name is meant, older texts write an id or an ARN. */
function holderName(kind: Kind, value: Value): string | null {
  const text = arnIn(value);
  if (text === null || text === '') return null;
  return iamName(text)?.kind === kind ? (iamName(text)?.name ?? text) : readable(text);
}

function draftNamed(work: Work, made: Made, kind: Kind, value: Value): Draft | undefined {
  const name = holderName(kind, value);
  if (name === null) return undefined;
  const own = work.byName.get(`${kind} ${made.account()} ${name}`);
  if (own) return own;
  // States do not say which account an attachment is in: it is that of the only one of this name.
  const all = [...work.drafts.values()].filter(
    (draft) => draft.kind === kind && draft.name === name && draft.place.document === made.place.document,
  );
  return made.source.value !== undefined && all.length === 1 ? all[0] : undefined;
}

interface Attachment {
  /** Arguments that name holders. */
  readonly holders: readonly (readonly [argument: string, kind: Kind])[];
  readonly policy: 'inline' | 'managed' | 'managed-list';
}

const ALL_HOLDERS: Attachment['holders'] = [
  ['roles', 'role'],
  ['users', 'user'],
  ['groups', 'group'],
];

export const ATTACHMENTS: Readonly<Record<string, Attachment>> = {
  aws_iam_group_policy: { holders: [['group', 'group']], policy: 'inline' },
  aws_iam_group_policy_attachment: { holders: [['group', 'group']], policy: 'managed' },
  aws_iam_policy_attachment: { holders: ALL_HOLDERS, policy: 'managed' },
  aws_iam_role_policy: { holders: [['role', 'role']], policy: 'inline' },
  aws_iam_role_policy_attachment: { holders: [['role', 'role']], policy: 'managed' },
  aws_iam_role_policy_attachments_exclusive: { holders: [['role_name', 'role']], policy: 'managed-list' },
  aws_iam_user_policy: { holders: [['user', 'user']], policy: 'inline' },
  aws_iam_user_policy_attachment: { holders: [['user', 'user']], policy: 'managed' },
};

/** The policy that such a resource gives inline. */
function inlineOf(work: Work, made: Made): Found | undefined {
  const given = textOf(made.get('name'));
  const name = given === null ? made.address : readable(given);
  const found = policyOf(made, work.sources, made.get('policy'), 'identity', name, ['policy']);
  return found ? ifPerhaps(found, made) : undefined;
}

const managedIn = (made: Made, { policy }: Attachment): readonly Value[] =>
  policy === 'managed' ? [made.get('policy_arn') ?? ''] : listOf(made.get('policy_arns'));

function attachTo(work: Work, made: Made, draft: Draft, attachment: Attachment): void {
  if (attachment.policy === 'inline') {
    const found = inlineOf(work, made);
    if (found) attachOnce(draft, found);
  } else for (const arn of managedIn(made, attachment)) attachManaged(work, draft, arn, made.perhaps);
}

/** What somebody gets whom no text here makes: whoever has that name, in these texts or in none. */
function giveElsewhere(
  work: Work,
  made: Made,
  holder: HolderRef,
  attachment: Attachment,
): readonly Holding[] {
  const { path } = made;
  if (attachment.policy === 'inline') {
    const found = inlineOf(work, made);
    return found ? heldElsewhere(holder, found, path) : [];
  }
  return managedIn(made, attachment).flatMap((value) => {
    const arn = arnIn(value);
    if (arn === null || arn === '') return [];
    const found = work.managed.get(arn);
    if (found) return heldElsewhere(holder, ifPerhaps(found, made), path);
    const unknown = onlyUnknown(arn) ?? made.perhaps;
    return unknown === undefined
      ? [{ holder, alsoAttached: plainArn(arn), part: true, path }]
      : [{ holder, alsoOpen: `policy ${unknown}`, part: true, path }];
  });
}

export function takeAttachment(work: Work, made: Made, attachment: Attachment): void {
  for (const [argument, kind] of attachment.holders) {
    for (const value of listOf(made.get(argument))) {
      const draft = draftNamed(work, made, kind, value);
      const holder = draft ? null : someone(made, kind, value);
      if (draft) attachTo(work, made, draft, attachment);
      if (holder) made.source.found.holdings.push(...giveElsewhere(work, made, holder, attachment));
    }
  }
}

/** `aws_iam_user_group_membership` names one user, `aws_iam_group_membership` one group. */
export function takeMembership(work: Work, made: Made): void {
  const groups = listOf(made.get('groups') ?? made.get('group'));
  const users = listOf(made.get('users') ?? made.get('user'));
  for (const user of users) {
    const draft = draftNamed(work, made, 'user', user);
    for (const group of groups) {
      const name = textOf(group);
      if (name === null) continue;
      const alsoIn = readable(name);
      const holder = draft ? null : someone(made, 'user', user);
      draft?.groups.add(alsoIn);
      if (holder) made.source.found.holdings.push({ holder, alsoIn, part: true, path: made.path });
    }
  }
}

export const MEMBERSHIPS = new Set(['aws_iam_group_membership', 'aws_iam_user_group_membership']);
