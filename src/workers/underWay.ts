// What a client of the engine has under way.
import type { AnalyseRequest } from '#engine/engineDesk.ts';
import type { GoodTexts, Source } from '#engine/engine.ts';
import type { Question } from '#engine/questions.ts';
import type { Step } from '#steps/steps.ts';
import type { ViewChoices } from '#workspace/workspace.ts';

export interface Job {
  readonly source: Source;
  readonly goodTexts: GoodTexts;
  readonly view: ViewChoices;
  /** Width by height of the canvas. */
  readonly aspect?: number;
  /** What was found before an edit may stay on the screen for a moment. */
  readonly edited?: true;
  /** No verdict decides what is drawn, or where. */
  readonly blind?: true;
}

export interface AskOptions {
  /** How far a long answer is. */
  readonly onStep?: (step: Step) => void;
  /** Ends it: the answer is then null. */
  readonly signal?: AbortSignal;
  /** About the picture on the screen, also while a newer one is being made. Else about the newest texts. */
  readonly ofShown?: true;
}

/** Somebody looks at something: its request without the number, and whom to tell (null: no answer). */
export interface Look extends Pick<AskOptions, 'onStep' | 'ofShown'> {
  readonly request:
    | { readonly kind: 'explain'; readonly edgeId: string }
    | { readonly kind: 'ask'; readonly question: Question };
  readonly tell: (answer: unknown) => void;
}

/** An analysis on its way. */
export interface Flight {
  readonly request: AnalyseRequest;
  readonly job: Job;
  readonly startedAt: number;
  readonly timer: ReturnType<typeof setTimeout>;
}

export const isSame = (a: Source, b: Source): boolean =>
  a.documents === b.documents && a.context === b.context;

/** Whether some text that the first reads for the first time is one that the second wants as well. */
export function sharesNewText(reading: Job, next: Job, known: Source['documents'] | null): boolean {
  const wanted = new Set(next.source.documents.map(({ text }) => text));
  for (const { text } of known ?? []) wanted.delete(text);
  return reading.source.documents.some(({ text }) => wanted.has(text));
}
