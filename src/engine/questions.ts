// Questions beside the picture, and what each answer is: what the panes ask the engine when somebody looks.
import type { ActionName } from '#actions/actionNames.ts';
import type { AttemptReports } from '#attempts/attemptReport.ts';
import type { Explanation } from '#assume/explanation.ts';
import type { Chain, ChainScript } from '#chains/chain.ts';
import type { ComparisonPicture, PictureShape } from '#compare/comparisonPicture.ts';
import type { Theme } from '#graph/look.ts';
import type { GraphEdge } from '#graph/accessGraph.ts';
import type { Understood } from '#import/understood.ts';
import type { RowWords } from '#words/edgeRows.ts';
import type { NodeDocument } from '#words/nodeFacts.ts';
import type { Example } from '#glossary/term.ts';
import type { GoalState } from '#lessons/grade.ts';
import type { Goal } from '#lessons/lesson.ts';
import type { Spot } from '#text/characters.ts';
import type { FixOptions } from '#fixes/fix.ts';
import type { Findings, Source } from './engine.ts';
import type { Drawn } from './drawn.ts';
import type { Finds } from './find.ts';
import type { ExportOrder } from './exported.ts';
import type { Excerpt } from './excerpt.ts';
import type { Different, Pseudonymised } from '#pseudonyms/pseudonymise.ts';
import type { Workspace } from '#workspace/workspace.ts';
import type { Compared, CompareOrder, ToldChange } from './compared.ts';
import type { Guardrail } from './guardrails.ts';
import type { Proposals } from './proposals.ts';
import type { Roads } from './roads.ts';
import type { TrialResult } from './trial.ts';
import type { Trial } from './tried.ts';

/** Two ends, whether or not the picture draws an edge between them. */
interface Pair {
  readonly source: string;
  readonly target: string;
}

export type Question =
  | (Pair & { readonly kind: 'pair' | 'closures'; readonly action?: string })
  | (Pair & { readonly kind: 'fixes'; readonly action?: string; readonly options?: FixOptions })
  | (Pair & { readonly kind: 'paths' })
  /** Who can become a node; what it can become. */
  | { readonly kind: 'reach'; readonly node: string; readonly direction: 'who' | 'become' }
  | { readonly kind: 'managed'; readonly document: string }
  | { readonly kind: 'trial'; readonly trial: Trial }
  /** One edge of the graph, told. */
  | { readonly kind: 'edge'; readonly id: string }
  /** What tables and lists say of edges. */
  | { readonly kind: 'rows'; readonly ids: readonly string[] }
  /** The edges to look at first, by id. */
  | { readonly kind: 'first' }
  | { readonly kind: 'documents'; readonly node: string }
  /** What was tried between two ends, beside the verdict. */
  | (Pair & { readonly kind: 'attempts' })
  | { readonly kind: 'excerpt'; readonly spot: Spot }
  /** What an unfinished analysis lacks, from this problem on. */
  | { readonly kind: 'findings'; readonly from: number }
  | { readonly kind: 'roads' }
  /** These edges as CSV. */
  | { readonly kind: 'csv'; readonly ids: readonly string[] }
  /** Who or what is called like this. */
  | { readonly kind: 'find'; readonly text: string }
  /** A file for another program. */
  | { readonly kind: 'export'; readonly order: ExportOrder }
  /** Everything under other names; words of `also` as well. */
  | { readonly kind: 'pseudonyms'; readonly rest: Unjudged; readonly also: readonly string[] }
  /** What can be pasted. */
  | { readonly kind: 'formats' }
  | { readonly kind: 'guardrails'; readonly owner: string }
  /** All actions of a service, by its prefix; null: no such service, or they cannot be loaded. */
  | { readonly kind: 'actions'; readonly service: string }
  /** This graph beside another state; the next three are about what was compared last. */
  | { readonly kind: 'compare'; readonly order: CompareOrder }
  | { readonly kind: 'change'; readonly id: string }
  | { readonly kind: 'changes'; readonly ids: readonly string[]; readonly shape: PictureShape }
  | { readonly kind: 'review'; readonly whole: boolean }
  /** Which goals of a lesson are reached. */
  | { readonly kind: 'goals'; readonly goals: readonly Goal[] }
  /** A picture of two ends that are not on the screen. */
  | { readonly kind: 'drawn'; readonly example: Example; readonly theme: Theme }
  /** Goals of documents that are not on the screen: the states of a lesson that somebody writes. */
  | { readonly kind: 'states'; readonly states: readonly Source[]; readonly goals: readonly Goal[] };

/** What a workspace has beside what is judged. */
export type Unjudged = Omit<Workspace, keyof Source>;

/** A document of AWS's own, which stands in no text of the user's. */
export interface ManagedDocument {
  readonly text: string;
  /** AWS's page about it. */
  readonly page: string | null;
  /** State of the data: `2026-08-26`. */
  readonly date: string | null;
}

export type Asked<K extends Question['kind']> = Question & { readonly kind: K };

/** Chains of one node, the surest and then the shortest first. */
export interface Reach {
  readonly chains: readonly Chain[];
  /** How many there are where the list is cut. */
  readonly count: number;
}

export type Path = Chain & ChainScript;

export interface Answers {
  readonly pair: Explanation;
  readonly paths: readonly Path[];
  readonly reach: Reach;
  readonly fixes: Proposals;
  readonly closures: Proposals;
  readonly trial: TrialResult;
  readonly managed: ManagedDocument;
  readonly edge: GraphEdge | null;
  readonly rows: readonly (readonly [id: string, words: RowWords])[];
  readonly first: readonly string[];
  readonly documents: readonly NodeDocument[];
  readonly attempts: AttemptReports;
  readonly excerpt: Excerpt | null;
  readonly findings: Findings & { readonly of: number };
  readonly roads: Roads;
  readonly find: Finds;
  readonly export: string;
  readonly pseudonyms: Pseudonymised | Different;
  readonly csv: string;
  readonly formats: readonly Understood[];
  readonly guardrails: readonly Guardrail[];
  readonly actions: readonly ActionName[] | null;
  readonly compare: Compared;
  readonly change: ToldChange | null;
  readonly changes: ComparisonPicture | null;
  readonly review: string | null;
  readonly goals: readonly GoalState[];
  readonly states: readonly (readonly GoalState[])[];
  readonly drawn: Drawn;
}

export type AnswerTo<Q extends Question> = Answers[Q['kind']];
