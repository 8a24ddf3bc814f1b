// Changes of policies carried into code: Terraform, CloudFormation and other YAML, in its own language and handwriting.
// What stands there in a way that cannot be changed in part is left alone. Whether the text then reads as it was meant is
// for the engine to say, which can read code.
import { isRefusal, refuse } from './refusal.ts';
import type { AttachedPolicy, Place } from '#decision/inventory.ts';
import { patchText, samePlace } from '#fixes/applyFix.ts';
import type { Change } from '#fixes/fix.ts';
import type { TextEdit } from '#writing/textEdits.ts';
import { type DocumentEdits, onPage } from './documentEdits.ts';
import { hclEdits } from './hclEdits.ts';
import { jsonEdits } from './jsonTemplate.ts';
import { newPolicyEdits } from './newPolicies.ts';
import { policyGone } from './policyGone.ts';
import { pageOf, type PiecePage, type Sources } from './piecePage.ts';
import { referencesAt } from './references.ts';
import { yamlEdits } from './yamlDocument.ts';
import { yamlPageOf } from './yamlPage.ts';

export interface CodeWriting {
  readonly edits: readonly DocumentEdits[];
  /** Changes that the edits carry out; the others are for somebody else. */
  readonly written: readonly Change[];
}

/** All policies of the inventory. */
function policiesIn({ inventory }: Sources): readonly AttachedPolicy[] {
  const levels = [...Object.values(inventory.scps ?? {}), ...Object.values(inventory.rcps ?? {})].flat();
  return [
    ...inventory.principals.flatMap(({ policies = [], trust = [] }) => [...policies, ...trust]),
    ...levels.flatMap(({ policies }) => policies),
  ];
}

/** Changes of one policy, and what comes of it. */
interface Group {
  readonly page: PiecePage;
  readonly changes: readonly Change[];
  readonly edits: () => readonly TextEdit[];
}

function changedPolicy(sources: Sources, page: PiecePage, place: Place, changes: readonly Change[]): Group {
  const before = policiesIn(sources).find((policy) => samePlace(policy.place, place))?.document;
  return {
    page,
    changes,
    edits: () => {
      if (changes.some(({ kind }) => kind === 'remove-policy')) return policyGone(page, place);
      if (before === undefined) refuse();
      const after = changes.reduce(patchText, before);
      const by = referencesAt(sources, page, place);
      if (page.json !== undefined) return jsonEdits(page, place.path, { before, after }, by);
      return page.kind === 'terraform'
        ? hclEdits(page, place, { before, after }, by)
        : yamlEdits(yamlPageOf(page, place, before, by), place.path, { before, after });
    },
  };
}

function freshPolicy(sources: Sources, change: Change, more: readonly Change[]): Group | null {
  const owner = sources.inventory.principals.find(({ arn }) => arn === change.owner)?.place;
  const page = owner && pageOf(sources, owner);
  if (!page || change.slot !== 'identity') return null;
  return {
    page,
    changes: [change, ...more],
    edits: () => {
      const inside = referencesAt(sources, page, owner);
      const beside = referencesAt(sources, page, owner, true);
      const value = more.reduce(patchText, change.value);
      return newPolicyEdits(page, { owner, inside, beside }, { name: change.policy, value });
    },
  };
}

/** Where later changes of a new policy say that it stands (fixes/applyFix.ts). */
const isOf = ({ owner, level, policy }: Change, place: Place | undefined): boolean =>
  place?.document === 'proposal' &&
  JSON.stringify(place.path) === JSON.stringify([owner, level ?? '', policy]);

function groupsOf(sources: Sources, changes: readonly Change[]): readonly Group[] {
  const groups: Group[] = [];
  const taken = new Set<Change>();
  for (const change of changes) {
    if (taken.has(change)) continue;
    const { kind, place } = change;
    if (kind === 'new-policy' && place === undefined) {
      const more = changes.filter((other) => isOf(change, other.place));
      const group = freshPolicy(sources, change, more);
      if (group) groups.push(group);
      continue;
    }
    const page = place && pageOf(sources, place);
    if (!page) continue;
    const own = changes.filter((other) => other.place && samePlace(other.place, place));
    for (const one of own) taken.add(one);
    groups.push(changedPolicy(sources, page, place, own));
  }
  return groups;
}

/** Never throws. */
export function codeEdits(sources: Sources, changes: readonly Change[]): CodeWriting {
  const edits: DocumentEdits[] = [];
  const written: Change[] = [];
  for (const { page, changes: own, edits: made } of groupsOf(sources, changes)) {
    try {
      const here = onPage(page, made());
      if (here.edits.length === 0) continue;
      edits.push(here);
      written.push(...own);
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
  }
  return { edits, written };
}
