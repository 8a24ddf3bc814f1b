// Long work as a generator: it pauses after each little bit, so that whoever drives it can look up, tell how far it is,
// and end it there.

export interface Step {
  /** For people, without a full stop: `Deciding who can become whom`. Absent: what was said last still holds. */
  readonly doing?: string;
  readonly done: number;
  /** 0: nobody knows. */
  readonly of: number;
  /** What is counted, where the number tells people something: `pairs`. */
  readonly unit?: string;
}

export type Steps<T> = Generator<Step, T, void>;

/** All of it at once, without a pause. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
  }
}

/** What `make` gives for each, one step each. */
export function* mapInSteps<A, B>(
  list: readonly A[],
  make: (one: A) => B,
  { doing, unit }: Pick<Step, 'doing' | 'unit'> = {},
): Steps<B[]> {
  const made: B[] = [];
  const said = { ...(doing === undefined ? {} : { doing }), ...(unit === undefined ? {} : { unit }) };
  for (const one of list) {
    yield { ...said, done: made.length, of: list.length };
    made.push(make(one));
  }
  return made;
}

/** One of several parts that take about the same time, as a part of the whole. `part` counts from 0. */
export function* partOf<T>(steps: Steps<T>, part: number, parts: number): Steps<T> {
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
    const { done, of } = next.value;
    yield { ...next.value, done: part * of + done, of: parts * of };
  }
}

/** The same work, of which only this is said as long as it lasts. */
export function* saying<T>(step: Step, steps: Steps<T>): Steps<T> {
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
    yield step;
  }
}

/** 0 to 1; null: nobody knows. */
export const shareOf = ({ done, of }: Step): number | null => (of === 0 ? null : Math.min(1, done / of));

/** `1,200 of 5,300 pairs`; empty where the numbers tell people nothing. */
export const countedOf = ({ done, of, unit }: Step): string =>
  of === 0 || unit === undefined ? '' : `${done.toLocaleString('en')} of ${of.toLocaleString('en')} ${unit}`;
