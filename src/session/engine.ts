// The whole way from texts to a placed picture, pure: the worker, the tests and the command line all run this.
import { attemptReports } from '#attempts/attemptReport.ts';
import type { AttemptReport } from '#attempts/report.ts';
import { attemptProblems } from '#attempts/tries.ts';
import { type EdgeBook, edgeBook } from '#assume/edgeBook.ts';
import { explain } from '#assume/explain.ts';
import type { Explanation } from '#assume/explanation.ts';
import { prepare, type Model } from '#decision/model.ts';
import { accessEdges } from '#graph/accessEdges.ts';
import type { AccessGraph, GraphEdge, LightGraph } from '#graph/accessGraph.ts';
import { buildGraph } from '#graph/buildGraph.ts';
import { resourceId } from '#graph/nodeOf.ts';
import { place } from '#layout/place.ts';
import { type TellEdge, tellGraph } from '#graph/tellGraph.ts';
import { withTries } from '#graph/withTries.ts';
import { visibleGraph } from '#graph/visibleGraph.ts';
import type { Problem } from '#text/problem.ts';
import { read } from '#import/read.ts';
import { lint } from '#lint/lint.ts';
import { withFindings } from '#lint/withFindings.ts';
import type { Piece, Reading } from '#import/reading.ts';
import { emptyWorkspace, type ViewChoices, type Workspace } from '#workspace/workspace.ts';
import { type Analysis, finished } from './analysis.ts';
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
  readonly graph: LightGraph;
  /** The whole edge of an id of this graph. */
  readonly tell: TellEdge;
  readonly pieces: readonly Piece[];
  /** What reading has to say; `findings` has lint as well. */
  readonly problems: readonly Problem[];
  readonly findings: () => Findings;
  /** Pieces that got lost, by document id; documents without any are absent. */
  readonly broken: Readonly<Record<string, number>>;
  /** The graph is of an earlier text of at least one document. */
  readonly stale: boolean;
}

/** How far it is; `of` 0: nothing to count. */
export type Report = (progress: {
  readonly phase: 'reading' | 'deciding' | 'drawing';
  readonly done: number;
  readonly of: number;
}) => void;

export interface JudgeOptions {
  /** What was judged before the last edit. */
  readonly before?: Judged | null;
  readonly report?: Report;
}

/** What needs a look at most edges and at every statement: of a large estate it is told after the picture. */
export interface Findings {
  readonly problems: readonly Problem[];
  readonly demands: readonly Demand[];
}

const readSource = (source: Source, before: Judged | null): Reading =>
  read({ ...emptyWorkspace, ...source }, before?.model.inventory);

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

/** Tells an edge of the graph by its id, each once. */
function teller(book: EdgeBook, graph: LightGraph): TellEdge {
  const words = new Map(graph.edges.map((word) => [word.id, word]));
  const told = new Map<string, GraphEdge>();
  return (id) => {
    const word = words.get(id);
    const known = told.get(id);
    if (known !== undefined || word === undefined) return known ?? null;
    const tries = word.tries === undefined ? {} : { tries: word.tries };
    if (word.kind === 'assume') told.set(id, { ...book.tell(word), id, kind: 'assume', ...tries });
    else for (const edge of accessEdges(book.tellAccess(word.source))) told.set(edge.id, edge);
    return told.get(id) ?? null;
  };
}

/** Ids of the edges that ask something of the request: the others require nothing. */
function asking(book: EdgeBook, graph: LightGraph): readonly string[] {
  const depending = new Set(
    book.access.filter((one) => one.depends).map((one) => `${one.principal}→${resourceId(one)}`),
  );
  return graph.edges
    .filter(({ kind, source, target, verdict }) =>
      kind === 'assume'
        ? verdict === 'conditional' || verdict === 'unknown'
        : depending.has(`${source}→${target}`),
    )
    .map(({ id }) => id);
}

/**
 * Reads and judges. A document that is more broken than when it was last good lends its last good text to the
 * graph; pieces and problems are always those of the text as it is now. `before`: what was judged before the last
 * edit; the result is the same with and without it, but what the edit left alone is not worked out again.
 */
export function judge(source: Source, goodTexts: GoodTexts = {}, options: JudgeOptions = {}): Judged {
  const { before = null, report = () => {} } = options;
  report({ phase: 'reading', done: 0, of: 0 });
  const now = readSource(source, before);
  const broken = countBroken(now);
  const older = new Set<string>();
  const documents = source.documents.map((document) => {
    const good = goodTexts[document.id];
    if (!good || good.text === document.text || (broken[document.id] ?? 0) <= good.broken) return document;
    older.add(document.id);
    return { ...document, text: good.text };
  });
  const stale = older.size > 0;
  const { inventory } = stale ? readSource({ ...source, documents }, before) : now;
  const model = prepare(inventory);
  const book = edgeBook(model, before?.book, (done, of) => report({ phase: 'deciding', done, of }));
  const graph = withTries(buildGraph(inventory, book), model);
  const tell = teller(book, graph);
  // What lint says of an earlier text points at nothing in the text as it is now.
  const inspect = (): Findings => ({
    problems: withFindings(
      [...now.problems, ...attemptProblems(model).filter(({ document }) => !older.has(document))],
      lint(book).filter(({ place }) => !older.has(place.document)),
    ),
    demands: demandsOf(asking(book, graph).flatMap((id) => tell(id) ?? [])),
  });
  let findings: Findings | null = null;
  return {
    model,
    book,
    graph,
    tell,
    pieces: now.pieces,
    problems: now.problems,
    findings: () => (findings ??= inspect()),
    broken,
    stale,
  };
}

/** With more edges than this the picture does not wait for what lint says. */
const MANY_EDGES = 3000;

/** Applies the view choices and places what is left, for a canvas of that width by height; `placing` does that. */
export function draw(judged: Judged, view: ViewChoices, aspect?: number, placing = place): Analysis {
  const visible = visibleGraph(judged.graph, view);
  const graph = tellGraph(visible, judged.tell);
  const unfinished = judged.graph.edges.length > MANY_EDGES;
  const { demands, problems } = unfinished ? { demands: [], problems: judged.problems } : judged.findings();
  return {
    graph,
    ...(visible !== judged.graph ? { whole: judged.graph } : {}),
    placement: placing(graph, view.pins, aspect === undefined ? {} : { aspect }),
    pieces: judged.pieces,
    problems,
    demands,
    brokenDocuments: Object.keys(judged.broken),
    ...(unfinished ? { unfinished } : {}),
  };
}

interface Whole {
  readonly whole: AccessGraph;
  /** What was tried, by edge id. */
  readonly tried: Readonly<Record<string, readonly AttemptReport[]>>;
}

/** Everything at once and told in full: for the command line, files to keep, and tests. */
export function analyse(workspace: Workspace): Analysis & Whole {
  const judged = judge(workspace);
  const analysis = finished(draw(judged, workspace.view), judged.findings());
  const tried = judged.graph.edges
    .filter(({ tries }) => tries !== undefined)
    .map(({ id, source, target }) => [id, attemptReports(judged.model, source, target).reports] as const);
  return { ...analysis, whole: tellGraph(judged.graph, judged.tell), tried: Object.fromEntries(tried) };
}

/** The full trace of an assume edge of this graph; null for other ids. */
export function explainEdge(judged: Judged, edgeId: string): Explanation | null {
  const edge = judged.graph.edges.find((e) => e.id === edgeId);
  if (edge?.kind !== 'assume') return null;
  return explain(judged.model, edge.source, edge.target, edge.action);
}
