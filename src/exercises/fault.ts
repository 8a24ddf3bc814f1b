// What a fault is.
import type { AwsPage } from '#lessons/lesson.ts';
import type { Dice } from './dice.ts';
import type { GoalKey, Part, Scene } from './scene.ts';

/** The documents with the fault in them, and as they should be. */
export interface Planted {
  readonly broken: readonly Part[];
  readonly whole: readonly Part[];
}

export interface Fault {
  /** Part of links: never changed, never used again. Below 64. */
  readonly number: number;
  readonly id: string;
  /** What is wrong, for the answer key. */
  readonly title: string;
  /** Why it matters, in a sentence or two. */
  readonly why: string;
  /** Where to look. */
  readonly hint: string;
  readonly page: AwsPage;
  /** The goals that it breaks, of those that the scene has; the first has to be there. */
  readonly breaks: readonly [GoalKey, ...GoalKey[]];
  /** Null: this scene has no place for it. */
  readonly plant: (scene: Scene, dice: Dice) => Planted | null;
}
