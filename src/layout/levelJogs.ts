// Last touch to the heights: jogs of a few units that nobody needs go, and everything stands on whole tenths, so that
// rounding the finished picture moves no end of a line off a slanted border.
import { endY, startY } from './assignTracks.ts';
import { apart, type Column, type Item, type Part, type Segment } from './layoutModel.ts';

/** A step that is smaller looks like a slip. */
const JOG = 14;
/** Between two ports, at least. */
const PORT_GAP = 8;
const ROUNDS = 2;

const tenth = (value: number): number => Math.round(value * 10) / 10;

const columnsOf = (part: Part): readonly Column[] => [
  ...part.layers.flat().flatMap((block) => block.columns),
  ...part.gaps.map(({ pills }) => pills),
];

type Side = 'left' | 'right';
const portAt = (segment: Segment, side: Side): number =>
  side === 'right' ? segment.fromPort : segment.toPort;

/** Moves the port of a node by `by`, if that is the port of this edge alone and nothing is in its way. */
function movePort(node: Item, side: Side, segment: Segment, by: number, most: number): boolean {
  const port = portAt(segment, side) + by;
  if (Math.abs(port) > most) return false;
  for (const other of node[side]) {
    if (other === segment) continue;
    if (other.net === segment.net || Math.abs(portAt(other, side) - port) < PORT_GAP) return false;
  }
  if (side === 'right') segment.fromPort = port;
  else segment.toPort = port;
  return true;
}

/** Moves a pill or a way by `by`, if its neighbours leave room and its other side bends anyway. */
function moveStation(item: Item, side: Side, by: number, column: Column | undefined): boolean {
  const [other] = item[side === 'left' ? 'right' : 'left'];
  if (item.kind === 'loop' || column === undefined || other === undefined) return false;
  const now = startY(other) - endY(other);
  const then = side === 'left' ? now + by : now - by;
  if (Math.abs(then) >= 0.5 && Math.abs(then) < Math.max(JOG, Math.min(JOG * 2, Math.abs(now)))) return false;
  const at = column.items.indexOf(item);
  const [above, below] = [column.items[at - 1], column.items[at + 1]];
  const y = item.y + by;
  if (above && y - above.y < apart(above, item)) return false;
  if (below && below.y - y < apart(item, below)) return false;
  item.y = y;
  return true;
}

function levelJog(segment: Segment, columnOf: ReadonlyMap<Item, Column>, corner: number): void {
  const by = endY(segment) - startY(segment);
  if (Math.abs(by) < 0.05 || Math.abs(by) > JOG) return;
  const { from, to } = segment;
  const isLoop = segment.chain.pill?.kind === 'loop';
  if (isLoop) return;
  const tries = [
    () => to.kind !== 'node' && moveStation(to, 'left', -by, columnOf.get(to)),
    () => from.kind !== 'node' && moveStation(from, 'right', by, columnOf.get(from)),
    () => from.kind === 'node' && movePort(from, 'right', segment, by, from.half - corner),
    () => to.kind === 'node' && movePort(to, 'left', segment, -by, to.half - corner),
  ];
  tries.some((attempt) => attempt());
}

/** Heights and ports are final after this. */
export function levelJogs(part: Part): void {
  const columns = columnsOf(part);
  const columnOf = new Map(columns.flatMap((column) => column.items.map((item) => [item, column] as const)));
  for (let round = 0; round < ROUNDS; round += 1)
    for (const { segments } of part.chains)
      for (const segment of segments) levelJog(segment, columnOf, part.axes.corner);
  for (const { items } of columns) for (const item of items) item.y = tenth(item.y);
  for (const { segments } of part.chains)
    for (const segment of segments) {
      segment.fromPort = tenth(segment.fromPort);
      segment.toPort = tenth(segment.toPort);
    }
}
