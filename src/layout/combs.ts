// A large open box on a map: its nodes stand in columns by who asks for them, and lines run down the lanes between the
// columns, like the teeth of a comb, instead of straight through the nodes.
import type { AccessGraph, GraphNode } from '#graph/accessGraph.ts';
import type { Point, Rect } from '#graph/placement.ts';
import { ROOM } from '#layered/layoutModel.ts';

/** Beside one node nothing has to be passed. */
export const COMB_NODES = 2;
/** Between two columns of a comb, in canvas units. */
export const LANE = 46;
/** Between the lines of one lane, and from the first of them to the nodes on its right. */
const TOOTH = 6;
const FIRST = 16;
const LINES_OF_LANE = 4;
/** From the box to where lines enter their lane. */
const MOUTH = 16;
const ROW_MIDDLE = ROOM.node / 2;

/** Nodes of a comb in the order in which they fill its columns: by the blocks that they are joined to. */
export function combOrder(
  nodes: readonly GraphNode[],
  { edges }: AccessGraph,
  blockOf: ReadonlyMap<string, number>,
): readonly GraphNode[] {
  const own = new Set(nodes.map(({ id }) => id));
  const far = new Map<string, number[]>();
  for (const { source, target } of edges)
    for (const [id, other] of [
      [source, target],
      [target, source],
    ] as const)
      if (own.has(id) && !own.has(other)) far.set(id, [...(far.get(id) ?? []), blockOf.get(other) ?? 0]);
  const place = ({ id }: GraphNode): number => {
    const all = far.get(id) ?? [];
    return all.length === 0 ? Number.MAX_VALUE : all.reduce((sum, at) => sum + at, 0) / all.length;
  };
  return nodes.toSorted((a, b) => place(a) - place(b));
}

export interface Stand {
  readonly rect: Rect;
  /** Where its shape begins at half its height. */
  readonly left: number;
}

export interface Comb {
  readonly stands: ReadonlyMap<string, Stand>;
  readonly top: number;
  readonly bottom: number;
}

/** Lines of one node outside share a track in each lane. */
export interface Tracks {
  readonly trackOf: (lane: number, far: string) => number;
}

export function newTracks(): Tracks {
  const lanes = new Map<number, Map<string, number>>();
  const trackOf = (lane: number, far: string): number => {
    const tracks = lanes.get(lane) ?? new Map<string, number>();
    lanes.set(lane, tracks);
    const track = tracks.get(far) ?? tracks.size % LINES_OF_LANE;
    tracks.set(far, track);
    return track;
  };
  return { trackOf };
}

/** From the left border of a node through its lane to the mouth of it that is nearer to `far`. */
export function tooth(
  comb: Comb,
  id: string,
  far: { readonly id: string; readonly at: Point },
  tracks: Tracks,
): Point[] {
  const stand = comb.stands.get(id);
  if (stand === undefined) return [];
  const { left, rect } = stand;
  const x = rect.x - FIRST - tracks.trackOf(rect.x, far.id) * TOOTH;
  const y = rect.y + rect.height / 2;
  const mouth = far.at.y < (comb.top + comb.bottom) / 2 ? comb.top - MOUTH : comb.bottom + MOUTH;
  return [
    { x: left, y },
    { x, y },
    { x, y: mouth },
  ];
}

/** From one node of a comb to another: along the lane of each, and between two rows from lane to lane. */
export function between(comb: Comb, from: string, to: string, tracks: Tracks): Point[] {
  const [start, goal] = [comb.stands.get(from), comb.stands.get(to)];
  if (start === undefined || goal === undefined) return [];
  const [source, target] = [start.rect, goal.rect];
  const laneOf = (rect: Rect): number => rect.x - FIRST - tracks.trackOf(rect.x, from) * TOOTH;
  const middleOf = (rect: Rect): number => rect.y + rect.height / 2;
  const [x, y] = [laneOf(source), middleOf(source)];
  const [end, at] = [laneOf(target), middleOf(target)];
  const row = at > y ? source.y + source.height + ROW_MIDDLE : source.y - ROW_MIDDLE;
  return [
    { x: start.left, y },
    { x, y },
    ...(x === end
      ? []
      : [
          { x, y: row },
          { x: end, y: row },
        ]),
    { x: end, y: at },
    { x: goal.left, y: at },
  ];
}
