// What could be changed about one edge, as it would stand in the user's texts, read again and judged again.
import { assumeVerdict } from '#assume/assumeVerdict.ts';
import { prepare, type Model } from '#decision/model.ts';
import type { VerdictWord } from '#decision/verdict.ts';
import { codeEdits, type CodeWriting } from '#codewriting/codeEdits.ts';
import { codeWords } from '#codewriting/codeWords.ts';
import { readsAs } from '#codewriting/readsAs.ts';
import { adviceFor, type Advice } from '#fixes/advice.ts';
import { blanksOf } from '#fixes/blanks.ts';
import { applyChanges } from '#fixes/applyFix.ts';
import type { Change, Fix, FixOptions } from '#fixes/fix.ts';
import { closuresInSteps } from '#fixes/proposeClosures.ts';
import { fixesInSteps } from '#fixes/proposeFixes.ts';
import { read } from '#import/read.ts';
import type { Piece } from '#import/reading.ts';
import { mapInSteps, type Steps } from '#steps/steps.ts';
import type { OwnerSaid } from '#workspace/edits.ts';
import { charactersOf, emptyWorkspace, type Workspace } from '#workspace/workspace.ts';
import { carriedOut, type Plan } from './carriedOut.ts';
import { filledProposal } from './filledProposal.ts';
import { type Rewritten, rewritten } from './rewritten.ts';
import type { Judged, Source } from './engine.ts';

export interface Pair {
  readonly source: string;
  readonly target: string;
  readonly action?: string;
}

/** A change for people to copy. */
export interface LeftChange {
  readonly change: Change;
  /** In the language of the text that it belongs to; null: as JSON. */
  readonly code: string | null;
}

export interface Proposal {
  readonly fix: Fix;
  /** How the page carries it out. */
  readonly plan: Plan;
  readonly documents: readonly Rewritten[];
  /** What no text here can take, to be copied. */
  readonly left: readonly LeftChange[];
  /** Changes to a side of which nothing was given: here they would count as all that there is. */
  readonly foreign: readonly Change[];
  /** The verdict of the texts as they would be; null: too much text to read it again for each proposal. */
  readonly checked: VerdictWord | null;
  /** The two ends have other names afterwards. */
  readonly pair?: Pair;
}

export interface Proposals {
  readonly verdict: VerdictWord;
  /** What stands for account ids and keeps AWS from taking a document: asked before anything else. */
  readonly blanks: readonly string[];
  readonly proposals: readonly Proposal[];
  readonly advice: readonly Advice[];
}

