// The answers to questions beside the picture: the short ones at once, the long ones bit by bit.
import { actionNames } from '#actions/actionNames.ts';
import { attemptReports } from '#attempts/attemptReport.ts';
import { explain } from '#assume/explain.ts';
import { chainsInSteps } from '#chains/chains.ts';
import { prepare } from '#decision/model.ts';
import { csvInSteps } from '#exports/csv.ts';
import { accessEdges } from '#graph/accessEdges.ts';
import { read } from '#import/read.ts';
import { understood } from '#import/understood.ts';
import { gradeGoals } from '#lessons/grade.ts';
import { managedArn } from '#managed/managedArn.ts';
import { managedData, managedPage, managedText } from '#managed/managedPolicies.ts';
import { pseudonymiseInSteps } from '#pseudonyms/pseudonymise.ts';
import { finish, mapInSteps, type Steps } from '#steps/steps.ts';
import { rowWords } from '#words/edgeRows.ts';
import { interestingEdges } from '#words/interesting.ts';
import { nodeDocuments } from '#words/nodeFacts.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { comparedPicture, comparedReview, compareWith, toldChange } from './compared.ts';
import { drawn } from './drawn.ts';
import { excerptOf } from './excerpt.ts';
import { exported } from './exported.ts';
import { find } from './find.ts';
import { guardrailsOf } from './guardrails.ts';
import { proposalsFor, type Held } from './proposals.ts';
import type { Answers, Asked, Question } from './questions.ts';
import { reach } from './reach.ts';
import { roadsFromOutside } from './roads.ts';
import { tryOut } from './trial.ts';

/** As many problems as the page takes in without a pause that anybody sees. */
const PROBLEMS_AT_ONCE = 1000;

const MOST_PATHS = 8;

/** What takes time in a large estate. Each says what it does. */
const LONG = {
  paths: ({ judged }: Held, { source, target }: Asked<'paths'>) =>
    chainsInSteps(judged.model, judged.book, { from: source, to: target, limit: MOST_PATHS }),
  reach: ({ judged }: Held, { direction, node }: Asked<'reach'>) => reach(judged, node, direction),
  roads: ({ judged }: Held) => roadsFromOutside(judged.model, judged.graph, judged.book),
  trial: (held: Held, { trial }: Asked<'trial'>) => tryOut(held, trial),
  fixes: (held: Held, question: Asked<'fixes'>) => proposalsFor(held, 'fixes', question, question.options),
  closures: (held: Held, question: Asked<'closures'>) => proposalsFor(held, 'closures', question),
  *findings({ judged }: Held, { from }: Asked<'findings'>): Steps<Answers['findings']> {
    const { demands, problems } = yield* judged.findingsInSteps();
    return { demands, problems: problems.slice(from, from + PROBLEMS_AT_ONCE), of: problems.length };
  },
  export: (held: Held, { order }: Asked<'export'>) => exported(held, order),
  *csv({ judged: { graph, tell } }: Held, { ids }: Asked<'csv'>): Steps<string> {
    const told = yield* mapInSteps(ids, (id) => tell(id) ?? [], {
      doing: 'Telling every edge',
      unit: 'edges',
    });
    return yield* csvInSteps({ ...graph, edges: told.flat() });
  },
  pseudonyms: ({ source }: Held, { also, rest }: Asked<'pseudonyms'>) =>
    pseudonymiseInSteps({ ...rest, ...source }, also),
  compare: (held: Held, { order }: Asked<'compare'>) => compareWith(held, order),
  states: (_: Held, { goals, states }: Asked<'states'>) =>
    mapInSteps(states, (state) =>
      gradeGoals(prepare(read({ ...emptyWorkspace, ...state }).inventory), goals),
    ),
} satisfies { readonly [K in Question['kind']]?: (held: Held, question: Asked<K>) => Steps<Answers[K]> };

type LongKind = keyof typeof LONG;

const SHORT: {
  readonly [K in Exclude<Question['kind'], LongKind>]: (held: Held, question: Asked<K>) => Answers[K];
} = {
  pair: ({ judged }, { source, target, action }) => explain(judged.model, source, target, action),
  managed: (_, { document }) => ({
    text: managedText(document) ?? '',
    page: managedPage(managedArn(document) ?? ''),
    date: managedData()?.date ?? null,
  }),
  goals: ({ judged }, { goals }) => gradeGoals(judged.model, goals),
  drawn: (_, { example, theme }) => drawn(example, theme),
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
  formats: understood,
  change: (held, { id }) => toldChange(held, id),
  changes: (held, { ids, shape }) => comparedPicture(held, ids, shape),
  review: (held, { whole }) => comparedReview(held, whole),
  actions: (_, { service }) => actionNames()?.of(service) ?? null,
  guardrails: ({ judged }, { owner }) => guardrailsOf(judged.model, owner),
  find: ({ judged }, { text }) => find(judged, text),
};

const isLong = (question: Question): question is Question & { readonly kind: LongKind } =>
  question.kind in LONG;

/** The answer from what was judged last. */
export function* answerInSteps<K extends Question['kind']>(
  held: Held,
  question: Asked<K>,
): Steps<Answers[K]> {
  const table: { readonly [kind: string]: unknown } = isLong(question) ? LONG : SHORT;
  if (isLong(question)) {
    const answer = table[question.kind] as (h: Held, q: Question) => Steps<Answers[K]>;
    return yield* answer(held, question);
  }
  const answer = table[question.kind] as (h: Held, q: Question) => Answers[K];
  return answer(held, question);
}

/** The same at once. */
export const answerTo = <K extends Question['kind']>(held: Held, question: Asked<K>): Answers[K] =>
  finish(answerInSteps(held, question));
