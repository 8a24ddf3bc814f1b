// The engine's counter: one request in, one answer out. It runs in the worker, or on the main thread without one.
import type { Explanation } from '#assume/explanation.ts';
import type { LightGraph } from '#graph/accessGraph.ts';
import type { ViewChoices } from '#workspace/workspace.ts';
import type { Analysis } from './analysis.ts';
import { draw, explainEdge, judge, type Judged, type Report, type Source } from './engine.ts';
import { prepareReading } from '#import/textReaders.ts';
import { placer } from '#layout/placer.ts';
import { createUnpacker, type PackedSource } from './texts.ts';
import { otherDocuments } from './compared.ts';
import { countChanges } from './selection.ts';
import { answerTo, type Answers, type Question } from './questions.ts';

export interface AnalyseRequest {
  readonly kind: 'analyse';
  readonly id: number;
  /** Absent: only the view changed since the last request; the desk still has the rest. */
  readonly source?: PackedSource;
  readonly view: ViewChoices;
  /** Width by height of the canvas. */
  readonly aspect?: number;
  /** Id of the request whose picture is on the screen; absent: of none that this desk answered. */
  readonly since?: number;
}

export interface ExplainRequest {
  readonly kind: 'explain';
  readonly id: number;
  readonly edgeId: string;
}

export interface AskRequest {
  readonly kind: 'ask';
  readonly id: number;
  readonly question: Question;
}

export type EngineRequest = AnalyseRequest | ExplainRequest | AskRequest;

export interface AnalysisAnswer {
  readonly kind: 'analysis';
  readonly id: number;
  readonly analysis: Analysis;
  readonly stale: boolean;
  /** How many edges came, went or changed their verdict since the picture on the screen; null: the desk cannot tell. */
  readonly changed: number | null;
  readonly broken: Readonly<Record<string, number>>;
}

export type EngineAnswer =
  | AnalysisAnswer
  | ({ readonly kind: 'progress'; readonly id: number } & Parameters<Report>[0])
  | { readonly kind: 'explanation'; readonly id: number; readonly explanation: Explanation | null }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answers[Question['kind']] | null }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string };

export type Desk = (request: EngineRequest) => Promise<EngineAnswer>;

/**
 * Remembers the last judged source, so that an edit, a new view or an explanation costs little. One request at a time.
 * `onProgress`: is told how far a long one is. Never rejects.
 */
export function createDesk(onProgress: (progress: EngineAnswer) => void = () => {}): Desk {
  let judged: Judged | null = null;
  let source: Source = { documents: [], context: {} };
  const unpack = createUnpacker();
  const placing = placer();
  /** By request id; older than the one on the screen nobody asks for. */
  const graphs = new Map<number, LightGraph>();
  const changesSince = (since: number | undefined, now: LightGraph): number | null => {
    for (const id of graphs.keys()) if (id !== since) graphs.delete(id);
    const before = since === undefined ? undefined : graphs.get(since);
    return before === undefined ? null : before === now ? 0 : countChanges(before, now);
  };
  return async (request) => {
    const { id } = request;
    try {
      if (request.kind === 'explain') {
        const explanation = judged && explainEdge(judged, request.edgeId);
        return { kind: 'explanation', id, explanation };
      }
      if (request.kind === 'ask') {
        const { question } = request;
        const others = question.kind === 'compare' ? otherDocuments({ source }, question.order.other) : null;
        if (others !== null) await prepareReading(others).catch(() => undefined);
        return { kind: 'answer', id, answer: judged && answerTo({ judged, source }, question) };
      }
      if (request.source) {
        const report: Report = (progress) => onProgress({ kind: 'progress', id, ...progress });
        const given = unpack(request.source);
        const older = Object.values(given.goodTexts).map(({ text }) => ({ id: '', name: '', text }));
        // What cannot be loaded is read without it, and says so.
        await prepareReading([...given.source.documents, ...older]).catch(() => undefined);
        judged = judge(given.source, given.goodTexts, { before: judged, report });
        source = given.source;
        report({ phase: 'drawing', done: 0, of: 0 });
      }
      if (!judged) return { kind: 'failure', id, message: 'The engine was asked for a view of nothing.' };
      const analysis = draw(judged, request.view, request.aspect, placing);
      const { broken, graph, stale } = judged;
      const changed = changesSince(request.since, graph);
      graphs.set(id, graph);
      return { kind: 'analysis', id, analysis, stale, changed, broken };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { kind: 'failure', id, message };
    }
  };
}
