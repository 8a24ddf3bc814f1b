// Every combination of values of the keys that decide, by number.
import type { Context, KeyFact } from '#iam/context.ts';
import type { Truth } from '#iam/truth.ts';

export interface Dimension {
  readonly key: string;
  readonly values: readonly KeyFact[];
  /** How many worlds until this key's value changes. */
  readonly stride: number;
}

export interface Trial {
  readonly dimensions: readonly Dimension[];
  /** One answer a world; a world's number tells its values by the strides. null: no request is like that. */
  readonly results: readonly (Truth | null)[];
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

/** What only a call through a VPC endpoint carries. */
const PRIVATE = ['aws:sourcevpc', 'aws:sourcevpce', 'aws:vpcsourceip', 'aws:sourcevpcarn', 'aws:vpceaccount'];
const PUBLIC = 'aws:sourceip';

/**
 * Worlds that no request is: through a VPC endpoint a call has no aws:SourceIp, and whoever has one came another way.
 * null: all are possible.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceip
 */
export function impossibleWorlds(
  dimensions: readonly Dimension[],
  base: Context,
): ((world: number) => boolean) | null {
  const open = dimensions.filter(({ key }) => key === PUBLIC || PRIVATE.includes(key));
  if (open.length === 0) return null;
  return (world) => {
    const here = (key: string): boolean => {
      const one = open.find((dimension) => dimension.key === key);
      return (one === undefined ? base.fact(key) : valueIn(one, world))?.state === 'known';
    };
    return here(PUBLIC) && PRIVATE.some(here);
  };
}
