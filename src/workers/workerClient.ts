// Keeps one engine busy: of analyses the latest wins, questions run beside each other, a hung engine is ended.
import type { Explanation } from '#assume/explanation.ts';
import type { Source } from '#engine/engine.ts';
import { culprits } from '#words/culprits.ts';
import type { Channel, OpenChannel } from './engineChannel.ts';
import type { AnalyseRequest, AnalysisAnswer, EngineAnswer } from '#engine/engineDesk.ts';
import { createPacker } from '#engine/texts.ts';
import type { AnswerTo, Question } from '#engine/questions.ts';
import type { Step } from '#steps/steps.ts';
import { type AskOptions, type Flight, isSame, type Job, type Look, sharesNewText } from './underWay.ts';

export type { AskOptions, Job } from './underWay.ts';

export interface ClientOptions {
  readonly open: OpenChannel;
  /** Used once `open` throws or breaks before its first answer. */
  readonly fallback: OpenChannel;
  /** Milliseconds that an analysis may take, and that the engine may be silent while it has questions to answer. */
  readonly deadline: number;
  readonly now: () => number;
  readonly onAnalysis: (answer: AnalysisAnswer, job: Job, tookMs: number) => void;
  readonly onFailure: (message: string) => void;
  /** How far the newest analysis is. */
  readonly onProgress?: (step: Step) => void;
}

/** Whom the client tells. */
export type ClientHandlers = Pick<ClientOptions, 'onAnalysis' | 'onFailure' | 'onProgress'>;

export interface EngineClient {
  /** Asks for the newest state; an unanswered older question is forgotten. */
  analyse(job: Job): void;
  /** null: no such edge, or the engine failed. */
  explain(edgeId: string): Promise<Explanation | null>;
  /** null: the engine has nothing to answer from, or failed; or nobody wants the answer any more. */
  ask<Q extends Question>(question: Q, options?: AskOptions): Promise<AnswerTo<Q> | null>;
  /** Gives up the analysis that runs or waits, and ends the engine that is at it. */
  cancel(): void;
  end(): void;
}

/**
 * An analysis of texts that are others by now may still take so long, and is shown in between; what takes longer gives
 * way to the newer one. An engine that does not even hear that in as long again is ended.
 */
const PATIENCE_MS = 1000;