export interface Held {
  readonly judged: Judged;
  readonly source: Source;
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

interface Outcome {
  readonly plan: Plan;
  readonly workspace: Workspace;
  readonly left: readonly Change[];
  readonly checked: VerdictWord | null;
}

/** Guesses that the changed texts would make otherwise: they are to stay what the verdicts here count on. */
function guessedElsewhere({ judged }: Held, { changes }: Fix, after: readonly Piece[]): readonly OwnerSaid[] {
  // Where a piece goes, those behind it have other numbers.
  if (changes.some(({ kind }) => kind === 'remove-policy')) return [];
  const now = new Map(after.map((piece) => [`${piece.index} ${piece.document}`, piece]));
  return judged.pieces.flatMap(({ document, index, owner, ownership, policyType }) => {
    if (ownership !== 'guessed' || owner === undefined || policyType === 'resource') return [];
    const piece = now.get(`${index} ${document}`);
    if (piece === undefined || (piece.owner === owner && piece.policyType === policyType)) return [];
    return [{ document, piece: index, answer: { owner, ...(policyType && { slot: policyType }) } }];
  });
}

function withOwners(now: Workspace, plan: Plan) {
  const { workspace } = carriedOut(now, plan);
  return { inventory: read(workspace).inventory, plan, workspace };
}

function outcomeOf(held: Held, { source, target, action }: Pair, fix: Fix, code: CodeWriting): Outcome {
  const now = { ...emptyWorkspace, ...held.source };
  const bare: Plan = {
    code: code.edits,
    changes: fix.changes.filter((change) => !code.written.includes(change)),
  };
  const first = carriedOut(now, bare);
  // One part alone would not do: all of it is for copying then.
  const left = first.left.length === 0 ? first.left : fix.changes;
  if (charactersOf(first.workspace) > READ_AGAIN)
    return { plan: bare, workspace: first.workspace, left, checked: null };
  const reading = read(first.workspace);
  const owners = guessedElsewhere(held, fix, reading.pieces);
  const { inventory, plan, workspace } =
    owners.length === 0
      ? { inventory: reading.inventory, plan: bare, workspace: first.workspace }
      : withOwners(now, { ...bare, owners });
  const { verdict } = assumeVerdict(prepare(inventory), source, target, action);
  if (code.written.length === 0) return { plan, workspace, left, checked: verdict };
  const made = fix.changes.filter((change) => !left.includes(change));
  const meant = applyChanges(held.judged.model.inventory, made);
  const isAsMeant = readsAs(inventory, meant) && (left.length > 0 || verdict === fix.verdictAfter);
  return { plan, workspace, left, checked: isAsMeant ? verdict : null };
}

const NO_CODE: CodeWriting = { edits: [], written: [] };

/** Code is written only where it then reads exactly as it was meant; else it is for copying. */
function bestOutcome(held: Held, pair: Pair, fix: Fix): Outcome {
  const code = codeEdits(sourcesOf(held), fix.changes);
  if (code.written.length === 0) return outcomeOf(held, pair, fix, NO_CODE);
  const written = outcomeOf(held, pair, fix, code);
  return written.checked === null ? outcomeOf(held, pair, fix, NO_CODE) : written;
}

const sourcesOf = ({ judged, source }: Held) => ({
  documents: source.documents,
  inventory: judged.model.inventory,
});

function proposalOf(held: Held, pair: Pair, fix: Fix): Proposal {
  const now = { ...emptyWorkspace, ...held.source };
  const { checked, left, plan, workspace } = bestOutcome(held, pair, fix);
  return {
    fix,
    plan,
    documents: rewritten(now, workspace),
    left: left.map((change) => ({ change, code: codeWords(sourcesOf(held), change) })),
    foreign: fix.changes.filter((change) => isForeign(held.judged.model, change)),
    checked,
  };
}

/** Taking away the only policy of somebody leaves nothing here that says what is left: that proves nothing. */
const isHonest = ({ checked, fix, foreign, left }: Proposal): boolean =>
  checked === null || checked === fix.verdictAfter || left.length + foreign.length > 0;

/** Ways to open the edge (`fixes`) or to close it (`closures`). */
export function* proposalsFor(
  held: Held,
  kind: 'fixes' | 'closures',
  pair: Pair,
  options: FixOptions = {},
): Steps<Proposals> {
  const { model } = held.judged;
  const { source, target, action } = pair;
  const fixes = yield* kind === 'fixes'
    ? fixesInSteps(model, source, target, action, options)
    : closuresInSteps(model, source, target, action);
  const { verdict } = assumeVerdict(model, source, target, action);
  const advice = kind === 'fixes' && verdict !== 'valid' ? adviceFor(model, source, target, action) : [];
  const blanks = kind === 'fixes' && verdict !== 'valid' ? blanksOf(model, source, target) : [];
  const filled = filledProposal(held.source, pair, { blanks, names: options.placeholders ?? {} });
  const proposals = yield* mapInSteps(fixes, (fix) => proposalOf(held, pair, fix), {
    doing: 'Reading the texts as they would be',
  });
  const all = [...(filled === null ? [] : [filled]), ...proposals.filter(isHonest)];
  return { verdict, blanks, proposals: all.slice(0, MOST), advice };
}
