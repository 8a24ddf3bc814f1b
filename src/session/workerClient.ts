// Keeps one engine busy with the newest question: latest wins, late answers are dropped, a hung engine is ended.
import type { Explanation } from '#assume/explanation.ts';
import type { ViewChoices } from '#workspace/workspace.ts';
import type { GoodTexts, Source } from '#engine/engine.ts';
import type { Channel, OpenChannel } from './engineChannel.ts';
import type { Report } from '#engine/engine.ts';
import type { AnalysisAnswer, EngineAnswer, EngineRequest } from '#engine/engineDesk.ts';
import { createPacker } from '#engine/texts.ts';
import type { AnswerTo, Question } from '#engine/questions.ts';

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
  /** How far the newest analysis is. */
  readonly onProgress?: Report;
}

export interface EngineClient {
  /** Asks for the newest state; an unanswered older question is forgotten. */
  analyse(job: Job): void;
  /** null: no such edge, or the engine failed. */
  explain(edgeId: string): Promise<Explanation | null>;
  /** null: the engine has nothing to answer from, or failed. */
  ask<Q extends Question>(question: Q): Promise<AnswerTo<Q> | null>;
  /** Gives up the analysis that runs or waits, and ends the engine that is at it. */
  cancel(): void;
  end(): void;
}

/** Somebody looks at something: its request without the number, and whom to tell (null: no answer). */
interface Look {
  readonly request:
    | { readonly kind: 'explain'; readonly edgeId: string }
    | { readonly kind: 'ask'; readonly question: Question };
  readonly tell: (answer: unknown) => void;
}

interface Flight {
  readonly request: EngineRequest;
  readonly job: Job | null;
  readonly startedAt: number;
  readonly timer: ReturnType<typeof setTimeout>;
  readonly tell: Look['tell'] | null;
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
  /** The request whose picture is on the screen, when this engine made it. */
  let shown: number | null = null;
  let pack = createPacker();
  let looks: Look[] = [];

  function drop(): void {
    channel?.end();
    channel = null;
    held = null;
    shown = null;
    pack = createPacker();
    if (flight) clearTimeout(flight.timer);
    flight?.tell?.(null);
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

  function send(request: EngineRequest, job: Job | null, tell: Flight['tell']): void {
    channel ??= connect();
    const seconds = Math.round(options.deadline / 1000);
    const timer = setTimeout(
      () => fail(`This took longer than ${seconds} seconds and was stopped. The picture is the one before.`),
      options.deadline,
    );
    flight = { request, job, startedAt: options.now(), timer, tell };
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
      const shape = {
        ...(aspect === undefined ? {} : { aspect }),
        ...(shown === null ? {} : { since: shown }),
      };
      channel ??= connect();
      send(
        { kind: 'analyse', id, view, ...shape, ...(known ? {} : { source: pack(source, goodTexts) }) },
        job,
        null,
      );
      return;
    }
    const look = looks.shift();
    if (!look) return;
    if (held === null) {
      look.tell(null);
      next();
    } else send({ ...look.request, id }, null, look.tell);
  }

  function receive(answer: EngineAnswer): void {
    if (!flight || answer.id !== flight.request.id) return;
    if (answer.kind === 'progress') {
      if (nextJob === null) options.onProgress?.(answer);
      return;
    }
    hasAnswered = true;
    const { job, startedAt, timer, tell } = flight;
    clearTimeout(timer);
    flight = null;
    if (answer.kind === 'analysis' && job) {
      held = job;
      if (nextJob === null) {
        shown = answer.id;
        options.onAnalysis(answer, job, options.now() - startedAt);
      }
    } else if (answer.kind === 'explanation') tell?.(answer.explanation);
    else if (answer.kind === 'answer') tell?.(answer.answer);
    else if (answer.kind === 'failure') {
      tell?.(null);
      if (job) {
        held = null;
        if (nextJob === null) options.onFailure(`The engine failed: ${answer.message}`);
      }
    }
    next();
  }

  const look = <T>(request: Look['request']): Promise<T | null> =>
    new Promise((resolve) => {
      looks = [...looks, { request, tell: (answer) => resolve(answer as T | null) }];
      next();
    });

  return {
    analyse(job) {
      nextJob = job;
      next();
    },
    explain: (edgeId) => look<Explanation>({ kind: 'explain', edgeId }),
    ask: <Q extends Question>(question: Q) => look<AnswerTo<Q>>({ kind: 'ask', question }),
    cancel() {
      nextJob = null;
      if (flight?.job) drop();
      next();
    },
    end() {
      drop();
      for (const { tell } of looks) tell(null);
      looks = [];
      nextJob = null;
    },
  };
}