export function createEngineClient(options: ClientOptions): EngineClient {
  let open = options.open;
  let channel: Channel | null = null;
  let hasAnswered = false;
  let revision = 0;
  let flight: Flight | null = null;
  let nextJob: Job | null = null;
  /** What the engine at the other end has judged; null after it was ended. */
  let held: Job | null = null;
  /** An analysis was told to give way, and perhaps it was over already: then the engine has judged more than `held`. */
  let maybeFurther = false;
  /** The texts that were last read in time, by whichever engine. */
  let wentWell: Source['documents'] | null = null;
  /** The request whose picture is on the screen, when this engine made it. */
  let shown: number | null = null;
  let pack = createPacker();
  /** Not asked yet. */
  let looks: Look[] = [];
  /** Asked, by number. */
  const asked = new Map<number, Look>();
  let silence: ReturnType<typeof setTimeout> | undefined;
  let patience: ReturnType<typeof setTimeout> | undefined;
  let deaf: ReturnType<typeof setTimeout> | undefined;

  /** The engine has said something, or has nothing to say. */
  function heard(): void {
    clearTimeout(silence);
    clearTimeout(deaf);
    silence = undefined;
    listen();
  }

  function listen(): void {
    if (asked.size > 0) silence ??= setTimeout(() => fail('The engine did not answer.'), options.deadline);
  }

  function drop(): void {
    channel?.end();
    channel = null;
    held = null;
    maybeFurther = false;
    shown = null;
    pack = createPacker();
    if (flight) clearTimeout(flight.timer);
    flight = null;
    const lost = [...asked.values()];
    asked.clear();
    heard();
    for (const { tell } of lost) tell(null);
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

  function send(job: Job): void {
    const known = held !== null && !maybeFurther && isSame(held.source, job.source);
    const { source, goodTexts, view, aspect, blind, edited } = job;
    channel ??= connect();
    const request: AnalyseRequest = {
      kind: 'analyse',
      id: ++revision,
      view,
      ...(aspect === undefined ? {} : { aspect }),
      ...(edited === undefined ? {} : { edited }),
      ...(blind === undefined ? {} : { blind }),
      ...(shown === null ? {} : { since: shown }),
      ...(known ? {} : { source: pack(source, goodTexts) }),
    };
    const seconds = Math.round(options.deadline / 1000);
    const timer = setTimeout(() => {
      const who = culprits(source.documents, wentWell) ?? 'This';
      fail(`${who} took longer than ${seconds} seconds and was stopped. The picture is the one before.`);
    }, options.deadline);
    flight = { request, job, startedAt: options.now(), timer };
    channel.post(request);
  }

  function next(): void {
    if (flight === null && nextJob !== null) {
      const job = nextJob;
      nextJob = null;
      send(job);
    }
    const isBusy = flight !== null;
    const ready = looks.filter(({ ofShown }) => !isBusy || (ofShown === true && held !== null));
    looks = looks.filter((look) => !ready.includes(look));
    for (const look of ready) {
      if (held === null || channel === null) {
        look.tell(null);
        continue;
      }
      const id = ++revision;
      asked.set(id, look);
      listen();
      channel.post({ ...look.request, id });
    }
  }

  function landed({ job, startedAt, timer }: Flight, answer: EngineAnswer): void {
    clearTimeout(timer);
    flight = null;
    if (answer.kind === 'analysis') {
      held = job;
      maybeFurther = false;
      wentWell = job.source.documents;
      if (nextJob !== null) return;
      shown = answer.id;
      options.onAnalysis(answer, job, options.now() - startedAt);
    } else if (answer.kind === 'failure') {
      held = null;
      if (nextJob === null) options.onFailure(`The engine failed: ${answer.message}`);
    }
  }

  function receive(answer: EngineAnswer): void {
    heard();
    const look = asked.get(answer.id);
    const lands = flight?.request.id === answer.id ? flight : null;
    if (answer.kind === 'progress') {
      if (lands === null) look?.onStep?.(answer.step);
      else if (nextJob === null) options.onProgress?.(answer.step);
      return;
    }
    if (lands === null && look === undefined) return;
    hasAnswered = true;
    asked.delete(answer.id);
    heard();
    if (lands !== null) landed(lands, answer);
    // What it asked about has changed: it is asked again.
    else if (look !== undefined && answer.kind === 'ended') looks = [look, ...looks];
    else if (answer.kind === 'explanation') look?.tell(answer.explanation);
    else look?.tell(answer.kind === 'answer' ? answer.answer : null);
    next();
  }

  /** Of other texts than these the engine need not find out everything. */
  function giveWay(): void {
    clearTimeout(patience);
    if (flight === null || nextJob === null || isSame(flight.job.source, nextJob.source)) return;
    const left = flight.startedAt + PATIENCE_MS - options.now();
    if (left > 0) {
      patience = setTimeout(giveWay, left);
      return;
    }
    maybeFurther = true;
    channel?.post({ kind: 'stop', id: flight.request.id });
    clearTimeout(deaf);
    deaf = setTimeout(endDeaf, PATIENCE_MS);
  }

  /** What it reads in one go is not wanted any more; what still is, it would only have to begin again. */
  function endDeaf(): void {
    if (flight === null || nextJob === null || sharesNewText(flight.job, nextJob, wentWell)) return;
    drop();
    next();
  }

  /** Nobody wants it any more. */
  function withdraw(look: Look): void {
    looks = looks.filter((one) => one !== look);
    const [id] = [...asked].find(([, one]) => one === look) ?? [];
    if (id !== undefined) {
      asked.delete(id);
      channel?.post({ kind: 'stop', id });
    }
    look.tell(null);
  }

  const look = <T>(request: Look['request'], { signal, ...rest }: AskOptions): Promise<T | null> =>
    new Promise((resolve) => {
      if (signal?.aborted === true) return resolve(null);
      const mine: Look = { ...rest, request, tell: (answer) => resolve(answer as T | null) };
      signal?.addEventListener('abort', () => withdraw(mine), { once: true });
      looks = [...looks, mine];
      next();
    });

  return {
    analyse(job) {
      nextJob = job;
      giveWay();
      next();
    },
    explain: (edgeId) => look<Explanation>({ kind: 'explain', edgeId }, { ofShown: true }),
    ask: <Q extends Question>(question: Q, asking: AskOptions = {}) =>
      look<AnswerTo<Q>>({ kind: 'ask', question }, asking),
    cancel() {
      nextJob = null;
      if (flight) drop();
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
