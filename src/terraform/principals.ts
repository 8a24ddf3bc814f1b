// Roles, users and groups, and the policies that other resources attach to them.
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role
import { type Draft, type Found, attach, holdingsOf, inherit, principalOf } from '#harvest/principalDraft.ts';
import { fillUnknown, hasUnknown, onlyUnknown, plainName, plainNamedAccounts } from '#harvest/unknownText.ts';
import type { HolderRef, Holding } from '#harvest/facts.ts';
import { heldElsewhere, holderNamed } from '#harvest/heldElsewhere.ts';
import { iamName } from '#language/arn.ts';
import { type Source, tell } from './drop.ts';
import type { Made } from './made.ts';
import { readable } from './naming.ts';
import { policyOf } from './policyText.ts';
import { listOf, isMap, textOf, type Value } from './values.ts';

type Kind = Draft['kind'];

interface Work {
  readonly sources: readonly Source[];
  readonly drafts: Map<string, Draft>;
  /** `role 111111111111 name`: names are unique in an account. */
  readonly byName: Map<string, Draft>;
  readonly managed: Map<string, Found>;
}

const KINDS: Readonly<Record<string, Kind>> = {
  aws_iam_role: 'role',
  aws_iam_user: 'user',
  aws_iam_group: 'group',
};

function tagsOf(made: Made): Record<string, string> {
  const tags: Record<string, string> = {};
  // `tags_all` of plans and states has those of the provider too.
  for (const name of ['tags', 'tags_all']) {
    const value = made.get(name);
    if (value === undefined || value === null || !isMap(value)) continue;
    for (const [key, one] of Object.entries(value)) {
      const text = textOf(one);
      // A tag whose value is open is left out: it is not known.
      if (text !== null && !hasUnknown(key) && !hasUnknown(text)) tags[key] = text;
    }
  }
  return tags;
}

