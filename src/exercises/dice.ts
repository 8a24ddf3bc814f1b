// Chance that comes out the same each time: everything of an exercise hangs on its seed.

export interface Dice {
  /** From 0 to below `n`. */
  below(n: number): number;
  pick<T>(list: readonly [T, ...T[]]): T;
  /** So many different ones, in a new order. */
  some<T>(list: readonly T[], count: number): readonly T[];
  /** Digits, the first not 0. */
  digits(count: number): string;
}

/** Mulberry32. Frozen: other numbers would be other exercises behind the same links. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number) => Math.floor(next() * n);
  return {
    below,
    pick: (list) => list[below(list.length)] ?? list[0],
    some(list, count) {
      const rest = [...list];
      return Array.from({ length: Math.min(count, rest.length) }, () =>
        rest.splice(below(rest.length), 1),
      ).flat();
    },
    digits: (count) => Array.from({ length: count }, (_, i) => (i === 0 ? 1 + below(9) : below(10))).join(''),
  };
}
