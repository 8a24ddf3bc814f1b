// What the engine said to questions beside the picture (questions.ts): fresh until the next analysis.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { AnswerTo, Question } from '#engine/questions.ts';

interface State {
  /** Goes up with each analysis: what is asked in one round is not told in the next. */
  readonly round: number;
  /** By question; null: asked, or not to be answered. */
  readonly fresh: Readonly<Record<string, unknown>>;
  /** Of the round before: shown until the fresh one is there. */
  readonly stale: Readonly<Record<string, unknown>>;
}

export const answersStore = createStore<State>()(() => ({ round: 0, fresh: {}, stale: {} }));

let answerer: ((question: Question) => Promise<unknown>) | null = null;

/** The wiring says who answers; null: nobody any more. */
export function setAnswerer(next: typeof answerer): void {
  answerer = next;
}

/** A new analysis is there: everything is asked anew when it is looked at. */
export function forgetAnswers(): void {
  answersStore.setState(({ round, fresh, stale }) => {
    const pending = Object.keys(fresh).filter((key) => fresh[key] === null && stale[key] !== undefined);
    const kept = Object.fromEntries(pending.map((key) => [key, stale[key]]));
    return { round: round + 1, fresh: {}, stale: { ...fresh, ...kept } };
  });
}

/** Null: nobody answers, or there is nothing to answer from. */
export async function ask<Q extends Question>(question: Q): Promise<AnswerTo<Q> | null> {
  return answerer === null ? null : ((await answerer(question)) as AnswerTo<Q> | null);
}

function askFor(key: string, question: Question): void {
  const { round, fresh } = answersStore.getState();
  if (answerer === null || fresh[key] !== undefined) return;
  answersStore.setState({ fresh: { ...fresh, [key]: null } });
  void answerer(question).then((answer) => {
    answersStore.setState((now) => (now.round === round ? { fresh: { ...now.fresh, [key]: answer } } : now));
  });
}

/** Null until the engine has answered. After an edit the answer before stays until the new one is there. */
export function useAnswer<Q extends Question>(
  question: Q | null,
): { readonly answer: AnswerTo<Q> | null; readonly fresh: boolean } {
  const key = question === null ? '' : JSON.stringify(question);
  const fresh = useStore(answersStore, (state) => state.fresh[key]);
  const stale = useStore(answersStore, (state) => state.stale[key]);
  if (question !== null && fresh === undefined) queueMicrotask(() => askFor(key, question));
  return {
    answer: (fresh ?? stale ?? null) as AnswerTo<Q> | null,
    fresh: fresh !== undefined && fresh !== null,
  };
}
