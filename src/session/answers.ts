// What the engine said to questions beside the picture (questions.ts): fresh until the next analysis.
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AnswerTo, Question } from '#engine/questions.ts';
import type { Step } from '#steps/steps.ts';
import type { AskOptions, EngineClient } from '#workers/workerClient.ts';
import { without } from './without.ts';

/** A question without an answer. */
export interface Asking {
  readonly state: 'asked' | 'stopped' | 'failed';
  /** `performance.now()` when it was asked. */
  readonly since: number;
  /** null: nothing was said yet. */
  readonly step: Step | null;
}

interface State {
  /** Goes up with each analysis: what is asked in one round is not told in the next. */
  readonly round: number;
  /** Answers by question. */
  readonly fresh: Readonly<Record<string, unknown>>;
  /** Of the round before: shown until the fresh one is there. */
  readonly stale: Readonly<Record<string, unknown>>;
  readonly asking: Readonly<Record<string, Asking>>;
}

export const answersStore = createStore<State>()(() => ({ round: 0, fresh: {}, stale: {}, asking: {} }));

let answerer: EngineClient['ask'] | null = null;
/** By question: ends it. */
const running = new Map<string, AbortController>();
/** By question: how many panes show it. */
const shown = new Map<string, number>();

/** The wiring says who answers; null: nobody any more. */
export function setAnswerer(next: typeof answerer): void {
  answerer = next;
}

export const keyOf = (question: Question): string => JSON.stringify(question);

function end(key: string): void {
  running.get(key)?.abort();
  running.delete(key);
}

function setAsking(key: string, next: Asking | null): void {
  answersStore.setState(({ asking }) => ({
    asking: next === null ? without(asking, key) : { ...asking, [key]: next },
  }));
}

/** A new analysis is there: everything is asked anew when it is looked at. */
export function forgetAnswers(): void {
  for (const key of running.keys()) end(key);
  doors.clear();
  answersStore.setState(({ asking, fresh, round, stale }) => {
    const kept = Object.keys(asking).flatMap((key) => (key in stale ? [[key, stale[key]] as const] : []));
    return { round: round + 1, fresh: {}, stale: { ...Object.fromEntries(kept), ...fresh }, asking: {} };
  });
}

/** Null: nobody answers, there is nothing to answer from, or nobody wants the answer any more. */
export async function ask<Q extends Question>(
  question: Q,
  options?: AskOptions,
): Promise<AnswerTo<Q> | null> {
  return answerer === null ? null : answerer(question, options);
}

function askFor(key: string, question: Question): void {
  const { asking, fresh } = answersStore.getState();
  if (answerer === null || key in fresh || asking[key] !== undefined) return;
  const controller = new AbortController();
  const { signal } = controller;
  running.set(key, controller);
  const asked: Asking = { state: 'asked', since: performance.now(), step: null };
  setAsking(key, asked);
  const onStep = (step: Step) => !signal.aborted && setAsking(key, { ...asked, step });
  void answerer(question, { signal, onStep, ofShown: true }).then((answer) => {
    if (signal.aborted) return;
    running.delete(key);
    setAsking(key, answer === null ? { ...asked, state: 'failed' } : null);
    answersStore.setState(({ fresh: before }) => ({ fresh: { ...before, [key]: answer } }));
  });
}

/** The visitor has waited enough. */
export function stopAsking(key: string): void {
  const { [key]: asking } = answersStore.getState().asking;
  if (asking?.state !== 'asked') return;
  end(key);
  setAsking(key, { ...asking, state: 'stopped' });
}

/** After it was stopped, or failed. */
export function askAgain(question: Question): void {
  const key = keyOf(question);
  end(key);
  answersStore.setState(({ asking, fresh }) => ({
    asking: without(asking, key),
    fresh: without(fresh, key),
  }));
  askFor(key, question);
}

/** Shown by one more pane; the last one that leaves ends what still runs. */
function show(key: string): () => void {
  shown.set(key, (shown.get(key) ?? 0) + 1);
  return () => {
    const left = (shown.get(key) ?? 1) - 1;
    if (left > 0) shown.set(key, left);
    else shown.delete(key);
    // Another pane may show it in the same breath.
    queueMicrotask(() => {
      if (shown.has(key) || !running.has(key)) return;
      end(key);
      setAsking(key, null);
    });
  };
}

type Door = Pick<StoreApi<State>, 'getState' | 'getInitialState' | 'subscribe'>;

/** By question: the store, which whoever subscribes through it shows the answer of. One each, for hooks compare them. */
const doors = new Map<string, Door>();

function doorOf(key: string): Door {
  const known = doors.get(key);
  if (known !== undefined) return known;
  const door: Door = {
    ...answersStore,
    subscribe: (listener) => {
      const [leave, stop] = [show(key), answersStore.subscribe(listener)];
      return () => {
        stop();
        leave();
      };
    },
  };
  doors.set(key, door);
  return door;
}

/** How the question fares; null: it has its answer, or nobody has asked yet. */
export const useAsking = (question: Question): Asking | null =>
  useStore(answersStore, ({ asking }) => asking[keyOf(question)] ?? null);

/** Null until the engine has answered. After an edit the answer before stays until the new one is there. */
export function useAnswer<Q extends Question>(
  question: Q | null,
): { readonly answer: AnswerTo<Q> | null; readonly fresh: boolean } {
  const key = question === null ? '' : keyOf(question);
  const fresh = useStore(question === null ? answersStore : doorOf(key), (state) => state.fresh[key]);
  const stale = useStore(answersStore, (state) => state.stale[key]);
  const isAsked = useStore(answersStore, ({ asking }) => asking[key] !== undefined);
  if (question !== null && fresh === undefined && !isAsked) queueMicrotask(() => askFor(key, question));
  return {
    answer: (fresh ?? stale ?? null) as AnswerTo<Q> | null,
    fresh: fresh !== undefined && fresh !== null,
  };
}
