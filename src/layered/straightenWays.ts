// Pills and passing edges: each way with as few bends as what stands around it allows, one after the other.
import { between, blockExtent, levelWith } from './blockRows.ts';
import { apart, isWay, type Block, type Chain, type Item, type Part } from './layoutModel.ts';

/** How far a pill may stand beyond the outermost box. */
const BEYOND = 24;

/** A place in a lane: an item, or the border of something that stands fast. */
interface Slot {
  readonly item: Item | null;
  /** Of what stands fast. */
  readonly top: number;
  readonly bottom: number;
  /** Smallest distance to the slot above. */
  readonly gap: number;
}

/** Everything in a column, a layer or a gap, from top to bottom. */
type Lane = readonly Slot[];

const slotOf = (item: Item, gap: number): Slot => ({ item, top: 0, bottom: 0, gap });

function layerLane(blocks: readonly Block[]): Lane {
  return blocks.map((block, i) => {
    const above = blocks[i - 1];
    const gap = above === undefined ? 0 : between(above, block);
    const way = isWay(block) ? block.columns[0]?.items[0] : undefined;
    return way ? slotOf(way, gap) : { item: null, ...blockExtent(block), gap };
  });
}

const itemSlots = (items: readonly Item[]): Slot[] =>
  items.map((item, i) => {
    const above = items[i - 1];
    return slotOf(item, above === undefined ? 0 : apart(above, item));
  });

interface Seat {
  readonly lane: Lane;
  readonly at: number;
}

interface Range {
  readonly low: number;
  readonly high: number;
}

/** Between which heights the item of a seat may stand, given what stands already; the others keep their room. */
function rangeAt({ at, lane }: Seat, placed: ReadonlySet<Item>): Range {
  let [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  let room = 0;
  for (let i = at - 1; i >= 0; i -= 1) {
    const slot = lane[i];
    room += lane[i + 1]?.gap ?? 0;
    if (slot === undefined || (slot.item !== null && !placed.has(slot.item))) continue;
    low = (slot.item === null ? slot.bottom : slot.item.y) + room;
    break;
  }
  room = 0;
  for (let i = at + 1; i < lane.length; i += 1) {
    const slot = lane[i];
    room += slot?.gap ?? 0;
    if (slot === undefined || (slot.item !== null && !placed.has(slot.item))) continue;
    high = (slot.item === null ? slot.top : slot.item.y) - room;
    break;
  }
  return { low, high };
}

const clamp = (y: number, { low, high }: Range): number => Math.max(low, Math.min(high, y));

/** Stations from one end to the other in as few level runs as their ranges allow. `ends`: heights of the two ports. */
function layRuns(stations: readonly Item[], ranges: readonly Range[], ends: readonly [number, number]): void {
  let run: Item[] = [];
  let common: Range = { low: ends[0], high: ends[0] };
  let y = ends[0];
  const close = (wish: number): void => {
    y = clamp(wish, common);
    for (const item of run) item.y = y;
    run = [];
  };
  stations.forEach((item, i) => {
    const own = ranges[i] ?? common;
    const both = { low: Math.max(common.low, own.low), high: Math.min(common.high, own.high) };
    if (both.low > both.high) {
      close(y);
      common = own;
    } else common = both;
    run.push(item);
  });
  close(common.low <= ends[1] && ends[1] <= common.high ? ends[1] : y);
}

function layChain(
  { anchor, items, segments }: Chain,
  seats: ReadonlyMap<Item, Seat>,
  placed: Set<Item>,
): void {
  const stations = items.slice(1, -1);
  const [head, tail] = [segments[0], segments.at(-1)];
  if (stations.length === 0 || !head || !tail) return;
  const [from, to] = [levelWith(head, head.to), levelWith(tail, tail.from)];
  const ordered = anchor === 'left' ? stations : stations.toReversed();
  const ranges = ordered.map((item) => {
    const seat = seats.get(item);
    return seat ? rangeAt(seat, placed) : { low: item.y, high: item.y };
  });
  layRuns(ordered, ranges, anchor === 'left' ? [from, to] : [to, from]);
  for (const item of ordered) placed.add(item);
}

/** A lane between borders beyond which nothing in it may go: what stands first must not push the others out. */
function bounded(lane: Lane, { high, low }: Range): Lane {
  const [first, ...rest] = lane;
  const end = lane.at(-1);
  if (first === undefined || end === undefined) return lane;
  const border = { item: null, top: high, bottom: low, gap: 0 };
  const half = (slot: Slot): number => slot.item?.half ?? 0;
  return [border, { ...first, gap: half(first) }, ...rest, { ...border, gap: half(end) }];
}

/** Columns of a block between the borders of what is in it now: its box does not grow. */
function blockLanes(block: Block): Lane[] {
  const lanes = block.columns.map(({ items }) => itemSlots(items));
  const inside = extentOf(lanes);
  return lanes.map((lane) => bounded(lane, inside));
}

/** What lanes and blocks occupy now. */
function extentOf(lanes: readonly Lane[]): Range {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { bottom, item, top } of lanes.flat()) {
    low = Math.min(low, item === null ? top : item.y - item.half);
    high = Math.max(high, item === null ? bottom : item.y + item.half);
  }
  return { low, high };
}

/** Heights of all pills and ways; nodes and blocks stay where they are. */
export function straightenWays(part: Part): void {
  const blocks = part.layers.flat().filter((block) => !isWay(block));
  const layers = part.layers.map(layerLane);
  const free = [...layers, ...part.gaps.map(({ pills }) => itemSlots(pills.items))];
  const core = extentOf(layers);
  const lanes: Lane[] = [
    ...free.map((lane) => {
      const own = extentOf([lane]);
      return bounded(lane, {
        low: Math.min(core.low - BEYOND, own.low),
        high: Math.max(core.high + BEYOND, own.high),
      });
    }),
    ...blocks.flatMap(blockLanes),
  ];
  const seats = new Map<Item, Seat>();
  const placed = new Set<Item>();
  for (const lane of lanes)
    lane.forEach(({ item }, at) => {
      if (item === null) return;
      seats.set(item, { lane, at });
      if (item.kind === 'node' || item.kind === 'loop') placed.add(item);
    });
  const chains = part.chains.filter(({ pill }) => pill?.kind !== 'loop');
  const long = (chain: Chain): number => chain.items.length;
  for (const chain of chains.toSorted((a, b) => long(a) - long(b))) layChain(chain, seats, placed);
}
