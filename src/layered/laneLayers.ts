// Layers of a part that has OUs: what no edge joins moves along inside its OU, so that no lane becomes a tower.
import { components, type Plan } from './layoutPlan.ts';

/** Boxes are about twice as wide as they are high, with what stands between them. */
const SHARE = 0.5;
/** What one more layer of an OU costs, in rows of it: a long lane keeps everything else out of its height. */
const LONGER = 3;

interface Span {
  readonly first: number;
  readonly last: number;
}

const withLayer = (span: Span | undefined, layer: number): Span => ({
  first: Math.min(span?.first ?? layer, layer),
  last: Math.max(span?.last ?? layer, layer),
});

/** Blocks that edges join, whatever OU they are in. */
function joined(whole: Plan, numbers: readonly number[]): readonly (readonly number[])[] {
  const inside = new Set(numbers);
  const alone: Plan = { ...whole, around: whole.around.map(() => []) };
  return components(alone).filter(([first]) => first !== undefined && inside.has(first));
}

/** Block number -> layer, the first at 0. */
export function laneLayers(
  whole: Plan,
  numbers: readonly number[],
  wanted: readonly number[],
): readonly number[] {
  const layers: number[] = [];
  const pieces = joined(whole, numbers).map((blocks) => {
    const first = Math.min(...blocks.map((n) => wanted[n] ?? 0));
    const last = Math.max(...blocks.map((n) => wanted[n] ?? 0));
    return { blocks, first, span: last - first };
  });
  const least = Math.max(...pieces.map(({ span }) => span)) + 1;
  const count = Math.max(least, Math.round(Math.sqrt(numbers.length * SHARE)));
  /** How many stand in a layer, and in a layer of an OU; from where to where an OU goes. */
  const rows = new Map<string, number>();
  const spans = new Map<string, Span>();
  const unitsOf = (n: number): readonly string[] => whole.around[n] ?? [];
  const spotsOf = (n: number, layer: number): readonly string[] => [
    `${layer}`,
    ...unitsOf(n).map((unit) => `${layer} ${unit}`),
  ];
  const longest = pieces.toSorted((a, b) => b.span - a.span || b.blocks.length - a.blocks.length);
  // The long ones first: the short ones fill what they leave.
  for (const { blocks, first, span } of longest) {
    const layerOf = (n: number, by: number): number => (wanted[n] ?? 0) - first + by;
    const costOf = (by: number): number => {
      const grown = new Map<string, Span>();
      let cost = 0;
      for (const n of blocks) {
        const layer = layerOf(n, by);
        for (const spot of spotsOf(n, layer)) cost += rows.get(spot) ?? 0;
        for (const unit of unitsOf(n)) {
          const now = grown.get(unit) ?? spans.get(unit);
          const next = withLayer(now, layer);
          if (now !== undefined) cost += LONGER * (next.last - next.first - now.last + now.first);
          grown.set(unit, next);
        }
      }
      return cost;
    };
    let best = { by: 0, cost: Number.POSITIVE_INFINITY };
    for (let by = 0; by + span < count; by += 1) {
      const cost = costOf(by);
      if (cost < best.cost) best = { by, cost };
    }
    for (const n of blocks) {
      const layer = layerOf(n, best.by);
      layers[n] = layer;
      for (const spot of spotsOf(n, layer)) rows.set(spot, (rows.get(spot) ?? 0) + 1);
      for (const unit of unitsOf(n)) spans.set(unit, withLayer(spans.get(unit), layer));
    }
  }
  const used = [...new Set(numbers.map((n) => layers[n] ?? 0))].toSorted((a, b) => a - b);
  for (const n of numbers) layers[n] = used.indexOf(layers[n] ?? 0);
  return layers;
}
