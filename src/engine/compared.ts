// The graph beside another state of it: the other is judged once, then rows, pictures and texts are made of both.
import { statementLine, statementWords } from '#compare/changeLines.ts';
import { tellDifference } from '#compare/causes.ts';
import { compareInSteps } from '#compare/compareGraphs.ts';
import type { Comparison, StatementChange } from '#compare/comparison.ts';
import { COMMENT, comparisonMarkdown, type NamedSide } from '#compare/comparisonMarkdown.ts';
import { comparisonPicture, type ComparisonPicture, type PictureShape } from '#compare/comparisonPicture.ts';
import { alikeWords, type DifferenceRow, differenceRows } from '#compare/comparisonRows.ts';
import { beforeDrifts, beforePlans } from '#compare/planBefore.ts';
import { writtenStatements } from '#compare/writtenChanges.ts';
import type { VerdictWord } from '#decision/verdict.ts';
import type { Steps } from '#steps/steps.ts';
import type { Spot } from '#text/characters.ts';
import type { WorkspaceDocument } from '#workspace/workspace.ts';
import { judgeInSteps, type Judged } from './engine.ts';
import type { Held } from './proposals.ts';

/** Texts as a state of their own. */
export interface State {
  readonly documents: readonly WorkspaceDocument[];
  readonly name: string;
}

/** The other state: texts, or what the Terraform plans of this graph start from, or what Terraform wrote last. */
export type Other = State | { readonly plan: true } | { readonly drift: true };

export interface CompareOrder {
  readonly other: Other;
  /** Instead of this graph: two states that are both from elsewhere. */
  readonly mine?: State;
  /** The other state is the one after. */
  readonly reversed: boolean;
}

export interface Compared {
  readonly rows: readonly DifferenceRow[];
  /** `14 edges and 5 permissions on resources are alike`. */
  readonly alike: string;
  /** Why there is nothing to compare with; null: nothing. */
  readonly trouble: string | null;
}

/** A statement that stands on one side only, for people. */
export interface ToldStatement {
  readonly change: 'come' | 'gone';
  readonly words: string;
  readonly at: string | null;
  /** In which of the two. */
  readonly state: string;
  readonly json: string;
  /** In the texts of this graph, where the editor can go; null: in those of the other. */
  readonly spot: Spot | null;
}

interface ToldEdge {
  readonly verdict: VerdictWord;
  readonly text: string;
}

export interface ToldChange {
  /** null: what is written otherwise is no edge. */
  readonly edges: { readonly before: ToldEdge | null; readonly after: ToldEdge | null } | null;
  /** Of what is written otherwise. */
  readonly notes: readonly string[];
  readonly statements: readonly ToldStatement[];
  readonly requirements: readonly { readonly change: 'come' | 'gone'; readonly text: string }[];
}

interface Kept {
  readonly before: NamedSide;
  readonly after: NamedSide;
  readonly comparison: Comparison;
  /** In whose texts the editor can go; null: in neither. */
  readonly here: 'before' | 'after' | null;
}

/** By this graph: with the next edit it is gone. */
const KEPT = new WeakMap<Judged, Kept>();

const sideOf = (
  name: string,
  { book, graph, model }: Judged,
  documents: NamedSide['documents'],
): NamedSide => ({
  name,
  book,
  graph,
  model,
  documents,
});

const troubled = (trouble: string): Compared => ({ rows: [], alike: '', trouble });

interface States {
  readonly other: State;
  /** null: this graph. */
  readonly mine: State | null;
}

const PLAN_START = 'what the plan starts from';

/** null: there is no such state. What the user filled in counts on both sides. */
export function statesOf({ source }: Pick<Held, 'source'>, order: CompareOrder): States | null {
  const { other } = order;
  const mine: State | null = order.mine ?? null;
  if ('documents' in other) return { other, mine };
  const plan = beforePlans(source.documents);
  if ('plan' in other) return plan && { other: { name: PLAN_START, documents: plan }, mine };
  const documents = beforeDrifts(source.documents);
  if (documents === null || plan === null) return null;
  return {
    other: { name: 'what Terraform wrote last', documents },
    mine: { name: PLAN_START, documents: plan },
  };
}

function* sideFrom(
  { documents, name }: State,
  context: Held['source']['context'],
): Steps<NamedSide | string> {
  yield { doing: `Reading ${name}`, done: 0, of: 0 };
  const judged = yield* judgeInSteps({ documents, context }, {});
  const read = judged.pieces.filter(({ kind }) => kind !== 'broken' && kind !== 'other');
  return read.length === 0 && documents.some(({ text }) => text.trim() !== '')
    ? 'Nothing in it could be read as policies.'
    : sideOf(name, judged, documents);
}

