// Which vertical leg stands where in a channel: none on another, few crossings.
import { linearOrder, type Arc } from './linearOrder.ts';
import { ROOM, type Channel, type Segment } from './layoutModel.ts';

/** The segments of one net: one vertical leg, with the horizontal legs that reach it from both sides. */
interface Net {
  readonly top: number;
  readonly bottom: number;
  readonly lefts: readonly number[];
  readonly rights: readonly number[];
  readonly segments: readonly Segment[];
}

/** Legs nearer than this would read as one line. */
const NEAR = 5;
/** From here on all pairs would take too long; a sort by direction does nearly as well. */
const MANY = 120;

export const startY = (segment: Segment): number => segment.from.y + segment.fromPort;
export const endY = (segment: Segment): number => segment.to.y + segment.toPort;
export const isStraight = (segment: Segment): boolean => Math.abs(startY(segment) - endY(segment)) < 0.5;

function netsOf(channel: Channel): Net[] {
  const groups = new Map<object, Segment[]>();
  for (const segment of channel.segments) {
    if (isStraight(segment)) continue;
    const group = groups.get(segment.net) ?? [];
    group.push(segment);
    groups.set(segment.net, group);
  }
  return [...groups.values()].map((segments) => {
    const lefts = segments.map(startY);
    const rights = segments.map(endY);
    let [top, bottom] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const y of [...lefts, ...rights]) {
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
    return { top, bottom, lefts, rights, segments };
  });
}

const overlap = (a: Net, b: Net): boolean => a.top < b.bottom + NEAR && b.top < a.bottom + NEAR;

/** What it costs when `a` stands left of `b`: a's right legs meet b, b's left legs meet a. */
function cost(a: Net, b: Net): number {
  let sum = 0;
  for (const y of a.rights) {
    if (y > b.top && y < b.bottom) sum += 1;
    for (const other of b.lefts) if (Math.abs(y - other) < NEAR) sum += 20;
  }
  for (const y of b.lefts) if (y > a.top && y < a.bottom) sum += 1;
  return sum;
}

function arcsOf(nets: readonly Net[]): Arc[] {
  const arcs: Arc[] = [];
  nets.forEach((a, i) => {
    for (let j = i + 1; j < nets.length; j += 1) {
      const b = nets[j];
      if (b === undefined || !overlap(a, b)) continue;
      const gain = cost(b, a) - cost(a, b);
      arcs.push(
        gain >= 0 ? { from: i, to: j, weight: gain * 100 + 1 } : { from: j, to: i, weight: -gain * 100 + 1 },
      );
    }
  });
  return arcs;
}

/** Falling legs from the lowest, rising ones from the highest: nested ones then do not cross. */
function byDirection(nets: readonly Net[]): readonly number[] {
  const falling = ({ lefts, rights }: Net): boolean => (rights[0] ?? 0) > (lefts[0] ?? 0);
  const order = nets
    .map((_, i) => i)
    .toSorted((a, b) => {
      const [x, y] = [nets[a], nets[b]];
      if (!x || !y) return 0;
      if (falling(x) !== falling(y)) return falling(x) ? -1 : 1;
      return falling(x) ? y.top - x.top : x.top - y.top;
    });
  const position: number[] = [];
  order.forEach((net, at) => (position[net] = at));
  return position;
}

/** Tracks from left to right, each as far left as its order allows; legs that do not meet share one. */
function tracksOf(nets: readonly Net[]): readonly number[] {
  const tracks = nets.map(() => 0);
  if (nets.length > MANY) return firstFit(nets, byDirection(nets));
  const arcs = arcsOf(nets);
  const position = linearOrder(nets.length, arcs);
  const order = nets.map((_, i) => i).toSorted((a, b) => (position[a] ?? 0) - (position[b] ?? 0));
  const before: number[][] = nets.map(() => []);
  for (const { from, to } of arcs) {
    const forward = (position[from] ?? 0) < (position[to] ?? 0);
    before[forward ? to : from]?.push(forward ? from : to);
  }
  for (const net of order)
    for (const other of before[net] ?? []) tracks[net] = Math.max(tracks[net] ?? 0, (tracks[other] ?? 0) + 1);
  return tracks;
}

/** The first track whose last leg ends above; legs come in `position` within one height. */
function firstFit(nets: readonly Net[], position: readonly number[]): readonly number[] {
  const ends: number[] = [];
  const tracks = nets.map(() => 0);
  const order = nets
    .map((_, i) => i)
    .toSorted((a, b) => (nets[a]?.top ?? 0) - (nets[b]?.top ?? 0) || (position[a] ?? 0) - (position[b] ?? 0));
  for (const net of order) {
    const { top = 0, bottom = 0 } = nets[net] ?? {};
    let track = ends.findIndex((end) => end + NEAR < top);
    if (track < 0) track = ends.length;
    ends[track] = bottom;
    tracks[net] = track;
  }
  return tracks;
}

/** Gives every vertical leg of a channel its x, relative to the channel, and the channel its width. */
export function assignTracks(channel: Channel, least: number): void {
  const nets = netsOf(channel);
  const tracks = tracksOf(nets);
  const count = nets.length === 0 ? 0 : Math.max(...tracks) + 1;
  channel.width = Math.max(least, count === 0 ? 0 : 2 * ROOM.channel + (count - 1) * ROOM.track);
  const slack = (channel.width - Math.max(0, count - 1) * ROOM.track) / 2;
  nets.forEach((net, i) => {
    for (const segment of net.segments) segment.x = slack + (tracks[i] ?? 0) * ROOM.track;
  });
}

/** Makes a channel wider; its legs stay in the middle. */
export function widen(channel: Channel, width: number): void {
  const by = (width - channel.width) / 2;
  if (by <= 0) return;
  for (const segment of channel.segments) segment.x += by;
  channel.width = width;
}
