// Keeps one engine busy with the newest question: latest wins, late answers are dropped, a hung engine is ended.
import type { Explanation } from '#assume/explanation.ts';
import type { ViewChoices } from '#workspace/workspace.ts';
import type { GoodTexts, Source } from './engine.ts';
import type { Channel, OpenChannel } from './engineChannel.ts';
import type { AnalysisAnswer, EngineAnswer, EngineRequest } from './engineDesk.ts';

export interface Job {
  readonly source: Source;
  readonly goodTexts: GoodTexts;
  readonly view: ViewChoices;
  /** Width by height of the canvas. */
  readonly aspect?: number;
}

export interface ClientOptions {
  readonly open: OpenChannel;
  /** Used once `open` throws or breaks before its first answer. */
  readonly fallback: OpenChannel;
  /** Milliseconds that one question may take. */
  readonly deadline: number;
  readonly now: () => number;
  readonly onAnalysis: (answer: AnalysisAnswer, job: Job, tookMs: number) => void;
  readonly onFailure: (message: string) => void;
}

export interface EngineClient {
  /** Asks for the newest state; an unanswered older question is forgotten. */
  analyse(job: Job): void;
  /** null: no such edge, or the engine failed. */
  explain(edgeId: string): Promise<Explanation | null>;
  end(): void;
}

interface Flight {
  readonly request: EngineRequest;
  readonly job: Job | null;
  readonly startedAt: number;
  readonly timer: ReturnType<typeof setTimeout>;
  readonly explained: ((explanation: Explanation | null) => void) | null;
}

export function createEngineClient(options: ClientOptions): EngineClient {
  let open = options.open;
  let channel: Channel | null = null;
  let hasAnswered = false;
  let revision = 0;
  let flight: Flight | null = null;
  let nextJob: Job | null = null;
  /** What the engine at the other end has judged; null after it was ended. */
  let held: Job | null = null;
  let questions: { edgeId: string; resolve: (explanation: Explanation | null) => void }[] = [];

  function drop(): void {
    channel?.end();
    channel = null;
    held = null;
    if (flight) clearTimeout(flight.timer);
    flight?.explained?.(null);
    flight = null;
  }

  function fail(message: string): void {
    const lost = flight?.job;
    drop();
    // A newer question deserves its own try; the one that failed is not repeated.
    if (lost !== undefined && nextJob === null) options.onFailure(message);
    next();
  }

  function broken(why: string): void {
    if (hasAnswered || open === options.fallback) return fail(`The engine stopped: ${why}`);
    open = options.fallback;
    const again = flight?.job ?? null;
    drop();
    nextJob ??= again;
    next();
  }

  function connect(): Channel {
    const events = (mine: () => Channel | null) => ({
      answer: (answer: EngineAnswer) => {
        if (mine() === channel) receive(answer);
      },
      broken: (why: string) => {
        if (mine() === channel) broken(why);
      },
    });
    let made: Channel | null = null;
    try {
      made = open(events(() => made));
    } catch {
      open = options.fallback;
      made = open(events(() => made));
    }
    return made;
  }

  function send(request: EngineRequest, job: Job | null, explained: Flight['explained']): void {
    channel ??= connect();
    const seconds = Math.round(options.deadline / 1000);
    const timer = setTimeout(
      () => fail(`This took longer than ${seconds} seconds and was stopped. The picture is the one before.`),
      options.deadline,
    );
    flight = { request, job, startedAt: options.now(), timer, explained };
    channel.post(request);
  }

  function next(): void {
    if (flight) return;
    const id = ++revision;
    if (nextJob) {
      const job = nextJob;
      nextJob = null;
      const known =
        held !== null &&
        held.source.documents === job.source.documents &&
        held.source.context === job.source.context;
      const { source, goodTexts, view, aspect } = job;
      const shape = aspect === undefined ? {} : { aspect };
      send({ kind: 'analyse', id, view, ...shape, ...(known ? {} : { source, goodTexts }) }, job, null);
      return;
    }
    const question = questions.shift();
    if (!question) return;
    if (held === null) {
      question.resolve(null);
      next();
    } else send({ kind: 'explain', id, edgeId: question.edgeId }, null, question.resolve);
  }

  function receive(answer: EngineAnswer): void {
    if (!flight || answer.id !== flight.request.id) return;
    hasAnswered = true;
    const { job, startedAt, timer, explained } = flight;
    clearTimeout(timer);
    flight = null;
    if (answer.kind === 'analysis' && job) {
      held = job;
      if (nextJob === null) options.onAnalysis(answer, job, options.now() - startedAt);
    } else if (answer.kind === 'explanation') explained?.(answer.explanation);
    else if (answer.kind === 'failure') {
      explained?.(null);
      if (job) {
        held = null;
        if (nextJob === null) options.onFailure(`The engine failed: ${answer.message}`);
      }
    }
    next();
  }

  return {
    analyse(job) {
      nextJob = job;
      next();
    },
    explain: (edgeId) =>
      new Promise((resolve) => {
        questions = [...questions, { edgeId, resolve }];
        next();
      }),
    end() {
      drop();
      for (const question of questions) question.resolve(null);
      questions = [];
      nextJob = null;
    },
  };
}
