// What an exercise is made of before a fault is planted: a small graph in which somebody rightly gets in, and others
// rightly do not.
import type { Goal } from '#lessons/lesson.ts';
import type { OwnerAnswer } from '#workspace/workspace.ts';
import type { Dice } from './dice.ts';

export type Statement = Readonly<Record<string, unknown>>;

export interface Part {
  readonly name: string;
  readonly owner: OwnerAnswer & { readonly slot: NonNullable<OwnerAnswer['slot']> };
  readonly statements: readonly Statement[];
}

/**
 * `in`: the caller gets in, with the request as it should be. `bare`: without what the condition asks for nobody does.
 * `other`: somebody who looks alike, or has only half, stays out.
 */
export type GoalKey = 'in' | 'bare' | 'other';

export interface Scene {
  /** ARN, or the name of a service or provider. */
  readonly caller: string;
  /** ARN. */
  readonly role: string;
  /** As a person would say it, after "rightly": `Build in 111… can become Deploy in 222…`. */
  readonly says: string;
  readonly parts: readonly Part[];
  readonly goals: Readonly<Partial<Record<GoalKey, Goal>>>;
  /** Stays so whatever the fault: a repair that opens too far is none. */
  readonly guards?: readonly Goal[];
}

export interface Scenario {
  /** Part of links: never changed, never used again. Below 32. */
  readonly number: number;
  readonly id: string;
  readonly make: (dice: Dice) => Scene;
}
