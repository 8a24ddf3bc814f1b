// Roles, users and groups as resources make them, with the policies written in them.
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role
import { type Draft, attach, holdingsOf, inherit, principalOf } from '#harvest/principalDraft.ts';
import { hasUnknown } from '#harvest/unknownText.ts';
import { iamName } from '#language/arn.ts';
import {
  arnIn,
  attachManaged,
  ATTACHMENTS,
  ifPerhaps,
  type Kind,
  MEMBERSHIPS,
  takeAttachment,
  takeMembership,
  type Work,
} from './attachments.ts';
import { type Source, tell } from './drop.ts';
import type { Made } from './made.ts';
import { readable } from './naming.ts';
import { policyOf } from './policyText.ts';
import { listOf, isMap, textOf, type Value } from '#hcl/values.ts';

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

/** A boundary of which anything is open is open as a whole: what it does not allow is refused. */
function setBoundary(work: Work, draft: Draft, value: Value | undefined): void {
  const arn = arnIn(value);
  if (arn === null || arn === '') return;
  const found = work.managed.get(arn);
  if (found?.policy && found.open.length === 0) draft.policies.push({ ...found.policy, type: 'boundary' });
  else draft.boundary = found || hasUnknown(arn) ? null : arn;
}

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
