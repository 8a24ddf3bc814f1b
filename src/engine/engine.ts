// The whole way from texts to a placed picture, pure: the worker, the tests and the command line all run this.
import { attemptReports } from '#attempts/attemptReport.ts';
import type { AttemptReport } from '#attempts/report.ts';
import { attemptProblems } from '#attempts/tries.ts';
import { type EdgeBook, edgeBookInSteps } from '#assume/edgeBook.ts';
import { explain } from '#assume/explain.ts';
import type { Explanation } from '#assume/explanation.ts';
import type { Inventory } from '#decision/inventory.ts';
import { prepare, type Model } from '#decision/model.ts';
import type { AccessGraph, EdgeWord, LightGraph } from '#graph/accessGraph.ts';
import { buildGraph } from '#graph/buildGraph.ts';
import { countResources } from '#graph/countResources.ts';
import { asksForResources } from '#graph/hidden.ts';
import { resourceId } from '#graph/nodeOf.ts';
import { place } from '#layout/place.ts';
import { type TellEdge, tellGraph } from '#graph/tellGraph.ts';
import { withTries } from '#graph/withTries.ts';
import { allVeiled, verdictsAlike } from '#graph/veiled.ts';
import { visibleGraph } from '#graph/visibleGraph.ts';
import type { Problem } from '#text/problem.ts';
import { readInSteps } from '#import/read.ts';
import { fewOfEachEnd } from '#lint/fewOfEachEnd.ts';
import { actionNames } from '#actions/actionNames.ts';
import { lintInSteps } from '#lint/lint.ts';
import { withFindings } from '#lint/withFindings.ts';
import type { Piece, Reading } from '#import/reading.ts';
import { finish, mapInSteps, type Steps } from '#steps/steps.ts';
import { emptyWorkspace, type ViewChoices, type Workspace } from '#workspace/workspace.ts';
import { type Analysis, finished, MANY_EDGES } from './analysis.ts';
import { READING } from './doing.ts';
import { teller } from './teller.ts';
import { type Demand, demandsOf } from '#words/demands.ts';

/** What verdicts depend on. The view does not belong to it. */
export type Source = Pick<Workspace, 'documents' | 'context'>;

/** A document's text when it could last be read, with the number of pieces that were broken even then. */
export interface GoodText {
  readonly text: string;
  readonly broken: number;
}
export type GoodTexts = Readonly<Record<string, GoodText>>;

/** Everything about a source that does not depend on the view. Stays where it was made: the model is large. */
export interface Judged {
  readonly model: Model;
  readonly book: EdgeBook;
  /** Of very many principals without resources. */
  readonly graph: LightGraph;
  /** With resources in any case. */
  readonly full: () => LightGraph;
  /** The whole edge of an id of these graphs. */
  readonly tell: TellEdge;
  readonly pieces: readonly Piece[];
  /** What reading has to say; `findings` has lint as well. */
  readonly problems: readonly Problem[];
  /** Worked out once, at once or bit by bit. */
  readonly findings: () => Findings;
  readonly findingsInSteps: () => Steps<Findings>;
  /** Pieces that got lost, by document id; documents without any are absent. */
  readonly broken: Readonly<Record<string, number>>;
  /** The graph is of an earlier text of at least one document. */
  readonly stale: boolean;
}

export interface JudgeOptions {
  /** What was judged before the last edit. */
  readonly before?: Judged | null;
  /** Lint looks at each single edge, however many there are and however long it takes. */
  readonly everyEdge?: true;
}

/** What needs a look at most edges and at every statement: of a large estate it is told after the picture. */
export interface Findings {
  readonly problems: readonly Problem[];
  readonly demands: readonly Demand[];
}

const readSource = (source: Source, before: Judged | null): Steps<Reading> =>
  readInSteps({ ...emptyWorkspace, ...source }, before?.model.inventory);

/** What is left of a text whose brackets fell apart. Without that fault, JSON of another kind is simply not for us. */
const SCRAPS: ReadonlySet<string> = new Set(['other', 'fragment']);

function countBroken({ pieces, problems }: Reading): Record<string, number> {
  const apart = new Set(problems.filter(({ code }) => code === 'L-JSON').map(({ document }) => document));
  const broken: Record<string, number> = {};
  for (const { kind, document } of pieces) {
    const lost = kind === 'broken' || (SCRAPS.has(kind) && apart.has(document));
    if (lost) broken[document] = (broken[document] ?? 0) + 1;
  }
  return broken;
}

/** Edges that ask something of the request: the others require nothing. */
function asking(book: EdgeBook, graph: LightGraph): readonly EdgeWord[] {
  const access = graph.unlisted === undefined ? book.access : [];
  const depending = new Set(
    access.filter((one) => one.depends).map((one) => `${one.principal}→${resourceId(one)}`),
  );
  return graph.edges.filter(({ kind, source, target, verdict }) =>
    kind === 'assume'
      ? verdict === 'conditional' || verdict === 'unknown'
      : depending.has(`${source}→${target}`),
  );
}

/** With more principals than this resources are listed when somebody asks for them: nobody sees them unasked. */
const MANY_PRINCIPALS = 500;
/** With more edges than this the picture after an edit does not wait for what lint says: that takes more than a frame. */
const SOME_EDGES = 100;
/** With more than this a few of each end speak for the others. */
const TOO_MANY_EDGES = 30_000;
const FEW_EDGES = 2;

function fewNote(looked: number, of: number, document: string): Problem {
  const [few, all] = [looked, of].map((count) => count.toLocaleString('en'));
  const message = `Mistakes that only two ends together show were looked for on ${few} of ${all} edges, at least ${FEW_EDGES} of each principal and of each role. "rolegraph lint" looks at all of them.`;
  return { code: 'MANY-EDGES', severity: 'info', message, document };
}

