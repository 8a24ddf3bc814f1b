// The engine's counter: one request in, one answer out. It runs in the worker, or on the main thread without one.
import type { Explanation } from '#assume/explanation.ts';
import type { ViewChoices } from '#workspace/workspace.ts';
import type { Analysis } from './analysis.ts';
import { draw, explainEdge, judge, type GoodTexts, type Judged, type Source } from './engine.ts';
import { answerTo, type Answers, type Question } from './questions.ts';

export interface AnalyseRequest {
  readonly kind: 'analyse';
  readonly id: number;
  /** Absent: only the view changed since the last request; the desk still has the rest. */
  readonly source?: Source;
  readonly goodTexts?: GoodTexts;
  readonly view: ViewChoices;
  /** Width by height of the canvas. */
  readonly aspect?: number;
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
  readonly broken: Readonly<Record<string, number>>;
}

export type EngineAnswer =
  | AnalysisAnswer
  | { readonly kind: 'explanation'; readonly id: number; readonly explanation: Explanation | null }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answers[Question['kind']] | null }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string };

export type Desk = (request: EngineRequest) => EngineAnswer;

/** Remembers the last judged source, so that a new view or an explanation costs little. Never throws. */
export function createDesk(): Desk {
  let judged: Judged | null = null;
  let source: Source = { documents: [], context: {} };
  return (request) => {
    const { id } = request;
    try {
      if (request.kind === 'explain') {
        const explanation = judged && explainEdge(judged, request.edgeId);
        return { kind: 'explanation', id, explanation };
      }
      if (request.kind === 'ask') {
        return { kind: 'answer', id, answer: judged && answerTo({ judged, source }, request.question) };
      }
      source = request.source ?? source;
      judged = request.source ? judge(request.source, request.goodTexts, judged) : judged;
      if (!judged) return { kind: 'failure', id, message: 'The engine was asked for a view of nothing.' };
      const analysis = draw(judged, request.view, request.aspect);
      return { kind: 'analysis', id, analysis, stale: judged.stale, broken: judged.broken };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { kind: 'failure', id, message };
    }
  };
}
