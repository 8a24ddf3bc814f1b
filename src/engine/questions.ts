// Questions beside the picture, each with its answer: what the panes ask the engine when somebody looks.
import { attemptReports, type AttemptReports } from '#attempts/attemptReport.ts';
import type { Explanation } from '#assume/explanation.ts';
import { explain } from '#assume/explain.ts';
import { chains, survey } from '#chains/chains.ts';
import type { Chain, ChainScript } from '#chains/chain.ts';
import type { ComparisonPicture } from '#compare/comparisonPicture.ts';
import type { Theme } from '#graph/look.ts';
import { accessEdges } from '#graph/accessEdges.ts';
import type { GraphEdge } from '#graph/accessGraph.ts';
import { toCsv } from '#exports/csv.ts';
import { understood, type Understood } from '#import/understood.ts';
import { type RowWords, rowWords } from '#words/edgeRows.ts';
import { interestingEdges } from '#words/interesting.ts';
import { type NodeDocument, nodeDocuments } from '#words/nodeFacts.ts';
import type { Example } from '#glossary/term.ts';
import { gradeGoals, type GoalState } from '#lessons/grade.ts';
import type { Goal } from '#lessons/lesson.ts';
import type { Spot } from '#text/characters.ts';
import { read } from '#import/read.ts';
import { prepare } from '#decision/model.ts';
import type { Findings, Judged, Source } from './engine.ts';
import { drawn, type Drawn } from './drawn.ts';
import { find, type Finds } from './find.ts';
import { exported, type ExportOrder } from './exported.ts';
import { type Excerpt, excerptOf } from './excerpt.ts';
import { managedData, managedPage, managedText } from '#managed/managedPolicies.ts';
import { type Different, pseudonymise, type Pseudonymised } from '#pseudonyms/pseudonymise.ts';
import { emptyWorkspace, type Workspace } from '#workspace/workspace.ts';
import { managedArn } from '#managed/managedArn.ts';
import {
  comparedPicture,
  comparedReview,
  type Compared,
  type CompareOrder,
  compareWith,
  toldChange,
  type ToldChange,
} from './compared.ts';
import { guardrailsOf, type Guardrail } from './guardrails.ts';
import { proposalsFor, type Held, type Proposals } from './proposals.ts';
import { roadsFromOutside, type Roads } from './roads.ts';
import { tryOut, type TrialResult } from './trial.ts';
import type { Trial } from './tried.ts';

/** Two ends, whether or not the picture draws an edge between them. */
interface Pair {
  readonly source: string;
  readonly target: string;
}

export type Question =
  | (Pair & { readonly kind: 'pair' | 'fixes' | 'closures'; readonly action?: string })
  | (Pair & { readonly kind: 'paths' })
  | { readonly kind: 'reach'; readonly node: string }
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
  /** This graph beside another state; the next three are about what was compared last. */
  | { readonly kind: 'compare'; readonly order: CompareOrder }
  | { readonly kind: 'change'; readonly id: string }
  | { readonly kind: 'changes'; readonly ids: readonly string[]; readonly theme: Theme }
  | { readonly kind: 'review' }
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

type Asked<K extends Question['kind']> = Question & { readonly kind: K };

/** Chains of one node, the surest and then the shortest first. */
export interface Reach {
  readonly who: readonly Chain[];
  readonly become: readonly Chain[];
  /** How many there are where the lists are cut. */
  readonly whoCount: number;
  readonly becomeCount: number;
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
  readonly compare: Compared;
  readonly change: ToldChange | null;
  readonly changes: ComparisonPicture | null;
  readonly review: string | null;
  readonly goals: readonly GoalState[];
  readonly states: readonly (readonly GoalState[])[];
  readonly drawn: Drawn;
}

export type AnswerTo<Q extends Question> = Answers[Q['kind']];

/** As many problems as the page takes in without a pause that anybody sees. */
const PROBLEMS_AT_ONCE = 1000;

const MOST_CHAINS = 200;
const MOST_PATHS = 8;

function reach({ book, model }: Judged, { node }: Asked<'reach'>): Reach {
  const ways = survey(model, book);
  const who = ways.whoCan(node);
  const become = ways.canBecome(node);
  return {
    who: who.slice(0, MOST_CHAINS).flatMap((one) => one.tell()),
    become: become.slice(0, MOST_CHAINS).flatMap((one) => one.tell()),
    whoCount: who.length,
    becomeCount: become.length,
  };
}

const ANSWERS: { readonly [K in Question['kind']]: (held: Held, question: Asked<K>) => Answers[K] } = {
  pair: ({ judged }, { source, target, action }) => explain(judged.model, source, target, action),
  paths: ({ judged }, { source, target }) =>
    chains(judged.model, judged.book, { from: source, to: target, limit: MOST_PATHS }),
  reach: ({ judged }, question) => reach(judged, question),
  fixes: (held, question) => proposalsFor(held, 'fixes', question),
  closures: (held, question) => proposalsFor(held, 'closures', question),
  managed: (_, { document }) => ({
    text: managedText(document) ?? '',
    page: managedPage(managedArn(document) ?? ''),
    date: managedData()?.date ?? null,
  }),
  trial: (held, { trial }) => tryOut(held, trial),
  goals: ({ judged }, { goals }) => gradeGoals(judged.model, goals),
  drawn: (_, { example, theme }) => drawn(example, theme),
  states: (_, { states, goals }) =>
    states.map((state) => gradeGoals(prepare(read({ ...emptyWorkspace, ...state }).inventory), goals)),
  edge: ({ judged }, { id }) => judged.tell(id),
  rows: ({ judged }, { ids }) =>
    ids.flatMap((id) => {
      const edge = judged.tell(id);
      return edge === null ? [] : [[id, rowWords(edge)] as const];
    }),
  first: ({ judged }) => interestingEdges(judged.graph, judged.tell).map(({ id }) => id),
  documents: ({ judged: { book, graph, pieces, tell } }, { node }) => {
    const own = graph.edges.filter(({ source, target }) => source === node || target === node);
    const told = own.flatMap(({ id }) => tell(id) ?? []);
    const access = graph.unlisted === undefined ? [] : accessEdges(book.tellAccess(node));
    return nodeDocuments([...told, ...access], node, pieces);
  },
  attempts: ({ judged }, { source, target }) => attemptReports(judged.model, source, target),
  excerpt: ({ source }, { spot }) => excerptOf(source, spot),
  findings: ({ judged }, { from }) => {
    const { demands, problems } = judged.findings();
    return { demands, problems: problems.slice(from, from + PROBLEMS_AT_ONCE), of: problems.length };
  },
  export: (held, { order }) => exported(held, order),
  pseudonyms: ({ source }, { also, rest }) => pseudonymise({ ...rest, ...source }, also),
  formats: understood,
  compare: (held, { order }) => compareWith(held, order),
  change: (held, { id }) => toldChange(held, id),
  changes: (held, { ids, theme }) => comparedPicture(held, ids, theme),
  review: (held) => comparedReview(held),
  guardrails: ({ judged }, { owner }) => guardrailsOf(judged.model, owner),
  csv: ({ judged: { graph, tell } }, { ids }) =>
    toCsv({ ...graph, edges: ids.flatMap((id) => tell(id) ?? []) }),
  find: ({ judged }, { text }) => find(judged, text),
  roads: ({ judged }) => roadsFromOutside(judged.model, judged.graph, judged.book),
};

/** The answer from what was judged last. */
export function answerTo<K extends Question['kind']>(held: Held, question: Asked<K>): Answers[K] {
  return ANSWERS[question.kind](held, question);
}