function draftOf(made: Made, kind: Kind): Draft | null {
  const { arn, address, source, named, place } = made;
  const name = arn === undefined ? null : iamName(arn);
  if (arn === undefined || name?.kind !== kind) {
    tell(
      source,
      'TF-NAME',
      'error',
      `${address}: its name or path makes no ARN of a ${kind}. It is left out.`,
      made.path,
    );
    return null;
  }
  if (named.madeUp) {
    const message = `${address} has no name: Terraform makes one up. It is called ${name.name} here.`;
    tell(source, 'TF-NAME', 'info', message, made.path);
  }
  if (made.perhaps !== undefined) {
    const message = `Whether ${address} exists follows from ${made.perhaps}, which is not known: it is drawn as if it does.`;
    tell(source, 'TF-COUNT', 'warning', message, made.path);
  }
  return {
    arn,
    kind,
    name: name.name,
    tags: tagsOf(made),
    place,
    policies: [],
    attached: new Set(),
    open: new Set(),
    groups: new Set(),
  };
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
const ifPerhaps = (found: Found, { perhaps }: Made): Found =>
  perhaps === undefined
    ? found
    : { policy: null, name: `${found.name} (${perhaps} is not filled in)`, open: [] };

function takePrincipal(work: Work, made: Made, kind: Kind): void {
  const draft = draftOf(made, kind);
  if (!draft) return;
  work.drafts.set(draft.arn, draft);
  work.byName.set(`${kind} ${made.account()} ${draft.name}`, draft);
  if (kind === 'role') {
    const found = policyOf(made, work.sources, made.get('assume_role_policy'), 'trust', 'trust policy', [
      'assume_role_policy',
    ]);
    if (found?.policy) draft.trust = found.policy;
    if (found && !found.policy) {
      const message = `What decides who may become ${made.address} is not known here: ${found.name}.`;
      tell(made.source, 'TF-POLICY', 'warning', message, made.path);
    }
    if (!found)
      tell(made.source, 'TF-POLICY', 'warning', `${made.address} has no assume_role_policy here.`, [
        made.address,
      ]);
  }
  made.blocks('inline_policy').forEach((block, i) => inlineBlock(work, made, draft, block, i));
}

function inlineBlock(work: Work, made: Made, draft: Draft, block: Value, i: number): void {
  if (block === null || !isMap(block)) {
    draft.open.add(`inline policies of ${draft.name} (${textOf(block) ?? ''} is not filled in)`);
    return;
  }
  const given = textOf(block['name']);
  const name = given === null ? `inline policy ${i + 1}` : readable(given);
  attach(
    draft,
    policyOf(made, work.sources, block['policy'], 'identity', name, ['inline_policy', i, 'policy']) ?? null,
  );
}

/** Managed policies of the texts by ARN. */
function takeManaged(work: Work, made: Made): void {
  const { arn, named } = made;
  const found = policyOf(made, work.sources, made.get('policy'), 'identity', named.name, ['policy']);
  if (arn === undefined || !found) return;
  const own = ifPerhaps(found, made);
  work.managed.set(arn, { ...own, policy: own.policy && { ...own.policy, arn } });
}

function attachManaged(work: Work, draft: Draft, value: Value, perhaps?: string): void {
  const arn = arnIn(value);
  if (arn === null || arn === '') return;
  const found = work.managed.get(arn);
  const unknown = onlyUnknown(arn);
  if (perhaps !== undefined) draft.open.add(`${plainArn(arn)} (${perhaps} is not filled in)`);
  else if (found) attachOnce(draft, found);
  else if (unknown === undefined) draft.attached.add(plainArn(arn));
  else draft.open.add(`policy ${unknown}`);
}

const arnIn = (value: Value | undefined): string | null => {
  const text = textOf(value);
  return text === null ? null : plainNamedAccounts(text);
};

const plainArn = (arn: string): string => fillUnknown(arn, plainName);

/** A boundary of which anything is open is open as a whole: what it does not allow is refused. */
function setBoundary(work: Work, draft: Draft, value: Value | undefined): void {
  const arn = arnIn(value);
  if (arn === null || arn === '') return;
  const found = work.managed.get(arn);
  if (found?.policy && found.open.length === 0) draft.policies.push({ ...found.policy, type: 'boundary' });
  else draft.boundary = found || hasUnknown(arn) ? null : arn;
}

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

const ATTACHMENTS: Readonly<Record<string, Attachment>> = {
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

function takeAttachment(work: Work, made: Made, attachment: Attachment): void {
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
function takeMembership(work: Work, made: Made): void {
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

const MEMBERSHIPS = new Set(['aws_iam_group_membership', 'aws_iam_user_group_membership']);

/** All resources of one drop together: one may attach a policy to what another one makes. */
export function takePrincipals(all: readonly Made[], sources: readonly Source[]): void {
  const owner = new Map<Draft, Made>();
  const work: Work = { sources, drafts: new Map(), byName: new Map(), managed: new Map() };
  for (const made of all) if (made.type === 'aws_iam_policy') takeManaged(work, made);
  for (const made of all) {
    const kind = Object.hasOwn(KINDS, made.type) ? KINDS[made.type] : undefined;
    if (!kind || made.isData) continue;
    takePrincipal(work, made, kind);
    const draft = made.arn === undefined ? undefined : work.drafts.get(made.arn);
    if (!draft) continue;
    owner.set(draft, made);
    for (const arn of listOf(made.get('managed_policy_arns'))) attachManaged(work, draft, arn);
    setBoundary(work, draft, made.get('permissions_boundary'));
  }
  for (const made of all) {
    const attachment = Object.hasOwn(ATTACHMENTS, made.type) ? ATTACHMENTS[made.type] : undefined;
    if (attachment) takeAttachment(work, made, attachment);
    if (MEMBERSHIPS.has(made.type)) takeMembership(work, made);
  }
  for (const draft of work.drafts.values()) {
    const made = owner.get(draft);
    if (!made) continue;
    if (draft.kind === 'user') inherit(draft, (name) => work.byName.get(`group ${made.account()} ${name}`));
    made.source.found.principals.push(principalOf(draft));
    made.source.found.holdings.push(...holdingsOf(draft));
  }
}
