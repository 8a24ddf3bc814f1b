// A guardrail that is written where the estate is written, proven by reading the texts again: the same policies for
// everybody, and the same edges flip as if it were a document of its own.
import type { AssumeWord } from '#assume/assumeWords.ts';
import { wordsInSteps } from '#assume/edgeBook.ts';
import { attachments } from '#codewriting/attachments.ts';
import { readsAs } from '#codewriting/readsAs.ts';
import { prepare } from '#decision/model.ts';
import type { Inventory } from '#decision/inventory.ts';
import { read } from '#import/read.ts';
import type { Steps } from '#steps/steps.ts';
import { emptyWorkspace, type WorkspaceDocument } from '#workspace/workspace.ts';
import { carriedOut, type Plan } from './carriedOut.ts';
import type { Held } from './proposals.ts';
import type { Trial } from './tried.ts';

export interface WrittenIn {
  readonly plan: Plan;
  readonly inventory: Inventory;
}

/** Texts that are read again for one guardrail, at most. */
const MOST_TRIES = 3;

/** The levels are compared by what they do: who writes them calls them by other names. */
const withoutLevels = (all: Inventory): Inventory => ({ ...all, scps: {}, rcps: {} });

const verdictsOf = (words: readonly AssumeWord[]): string =>
  words
    .map(({ action, source, target, verdict }) => `${source} ${target} ${action} ${verdict}`)
    .toSorted()
    .join('\n');

const nameOf = (documents: readonly WorkspaceDocument[], id: string | undefined): string =>
  documents.find((one) => one.id === id)?.name ?? 'The text';

/** `alone`: what is read when it is a document of its own. A text is why it has to be one; null: nobody expects more. */
export function* attached(
  { judged, source }: Held,
  { owner, slot, text }: Extract<Trial, { readonly kind: 'attach' }>,
  alone: Inventory,
): Steps<WrittenIn | string | null> {
  const now = { ...emptyWorkspace, ...source };
  const before = judged.model.inventory;
  const sources = { documents: source.documents, inventory: before };
  const { candidates, why } = attachments(sources, { owner, slot, value: JSON.parse(text) });
  const [first] = candidates;
  if (first === undefined) return why;
  const wanted = verdictsOf(yield* wordsInSteps(prepare(alone), judged.book));
  for (const edits of candidates.slice(0, MOST_TRIES)) {
    yield { done: 0, of: 0 };
    const plan: Plan = { code: [edits], changes: [] };
    const { inventory } = read(carriedOut(now, plan).workspace, before);
    if (!readsAs(withoutLevels(inventory), withoutLevels(alone))) continue;
    if (verdictsOf(yield* wordsInSteps(prepare(inventory), judged.book)) === wanted)
      return { plan, inventory };
  }
  return `${nameOf(source.documents, first.document)} would then read as more, or as less, than this guardrail.`;
}
