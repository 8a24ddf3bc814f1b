// What would flip: the graph of a change that nobody has made yet, compared with the graph as it is.
import type { AssumeWord } from '#assume/assumeWords.ts';
import { edgeBook } from '#assume/edgeBook.ts';
import { prepare } from '#decision/model.ts';
import type { VerdictWord } from '#decision/verdict.ts';
import { read } from '#import/read.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { parsePolicy } from '#language/grammar.ts';
import type { Held } from './proposals.ts';
import { tried, type Trial } from './tried.ts';

export interface Flip {
  readonly source: string;
  readonly target: string;
  readonly action: string;
  /** null: no edge is drawn. */
  readonly before: VerdictWord | null;
  readonly after: VerdictWord | null;
}

export interface TrialResult {
  readonly flips: readonly Flip[];
  readonly count: number;
  /** Why it cannot be tried, or what AWS would say to the text; null: nothing. */
  readonly trouble: string | null;
}

const MOST_FLIPS = 100;

const idOf = ({ action, source, target }: AssumeWord): string => `${source}→${target}|${action}`;

/** AWS's own objection to the text of a guardrail. */
function objection(trial: Trial): string | null {
  if (trial.kind !== 'attach') return null;
  const { accepted, faults } = parsePolicy(JSON.parse(trial.text), trial.slot);
  return accepted ? null : `AWS would refuse it: ${faults[0]?.text ?? 'it is no such policy.'}`;
}

export function tryOut({ judged, source }: Held, trial: Trial): TrialResult {
  const next = tried({ ...emptyWorkspace, ...source }, trial);
  if (typeof next === 'string') return { flips: [], count: 0, trouble: next };
  const { inventory } = read(next, judged.model.inventory);
  const after = edgeBook(prepare(inventory), judged.book).words;
  const flips = new Map<string, Flip>();
  for (const edge of judged.book.words) {
    const { source: from, target, action, verdict } = edge;
    flips.set(idOf(edge), { source: from, target, action, before: verdict, after: null });
  }
  for (const edge of after) {
    const { source: from, target, action, verdict } = edge;
    const before = flips.get(idOf(edge))?.before ?? null;
    flips.set(idOf(edge), { source: from, target, action, before, after: verdict });
  }
  const found = [...flips.values()].filter((flip) => flip.before !== flip.after);
  return { flips: found.slice(0, MOST_FLIPS), count: found.length, trouble: objection(trial) };
}
