// The graph beside another state of it: the other is judged once, then rows, pictures and texts are made of both.
import { statementLine, statementWords } from '#compare/changeLines.ts';
import { tellDifference } from '#compare/causes.ts';
import { compareInSteps } from '#compare/compareGraphs.ts';
import type { Comparison, StatementChange } from '#compare/comparison.ts';
import { comparisonMarkdown, type NamedSide } from '#compare/comparisonMarkdown.ts';
import { comparisonPicture, type ComparisonPicture, type PictureShape } from '#compare/comparisonPicture.ts';
import { alikeWords, type DifferenceRow, differenceRows } from '#compare/comparisonRows.ts';
import { beforePlans } from '#compare/planBefore.ts';
import { writtenStatements } from '#compare/writtenChanges.ts';
import type { VerdictWord } from '#decision/verdict.ts';
import type { Steps } from '#steps/steps.ts';
import type { Spot } from '#text/characters.ts';
import type { WorkspaceDocument } from '#workspace/workspace.ts';
import { judgeInSteps, type Judged } from './engine.ts';
import type { Held } from './proposals.ts';

/** The other state: texts, or what the Terraform plans of this graph start from. */
export type Other =
  { readonly documents: readonly WorkspaceDocument[]; readonly name: string } | { readonly plan: true };

export interface CompareOrder {
  readonly other: Other;
  /** This graph is the one before. */
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
  readonly reversed: boolean;
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

/** The documents of the other state; null: there is none. What the user filled in counts on both sides. */
export const otherDocuments = ({ source }: Pick<Held, 'source'>, other: Other) =>
  'plan' in other ? beforePlans(source.documents) : other.documents;

export function* compareWith(held: Held, { other, reversed }: CompareOrder): Steps<Compared> {
  const { judged, source } = held;
  const documents = otherDocuments(held, other);
  if (documents === null) return troubled('There is no Terraform plan in this graph.');
  yield { doing: 'Reading the other state', done: 0, of: 0 };
  const theirs = yield* judgeInSteps({ documents, context: source.context }, {});
  const read = theirs.pieces.filter(({ kind }) => kind !== 'broken' && kind !== 'other');
  if (read.length === 0 && documents.some(({ text }) => text.trim() !== ''))
    return troubled('Nothing in it could be read as policies.');
  const name = 'plan' in other ? 'what the plan starts from' : other.name;
  const [mine, its] = [sideOf('this graph', judged, source.documents), sideOf(name, theirs, documents)];
  const [before, after] = reversed ? [mine, its] : [its, mine];
  const comparison = yield* compareInSteps(before, after);
  KEPT.set(judged, { before, after, comparison, reversed });
  return {
    rows: differenceRows(comparison, [before.graph, after.graph]),
    alike: alikeWords(comparison),
    trouble: null,
  };
}

function toldStatement(
  { after, before, reversed }: Kept,
  { change, gate, json, ref }: StatementChange,
): ToldStatement {
  const isAfter = change === 'come';
  const at = statementLine((isAfter ? after : before).documents, ref);
  return {
    change,
    words: statementWords(gate, ref),
    at: at === null ? null : `${at.document}, line ${at.line}`,
    json,
    spot: isAfter !== reversed && at !== null ? ref.place : null,
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

export function comparedReview({ judged }: Held): string | null {
  const kept = KEPT.get(judged);
  return kept === undefined ? null : comparisonMarkdown(kept.before, kept.after, kept.comparison);
}