/** What of the plan was changed outside of Terraform before: told apart, for nobody may have wished it. */
function* driftedIn(held: Held, start: NamedSide): Steps<ReadonlySet<string> | null> {
  const documents = beforeDrifts(held.source.documents);
  if (documents === null) return null;
  const last = yield* sideFrom({ name: 'what Terraform wrote last', documents }, held.source.context);
  if (typeof last === 'string') return null;
  const { differences, written } = yield* compareInSteps(last, start);
  return new Set([...differences, ...written].map(({ id }) => id));
}

export function* compareWith(held: Held, order: CompareOrder): Steps<Compared> {
  const { judged, source } = held;
  const states = statesOf(held, order);
  if (states === null)
    return troubled(
      'drift' in order.other
        ? 'No Terraform plan in this graph tells of changes outside of Terraform.'
        : 'There is no Terraform plan in this graph.',
    );
  const its = yield* sideFrom(states.other, source.context);
  if (typeof its === 'string') return troubled(its);
  const mine =
    states.mine === null
      ? sideOf('this graph', judged, source.documents)
      : yield* sideFrom(states.mine, source.context);
  if (typeof mine === 'string') return troubled(mine);
  const { reversed } = order;
  // Made for comparing: nobody can look up a line in it.
  const other = 'drift' in order.other ? { ...its, documents: [] } : its;
  const [before, after] = reversed ? [mine, other] : [other, mine];
  const drifted = 'plan' in order.other ? yield* driftedIn(held, its) : null;
  const found = yield* compareInSteps(before, after);
  const comparison = drifted === null ? found : { ...found, drifted };
  const here = states.mine !== null ? null : reversed ? 'before' : 'after';
  KEPT.set(judged, { before, after, comparison, here });
  return {
    rows: differenceRows(comparison, [before.graph, after.graph]),
    alike: alikeWords(comparison),
    trouble: null,
  };
}

function toldStatement(
  { after, before, here }: Kept,
  { change, gate, json, ref }: StatementChange,
): ToldStatement {
  const isAfter = change === 'come';
  const at = statementLine((isAfter ? after : before).documents, ref);
  return {
    change,
    words: statementWords(gate, ref),
    at: at === null ? null : `${at.document}, line ${at.line}`,
    state: (isAfter ? after : before).name,
    json,
    spot: here === (isAfter ? 'after' : 'before') && at !== null ? ref.place : null,
  };
}

function toldWritten(kept: Kept, id: string): ToldChange | null {
  const found = kept.comparison.written.find((one) => one.id === id);
  if (found === undefined) return null;
  const statements = writtenStatements(kept.before.model, kept.after.model, found);
  return {
    edges: null,
    notes: found.notes,
    requirements: [],
    statements: statements.map((one) => toldStatement(kept, one)),
  };
}

/** null, here and below: nothing is compared, or this graph has changed since. */
export function toldChange({ judged }: Held, id: string): ToldChange | null {
  const kept = KEPT.get(judged);
  if (kept === undefined) return null;
  const difference = kept.comparison.differences.find((one) => one.id === id);
  if (difference === undefined) return toldWritten(kept, id);
  const told = tellDifference(kept.before, kept.after, difference);
  const short = (edge: typeof told.before) => edge && { verdict: edge.verdict, text: edge.text };
  return {
    edges: { before: short(told.before), after: short(told.after) },
    notes: [],
    requirements: told.requirements.map(({ change, requirement }) => ({ change, text: requirement.text })),
    statements: told.statements.map((one) => toldStatement(kept, one)),
  };
}

export function comparedPicture(
  { judged }: Held,
  ids: readonly string[],
  shape: PictureShape,
): ComparisonPicture | null {
  const kept = KEPT.get(judged);
  if (kept === undefined) return null;
  const wanted = new Set(ids);
  const differences = kept.comparison.differences.filter(({ id }) => wanted.has(id));
  return comparisonPicture(kept.before, kept.after, differences, shape);
}

/** `whole`: as a file; else what a comment on a pull request has room for. */
export function comparedReview({ judged }: Held, whole: boolean): string | null {
  const kept = KEPT.get(judged);
  return kept === undefined
    ? null
    : comparisonMarkdown(kept.before, kept.after, kept.comparison, whole ? undefined : COMMENT);
}
