// The whole way from texts to a placed picture, pure: the worker, the tests and the command line all run this.
import { assumeEdges } from '#assume/assumeEdges.ts';
import { explain } from '#assume/explain.ts';
import type { Explanation } from '#assume/explanation.ts';
import { prepare, type Model } from '#decision/model.ts';
import { resourceAccess } from '#assume/resourceAccess.ts';
import type { AccessGraph } from '#graph/accessGraph.ts';
import { buildGraph } from '#graph/buildGraph.ts';
import { place } from '#layout/place.ts';
import { visibleGraph } from '#graph/visibleGraph.ts';
import type { Problem } from '#text/problem.ts';
import { read } from '#import/read.ts';
import { lint } from '#lint/lint.ts';
import { withFindings } from '#lint/withFindings.ts';
import type { Piece, Reading } from '#import/reading.ts';
import { emptyWorkspace, type ViewChoices, type Workspace } from '#workspace/workspace.ts';
import type { Analysis } from './analysis.ts';
import { contextKeys } from './contextKeys.ts';

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
  readonly graph: AccessGraph;
  readonly pieces: readonly Piece[];
  readonly problems: readonly Problem[];
  readonly contextKeys: readonly string[];
  /** Pieces that got lost, by document id; documents without any are absent. */
  readonly broken: Readonly<Record<string, number>>;
  /** The graph is of an earlier text of at least one document. */
  readonly stale: boolean;
}

const readSource = (source: Source): Reading => read({ ...emptyWorkspace, ...source });

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

/**
 * Reads and judges. A document that is more broken than when it was last good lends its last good text to the
 * graph; pieces and problems are always those of the text as it is now.
 */
export function judge(source: Source, goodTexts: GoodTexts = {}): Judged {
  const now = readSource(source);
  const broken = countBroken(now);
  const older = new Set<string>();
  const documents = source.documents.map((document) => {
    const good = goodTexts[document.id];
    if (!good || good.text === document.text || (broken[document.id] ?? 0) <= good.broken) return document;
    older.add(document.id);
    return { ...document, text: good.text };
  });
  const stale = older.size > 0;
  const { inventory } = stale ? readSource({ ...source, documents }) : now;
  const model = prepare(inventory);
  const edges = assumeEdges(model);
  const graph = buildGraph(inventory, edges, resourceAccess(model));
  return {
    model,
    graph,
    pieces: now.pieces,
    // What lint says of an earlier text points at nothing in the text as it is now.
    problems: withFindings(
      now.problems,
      lint(model, edges.edges).filter(({ place }) => !older.has(place.document)),
    ),
    contextKeys: contextKeys(graph, source.context),
    broken,
    stale,
  };
}

/** Applies the view choices and places what is left, for a canvas of that width by height. */
export function draw(judged: Judged, view: ViewChoices, aspect?: number): Analysis {
  const graph = visibleGraph(judged.graph, view);
  return {
    graph,
    ...(graph !== judged.graph ? { whole: judged.graph } : {}),
    placement: place(graph, view.pins, aspect === undefined ? {} : { aspect }),
    pieces: judged.pieces,
    problems: judged.problems,
    contextKeys: judged.contextKeys,
    brokenDocuments: Object.keys(judged.broken),
  };
}

export function analyse(workspace: Workspace): Analysis {
  return draw(judge(workspace), workspace.view);
}

/** The full trace of an assume edge of this graph; null for other ids. */
export function explainEdge(judged: Judged, edgeId: string): Explanation | null {
  const edge = judged.graph.edges.find((e) => e.id === edgeId);
  if (edge?.kind !== 'assume') return null;
  return explain(judged.model, edge.source, edge.target, edge.action);
}
