// The engine's counter: one request in, one answer out. It runs in the worker, or on the main thread without one. Long
// work runs in slices: what comes in meanwhile has its turn between them.
import type { Explanation } from '#assume/explanation.ts';
import type { LightGraph } from '#graph/accessGraph.ts';
import type { ViewChoices } from '#workspace/workspace.ts';
import type { Analysis } from './analysis.ts';
import { DRAWING, READING } from './doing.ts';
import { draw, explainEdge, judgeInSteps, type Judged, type Source } from './engine.ts';
import { loadActionNames, mayLoadActionNames } from '#actions/actionNames.ts';
import { asksForActionNames } from '#lint/actionRules.ts';
import { prepareReading } from '#import/textReaders.ts';
import { placer } from '#layout/placer.ts';
import { createUnpacker, type PackedSource } from './texts.ts';
import { statesOf } from './compared.ts';
import { countChanges } from './selection.ts';
import { drive } from '#steps/drive.ts';
import type { Step, Steps } from '#steps/steps.ts';
import { piecesInSteps } from '#text/pieces.ts';
import { answerInSteps } from './answer.ts';
import { nextTask } from './nextTask.ts';
import type { Answers, Question } from './questions.ts';

export interface AnalyseRequest {
  readonly kind: 'analyse';
  readonly id: number;
  /** Absent: only the view changed since the last request; the desk still has the rest. */
  readonly source?: PackedSource;
  readonly view: ViewChoices;
  /** Width by height of the canvas. */
  readonly aspect?: number;
  /** What was found in the texts before an edit is still on the screen: the picture comes before what lint says. */
  readonly edited?: true;
  /** Somebody guesses verdicts first: none of them decides what is drawn, or where. */
  readonly blind?: true;
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

/** Nobody wants the answer to the request of this id any more. */
export interface StopRequest {
  readonly kind: 'stop';
  readonly id: number;
}

export type EngineRequest = AnalyseRequest | ExplainRequest | AskRequest | StopRequest;

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
  | { readonly kind: 'progress'; readonly id: number; readonly step: Step }
  | { readonly kind: 'explanation'; readonly id: number; readonly explanation: Explanation | null }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answers[Question['kind']] | null }
  /** Without an answer: it was stopped, or what it asked about has changed meanwhile. */
  | { readonly kind: 'ended'; readonly id: number }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string };

export type Desk = (request: EngineRequest) => Promise<EngineAnswer>;

const needsActionNames = ({ kind }: Question, { model }: Judged): boolean =>
  kind === 'actions' || (kind === 'findings' && mayLoadActionNames() && asksForActionNames(model));

/** Afterwards the pieces of all texts are remembered, and reading begins with what they are. */
function* splitAll(texts: readonly string[]): Steps<void> {
  yield { doing: READING, done: 0, of: 0 };
  for (const text of texts) yield* piecesInSteps(text);
}

/**
 * Remembers the last judged source, so that an edit, a new view or an explanation costs little. Requests may overlap: a
 * short question is answered while a long one runs, a long one waits while texts are judged, and ends when they are
 * others than it asked about. `onProgress`: is told how far long work is. Never rejects.
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
  const now = () => performance.now();
  const reporting = (id: number) => (step: Step) => onProgress({ kind: 'progress', id, step });
  /** Of the analysis that was asked for last; never rejects. */
  let analysing: Promise<unknown> = Promise.resolve();
  /** Ids of what is being worked on, and is wanted. */
  const running = new Set<number>();

  async function analyse(request: AnalyseRequest): Promise<EngineAnswer> {
    const { id } = request;
    if (request.source) {
      const given = unpack(request.source);
      const older = Object.values(given.goodTexts).map(({ text }) => ({ id: '', name: '', text }));
      const isStopped = () => !running.has(id);
      running.add(id);
      const driver = { now, rest: nextTask, onStep: reporting(id), isStopped };
      const texts = [...given.source.documents, ...older].map(({ text }) => text);
      if ((await drive(splitAll(texts), driver)) === null) return { kind: 'ended', id };
      // What cannot be loaded is read without it, and says so.
      await prepareReading([...given.source.documents, ...older]).catch(() => undefined);
      const work = judgeInSteps(given.source, given.goodTexts, { before: judged });
      const done = await drive(work, driver);
      running.delete(id);
      if (done === null) return { kind: 'ended', id };
      ({ value: judged } = done);
      ({ source } = given);
      reporting(id)({ doing: DRAWING, done: 0, of: 0 });
    }
    if (!judged) return { kind: 'failure', id, message: 'The engine was asked for a view of nothing.' };
    const { aspect, blind, edited } = request;
    const waits = mayLoadActionNames() && asksForActionNames(judged.model);
    const analysis = draw(judged, request.view, { aspect, blind, edited, placing, waits });
    const { broken, graph, stale } = judged;
    const changed = changesSince(request.since, graph);
    graphs.set(id, graph);
    return { kind: 'analysis', id, analysis, stale, changed, broken };
  }

  async function ask({ id, question }: AskRequest): Promise<EngineAnswer> {
    const held = judged;
    if (held === null) return { kind: 'answer', id, answer: null };
    const asked = { judged: held, source };
    running.add(id);
    const isStopped = () => judged !== held || !running.has(id);
    const rest = async () => {
      await nextTask();
      // What is judged now may be what the question should be about.
      await analysing;
    };
    try {
      const states = question.kind === 'compare' ? statesOf(asked, question.order) : null;
      const others = [...(states?.other.documents ?? []), ...(states?.mine?.documents ?? [])];
      if (others.length > 0) await prepareReading(others).catch(() => undefined);
      // Without them less is checked, and less is offered.
      if (needsActionNames(question, held)) await loadActionNames().catch(() => undefined);
      const work = answerInSteps(asked, question);
      const done = await drive(work, { now, rest, isStopped, onStep: reporting(id) });
      return done === null ? { kind: 'ended', id } : { kind: 'answer', id, answer: done.value };
    } finally {
      running.delete(id);
    }
  }

  const answer = async (request: EngineRequest): Promise<EngineAnswer> => {
    const { id } = request;
    if (request.kind === 'ask') return ask(request);
    if (request.kind === 'explain')
      return { kind: 'explanation', id, explanation: judged && explainEdge(judged, request.edgeId) };
    if (request.kind === 'stop') {
      running.delete(id);
      return { kind: 'ended', id };
    }
    const mine = analysing.then(() => analyse(request));
    analysing = mine.catch(() => undefined);
    return mine;
  };

  return async (request) => {
    try {
      return await answer(request);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { kind: 'failure', id: request.id, message };
    }
  };
}
