// A small seeded generator of random numbers (mulberry32), so that every run can be repeated from its seed.
export function randomFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const chance = (p) => next() < p;
  const pick = (list) => list[Math.floor(next() * list.length)];
  return {
    chance,
    pick,
    /** An integer from `from` to `to`, both included. */
    count: (from, to) => from + Math.floor(next() * (to - from + 1)),
    /** One to three different members. */
    some: (list) => {
      const size = chance(0.6) ? 1 : chance(0.7) ? 2 : 3;
      return [...new Set(Array.from({ length: size }, () => pick(list)))];
    },
    /** One of [weight, value] pairs. */
    weighted: (pairs) => {
      let rest = next() * pairs.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, value] of pairs) if ((rest -= weight) < 0) return value;
      return pairs[0][1];
    },
  };
}