/** Reads and judges at once. */
export const judge = (source: Source, goodTexts: GoodTexts = {}, options: JudgeOptions = {}): Judged =>
  finish(judgeInSteps(source, goodTexts, options));

/**
 * Reads and judges. A document that is more broken than when it was last good lends its last good text to the
 * graph; pieces and problems are always those of the text as it is now. `before`: what was judged before the last
 * edit; the result is the same with and without it, but what the edit left alone is not worked out again.
 */
export function* judgeInSteps(
  source: Source,
  goodTexts: GoodTexts,
  { before = null, everyEdge }: JudgeOptions = {},
): Steps<Judged> {
  yield { doing: READING, done: 0, of: 0 };
  const now = yield* readSource(source, before);
  const broken = countBroken(now);
  const older = new Set<string>();
  const documents = source.documents.map((document) => {
    const good = goodTexts[document.id];
    if (!good || good.text === document.text || (broken[document.id] ?? 0) <= good.broken) return document;
    older.add(document.id);
    return { ...document, text: good.text };
  });
  const stale = older.size > 0;
  const { inventory } = stale ? yield* readSource({ ...source, documents }, before) : now;
  const model = prepare(inventory);
  const book = yield* edgeBookInSteps(model, before?.book);
  let listed: LightGraph | null = null;
  const full = (): LightGraph => (listed ??= withTries(buildGraph(inventory, book), model));
  const { bareWildcardPairs, words } = book;
  const graph =
    inventory.principals.length <= MANY_PRINCIPALS
      ? full()
      : {
          ...withTries(buildGraph(inventory, { words, bareWildcardPairs, access: [] }), model),
          unlisted: countResources(model),
        };
  const tell = teller(book, () => (listed === null || listed === graph ? [graph] : [graph, listed]));
  const most = everyEdge === true ? Infinity : TOO_MANY_EDGES;
  const looked = fewOfEachEnd(words, FEW_EDGES, most);
  const [first] = source.documents;
  const note = looked === words || !first ? [] : [fewNote(looked.length, words.length, first.id)];
  // What lint says of an earlier text points at nothing in the text as it is now.
  function* inspect(): Steps<Findings> {
    const linted = yield* lintInSteps(book, { looked, names: actionNames() });
    const asked = fewOfEachEnd(asking(book, graph), FEW_EDGES, most);
    const told = yield* mapInSteps(asked, ({ id }) => tell(id) ?? []);
    return {
      problems: withFindings(
        [...now.problems, ...note, ...attemptProblems(model).filter(({ document }) => !older.has(document))],
        linted.filter(({ place }) => !older.has(place.document)),
      ),
      demands: demandsOf(told.flat()),
    };
  }
  let findings: Findings | null = null;
  function* findingsInSteps(): Steps<Findings> {
    return (findings ??= yield* inspect());
  }
  return {
    model,
    book,
    graph,
    full,
    tell,
    pieces: now.pieces,
    problems: now.problems,
    findings: () => finish(findingsInSteps()),
    findingsInSteps,
    broken,
    stale,
  };
}

interface DrawOptions {
  /** Width by height of the canvas. */
  readonly aspect?: number | undefined;
  readonly placing?: typeof place;
  /** What lint said before the last edit is still on the screen, so it may be a little late. */
  readonly edited?: boolean | undefined;
  /** Somebody guesses verdicts first: none of them decides what is drawn, or where. */
  readonly blind?: boolean | undefined;
  /** Lint waits for something that is being loaded. */
  readonly waits?: boolean | undefined;
}

/** Applies the view choices and places what is left. */
export function draw(
  judged: Judged,
  view: ViewChoices,
  { aspect, blind = false, edited, placing = place, waits = false }: DrawOptions = {},
): Analysis {
  const whole = asksForResources(view) ? judged.full() : judged.graph;
  const visible = visibleGraph(blind ? allVeiled(whole) : whole, view);
  const graph = tellGraph(visible, judged.tell);
  const unfinished = waits || whole.edges.length > (edited === true ? SOME_EDGES : MANY_EDGES);
  const { demands, problems } = unfinished ? { demands: [], problems: judged.problems } : judged.findings();
  return {
    graph,
    ...(visible !== whole ? { whole } : {}),
    placement: placing(blind ? verdictsAlike(graph) : graph, view.pins, {
      ...(aspect === undefined ? {} : { aspect }),
      terse: true,
    }),
    pieces: judged.pieces,
    problems,
    demands,
    brokenDocuments: Object.keys(judged.broken),
    ...(unfinished ? { unfinished } : {}),
  };
}

interface Whole {
  readonly whole: AccessGraph;
  readonly inventory: Inventory;
  /** What was tried, by edge id. */
  readonly tried: Readonly<Record<string, readonly AttemptReport[]>>;
}

/** Everything at once and told in full: for the command line, files to keep, and tests. */
export function analyse(workspace: Workspace): Analysis & Whole {
  const judged = judge(workspace, {}, { everyEdge: true });
  const whole = judged.full();
  const analysis = finished(draw(judged, workspace.view), judged.findings());
  const tried = whole.edges
    .filter(({ tries }) => tries !== undefined)
    .map(({ id, source, target }) => [id, attemptReports(judged.model, source, target).reports] as const);
  return {
    ...analysis,
    whole: tellGraph(whole, judged.tell),
    inventory: judged.model.inventory,
    tried: Object.fromEntries(tried),
  };
}

/** The full trace of an assume edge of this graph; null for other ids. */
export function explainEdge(judged: Judged, edgeId: string): Explanation | null {
  const edge = judged.graph.edges.find((e) => e.id === edgeId);
  if (edge?.kind !== 'assume') return null;
  return explain(judged.model, edge.source, edge.target, edge.action);
}
