// Things in a row that want to stand somewhere but must keep their order and distance.

/**
 * Positions nearest to `wanted` (weighted least squares) such that each is at least `gaps[i]` after the one
 * before it (`gaps[0]` is not used). Pool-adjacent-violators, linear time.
 */
export function isotonic(
  wanted: readonly number[],
  weights: readonly number[],
  gaps: readonly number[],
): number[] {
  // Take the distances away and only the order is left to keep.
  const pools: { sum: number; weight: number; size: number }[] = [];
  let offset = 0;
  const offsets = wanted.map((_, i) => (offset += i === 0 ? 0 : (gaps[i] ?? 0)));
  wanted.forEach((want, i) => {
    const weight = weights[i] ?? 1;
    let pool = { sum: (want - (offsets[i] ?? 0)) * weight, weight, size: 1 };
    for (let last = pools.at(-1); last !== undefined; last = pools.at(-1)) {
      if (last.sum / last.weight <= pool.sum / pool.weight) break;
      pools.pop();
      pool = { sum: last.sum + pool.sum, weight: last.weight + pool.weight, size: last.size + pool.size };
    }
    pools.push(pool);
  });
  const result: number[] = [];
  for (const { sum, weight, size } of pools)
    for (let i = 0; i < size; i += 1) result.push(sum / weight + (offsets[result.length] ?? 0));
  return result;
}
