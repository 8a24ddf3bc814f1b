// Every combination of values of the keys that decide, by number.
import type { KeyFact } from '#iam/context.ts';
import type { Truth } from '#iam/truth.ts';

export interface Dimension {
  readonly key: string;
  readonly values: readonly KeyFact[];
  /** How many worlds until this key's value changes. */
  readonly stride: number;
}

export interface Trial {
  readonly dimensions: readonly Dimension[];
  /** One answer a world; a world's number tells its values by the strides. */
  readonly results: readonly Truth[];
}

export const valueIn = ({ stride, values }: Dimension, world: number): KeyFact | undefined =>
  values[Math.floor(world / stride) % values.length];

/** What the keys are in one world. */
export function chosenIn(dims: readonly Dimension[], world: number): ReadonlyMap<string, KeyFact> {
  const chosen = new Map<string, KeyFact>();
  for (const dimension of dims) {
    const value = valueIn(dimension, world);
    if (value !== undefined) chosen.set(dimension.key, value);
  }
  return chosen;
}

export const countOf = (dims: readonly Dimension[]): number => dims.reduce((n, d) => n * d.values.length, 1);
