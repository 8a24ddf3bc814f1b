// Best ways through the graph of edges: few open questions first, then few hops. Work grows with edges times hops; a
// step is one node at one hop.
import type { VerdictWord } from '#decision/verdict.ts';
import type { Steps } from '#steps/steps.ts';
import type { At, HopJudge, Lead } from './hopJudge.ts';

export type Way = readonly Lead[];

/** Ways that cost this much have a hop that fails. */
export const BROKEN = 1e12;
const PRICES: Readonly<Record<VerdictWord, number>> = {
  valid: 1,
  conditional: 1e4,
  unknown: 1e8,
  invalid: BROKEN,
};

/** Open questions outweigh hops, documents that nobody gave outweigh questions. */
function price(hops: HopJudge, at: At, edge: Lead): number {
  const verdict = hops.verdict(at, edge);
  if (verdict !== 'conditional') return PRICES[verdict];
  return PRICES.conditional * Math.max(1, hops.judge(at, edge).requires.length) + 1;
}

export interface EdgeIndex {
  readonly from: ReadonlyMap<string, readonly Lead[]>;
  readonly to: ReadonlyMap<string, readonly Lead[]>;
}

export function indexEdges(edges: readonly Lead[]): EdgeIndex {
  const from = new Map<string, Lead[]>();
  const to = new Map<string, Lead[]>();
  const append = (map: Map<string, Lead[]>, key: string, edge: Lead): void => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [edge]);
    else list.push(edge);
  };
  for (const edge of edges) {
    if (edge.source === edge.target) continue;
    append(from, edge.source, edge);
    append(to, edge.target, edge);
  }
  return { from, to };
}

interface Best {
  readonly cost: number;
  /** The edge to take (or, going forward, that was taken); null at the end. */
  readonly edge: Lead | null;
}

/** By hop number: what it costs to get from each node to the target when its next call is that hop. */
type ToGo = readonly ReadonlyMap<string, Best>[];

/** `origin` stands for its class: what a hop costs depends on where the way began. */
export function* costsToGo(
  index: EdgeIndex,
  hops: HopJudge,
  { origin, target, maxHops }: { readonly origin: string; readonly target: string; readonly maxHops: number },
): Steps<ToGo> {
  const done: Best = { cost: 0, edge: null };
  const tables: ReadonlyMap<string, Best>[] = [];
  let next: ReadonlyMap<string, Best> = new Map([[target, done]]);
  tables[maxHops + 1] = next;
  for (let hop = maxHops; hop >= 1; hop--) {
    const table = new Map<string, Best>([[target, done]]);
    for (const [node, { cost }] of next) {
      yield { done: maxHops - hop, of: maxHops };
      for (const edge of index.to.get(node) ?? []) {
        if (edge.source === target) continue;
        const total = cost + price(hops, { origin, hop }, edge);
        if (total < (table.get(edge.source)?.cost ?? Infinity)) table.set(edge.source, { cost: total, edge });
      }
    }
    tables[hop] = table;
    next = table;
  }
  return tables;
}

const isSimple = (way: Way): boolean =>
  new Set(way.map((e) => e.target)).size === way.length && !way.some((e) => e.target === way[0]?.source);

/** The best way from a node at hop 1; null when there is none without a failing hop. */
export function followed(tables: ToGo, source: string): { readonly way: Way; readonly cost: number } | null {
  const cost = tables[1]?.get(source)?.cost;
  if (cost === undefined || cost >= BROKEN) return null;
  const way: Lead[] = [];
  let node = source;
  for (let hop = 1; hop < tables.length; hop++) {
    const edge = tables[hop]?.get(node)?.edge;
    if (edge === null || edge === undefined) break;
    way.push(edge);
    node = edge.target;
  }
  return isSimple(way) ? { way, cost } : null;
}

