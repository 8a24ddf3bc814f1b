// Who stands left of whom when edges form cycles: few edges should point backwards.

export interface Arc {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

/**
 * An order of 0 … count - 1 with little weight on arcs that point backwards (Eades, Lin and Smyth 1993). Ties go
 * to the smaller number, so that a small change of the input moves little.
 * @returns the position of each number
 */
export function linearOrder(count: number, arcs: readonly Arc[]): readonly number[] {
  const out: Arc[][] = Array.from({ length: count }, () => []);
  const into: Arc[][] = Array.from({ length: count }, () => []);
  const outWeight = Array.from({ length: count }, () => 0);
  const inWeight = Array.from({ length: count }, () => 0);
  for (const arc of arcs) {
    if (arc.from === arc.to) continue;
    out[arc.from]?.push(arc);
    into[arc.to]?.push(arc);
    outWeight[arc.from] = (outWeight[arc.from] ?? 0) + arc.weight;
    inWeight[arc.to] = (inWeight[arc.to] ?? 0) + arc.weight;
  }
  const position = Array.from({ length: count }, () => -1);
  let head = 0;
  let tail = count - 1;
  const left = new Set(position.keys());
  const ends: number[] = [];
  const free = (i: number): boolean => position[i] === -1;
  const take = (i: number, atHead: boolean): void => {
    position[i] = atHead ? head++ : tail--;
    left.delete(i);
    for (const arc of out[i] ?? []) {
      inWeight[arc.to] = (inWeight[arc.to] ?? 0) - arc.weight;
      if (free(arc.to) && inWeight[arc.to] === 0) ends.push(arc.to);
    }
    for (const arc of into[i] ?? []) {
      outWeight[arc.from] = (outWeight[arc.from] ?? 0) - arc.weight;
      if (free(arc.from) && outWeight[arc.from] === 0) ends.push(arc.from);
    }
  };
  const drain = (): void => {
    for (let i = ends.pop(); i !== undefined; i = ends.pop()) if (free(i)) take(i, inWeight[i] === 0);
  };
  for (let i = count - 1; i >= 0; i -= 1) if (inWeight[i] === 0 || outWeight[i] === 0) ends.push(i);
  drain();
  while (left.size > 0) {
    let best = -1;
    let lead = Number.NEGATIVE_INFINITY;
    for (const i of left) {
      const ahead = (outWeight[i] ?? 0) - (inWeight[i] ?? 0);
      if (ahead > lead) [best, lead] = [i, ahead];
    }
    take(best, true);
    drain();
  }
  return position;
}

/** The arcs with those that point backwards in `position` turned round; those from a number to itself are left out. */
export function turnedForward(position: readonly number[], arcs: readonly Arc[]): readonly Arc[] {
  return arcs
    .filter(({ from, to }) => from !== to)
    .map((arc) =>
      (position[arc.from] ?? 0) < (position[arc.to] ?? 0)
        ? arc
        : { from: arc.to, to: arc.from, weight: arc.weight },
    );
}

/**
 * Layers: each number stands one layer after the last of those before it (longest path). Whom an arc joins, either
 * way, never stands in one layer: between them there would be no room to draw it.
 */
export function longestPath(position: readonly number[], arcs: readonly Arc[]): number[] {
  const layer = position.map(() => 0);
  const forward = turnedForward(position, arcs).toSorted(
    (a, b) => (position[a.from] ?? 0) - (position[b.from] ?? 0),
  );
  for (const { from, to } of forward) layer[to] = Math.max(layer[to] ?? 0, (layer[from] ?? 0) + 1);
  return layer;
}
