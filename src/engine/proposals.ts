// What could be changed about one edge, as it would stand in the user's texts, read again and judged again.
import { assumeVerdict } from '#assume/assumeVerdict.ts';
import { prepare, type Model } from '#decision/model.ts';
import type { VerdictWord } from '#decision/verdict.ts';
import { adviceFor, type Advice } from '#fixes/advice.ts';
import type { Change, Fix } from '#fixes/fix.ts';
import { proposeClosures } from '#fixes/proposeClosures.ts';
import { proposeFixes } from '#fixes/proposeFixes.ts';
import { read } from '#import/read.ts';
import { diffOf, type Diff } from '#words/diffRows.ts';
import { changedTexts } from '#writing/changedTexts.ts';
import { writeChanges } from '#writing/writeChanges.ts';
import { emptyWorkspace, type Workspace } from '#workspace/workspace.ts';
import type { Judged, Source } from './engine.ts';

/** A document as it would be: only what changes, for a text may be many megabytes. */
export interface Rewritten {
  readonly name: string;
  readonly state: 'changed' | 'new' | 'gone';
  readonly diff: Diff;
}

export interface Proposal {
  readonly fix: Fix;
  readonly documents: readonly Rewritten[];
  /** What no text here can take, to be copied. */
  readonly left: readonly Change[];
  /** Changes to a side of which nothing was given: here they would count as all that there is. */
  readonly foreign: readonly Change[];
  /** The verdict of the texts as they would be; null: too much text to read it again for each proposal. */
  readonly checked: VerdictWord | null;
}

export interface Proposals {
  readonly verdict: VerdictWord;
  readonly proposals: readonly Proposal[];
  readonly advice: readonly Advice[];
}

export interface Held {
  readonly judged: Judged;
  readonly source: Source;
}

interface Pair {
  readonly source: string;
  readonly target: string;
  readonly action?: string;
}

const MOST = 6;
/** Characters of all documents up to which every proposal is read again. */
const READ_AGAIN = 4_000_000;

function isForeign(model: Model, { kind, owner, place, slot }: Change): boolean {
  if (kind !== 'new-policy' || place !== undefined) return false;
  const record = model.byArn.get(owner)?.record;
  if (slot === 'trust') return record?.trust === undefined;
  return (slot === 'identity' || slot === 'boundary') && record?.policies === undefined;
}

const rewritten = (before: Workspace, after: Workspace): readonly Rewritten[] =>
  changedTexts(before, after).map(({ name, before: old, after: now }) => ({
    name,
    state: old === null ? 'new' : now === null ? 'gone' : 'changed',
    diff: diffOf(old, now),
  }));

const sizeOf = ({ documents }: Workspace): number =>
  documents.reduce((sum, { text }) => sum + text.length, 0);

function proposalOf(held: Held, pair: Pair, fix: Fix): Proposal {
  const now = { ...emptyWorkspace, ...held.source };
  const { left, workspace } = writeChanges(now, fix.changes);
  const foreign = fix.changes.filter((change) => isForeign(held.judged.model, change));
  const { source, target, action } = pair;
  const checked =
    sizeOf(workspace) > READ_AGAIN
      ? null
      : assumeVerdict(prepare(read(workspace).inventory), source, target, action).verdict;
  return { fix, documents: rewritten(now, workspace), left, foreign, checked };
}

/** Taking away the only policy of somebody leaves nothing here that says what is left: that proves nothing. */
const isHonest = ({ checked, fix, foreign, left }: Proposal): boolean =>
  checked === null || checked === fix.verdictAfter || left.length + foreign.length > 0;

/** Ways to open the edge (`fixes`) or to close it (`closures`). */
export function proposalsFor(held: Held, kind: 'fixes' | 'closures', pair: Pair): Proposals {
  const { model } = held.judged;
  const { source, target, action } = pair;
  const fixes =
    kind === 'fixes'
      ? proposeFixes(model, source, target, action)
      : proposeClosures(model, source, target, action);
  const { verdict } = assumeVerdict(model, source, target, action);
  const advice = kind === 'fixes' && verdict !== 'valid' ? adviceFor(model, source, target, action) : [];
  const proposals = fixes.map((fix) => proposalOf(held, pair, fix)).filter(isHonest);
  return { verdict, proposals: proposals.slice(0, MOST), advice };
}