/** The best way from one source to every role that it can become, in the order of what they cost. */
export function* reached(
  index: EdgeIndex,
  hops: HopJudge,
  { maxHops, origin }: { readonly origin: string; readonly maxHops: number },
): Steps<readonly Way[]> {
  const tables: Map<string, Best>[] = [new Map([[origin, { cost: 0, edge: null }]])];
  const best = new Map<string, { hop: number; cost: number }>();
  for (let hop = 1; hop <= maxHops; hop++) {
    const table = new Map<string, Best>();
    for (const [node, { cost }] of tables[hop - 1] ?? []) {
      yield { done: hop - 1, of: maxHops };
      for (const edge of index.from.get(node) ?? []) {
        if (edge.target === origin) continue;
        const total = cost + price(hops, { origin, hop }, edge);
        const known = Math.min(
          table.get(edge.target)?.cost ?? Infinity,
          best.get(edge.target)?.cost ?? Infinity,
        );
        // More hops for no less is no better way, and it never leads to one.
        if (total >= BROKEN || total >= known) continue;
        table.set(edge.target, { cost: total, edge });
      }
    }
    if (table.size === 0) break;
    for (const [node, { cost }] of table) best.set(node, { hop, cost });
    tables.push(table);
  }
  const ways = [...best].map(([node, { hop, cost }]) => {
    const way: Lead[] = [];
    let at = node;
    for (let h = hop; h >= 1; h--) {
      const edge = tables[h]?.get(at)?.edge;
      if (edge === null || edge === undefined) break;
      way.unshift(edge);
      at = edge.source;
    }
    return { way, cost };
  });
  return ways
    .filter(({ way }) => isSimple(way))
    .sort((a, b) => a.cost - b.cost)
    .map((w) => w.way);
}

interface Partial {
  readonly node: string;
  readonly way: Way;
  readonly spent: number;
  /** What the whole way will cost at least; exact but for ways that would visit a role twice. */
  readonly total: number;
}

/** A queue that gives the cheapest first; of equals the first that came. */
function cheapestFirst() {
  const heap: { readonly item: Partial; readonly order: number }[] = [];
  let count = 0;
  const before = (a: number, b: number): boolean => {
    const [x, y] = [heap[a], heap[b]];
    if (x === undefined || y === undefined) return false;
    return x.item.total < y.item.total || (x.item.total === y.item.total && x.order < y.order);
  };
  const swap = (a: number, b: number): void => {
    const [x, y] = [heap[a], heap[b]];
    if (x !== undefined && y !== undefined) [heap[a], heap[b]] = [y, x];
  };
  return {
    add(item: Partial): void {
      heap.push({ item, order: count++ });
      let at = heap.length - 1;
      while (at > 0 && before(at, (at - 1) >> 1)) {
        swap(at, (at - 1) >> 1);
        at = (at - 1) >> 1;
      }
    },
    take(): Partial | undefined {
      const top = heap[0];
      const last = heap.pop();
      if (heap.length > 0 && last !== undefined) {
        heap[0] = last;
        for (let at = 0; ;) {
          const left = 2 * at + 1;
          const least = [left, left + 1].reduce((best, child) => (before(child, best) ? child : best), at);
          if (least === at) break;
          swap(at, least);
          at = least;
        }
      }
      return top?.item;
    },
  };
}

/** Looked at before the search for further ways gives up. */
const MAX_LOOKS = 50_000;

/**
 * Up to `limit` ways between two ends, the best first, none visiting a role twice. When no way is whole, those with the
 * fewest failing hops.
 */
export function* bestWays(
  index: EdgeIndex,
  hops: HopJudge,
  ask: { readonly origin: string; readonly target: string; readonly maxHops: number; readonly limit: number },
): Steps<readonly Way[]> {
  const { limit, maxHops, origin, target } = ask;
  const toGo = yield* costsToGo(index, hops, ask);
  const least = toGo[1]?.get(origin)?.cost;
  if (least === undefined) return [];
  const tooMuch = Math.floor(least / BROKEN + 1) * BROKEN;
  const queue = cheapestFirst();
  queue.add({ node: origin, way: [], spent: 0, total: least });
  const found: Way[] = [];
  for (let looks = 0; looks < MAX_LOOKS && found.length < limit; looks++) {
    // Most searches end long before.
    yield { done: found.length, of: 0 };
    const here = queue.take();
    if (here === undefined) break;
    if (here.node === target && here.way.length > 0) {
      found.push(here.way);
      continue;
    }
    const hop = here.way.length + 1;
    if (hop > maxHops) continue;
    for (const edge of index.from.get(here.node) ?? []) {
      const rest = toGo[hop + 1]?.get(edge.target)?.cost;
      const visited = edge.target === origin || here.way.some((e) => e.target === edge.target);
      if (rest === undefined || visited) continue;
      const spent = here.spent + price(hops, { origin, hop }, edge);
      const total = spent + rest;
      if (total < tooMuch) queue.add({ node: edge.target, way: [...here.way, edge], spent, total });
    }
  }
  return found;
}
