// Where on a node's border its edges leave and arrive.
import { isotonic } from './isotonic.ts';
import { LOOP_LEG, OWN_PORTS, type Item, type Part, type Segment } from './layoutModel.ts';

/** Half of the border that ports use of edges that bend anyway. */
const MOST_REACH = 48;
const APART = 11;
/** An edge alone on its side leaves the middle for at most this much. */
const NUDGE = 8;

interface Group {
  readonly segments: Segment[];
  want: number;
}

/** Edges that look alike and point the same way may lie on each other next to a busy node. */
const alike = ({ chain }: Segment): string => `${chain.edge.verdict} ${chain.edge.kind} ${chain.flipped}`;

function groupsOf(segments: readonly Segment[]): readonly Group[] {
  if (segments.length <= OWN_PORTS) return segments.map((segment) => ({ segments: [segment], want: 0 }));
  const groups = new Map<string, Group>();
  for (const segment of segments) {
    const group = groups.get(alike(segment)) ?? { segments: [], want: 0 };
    group.segments.push(segment);
    groups.set(alike(segment), group);
  }
  return [...groups.values()];
}

function portsOf(node: Item, side: 'left' | 'right'): void {
  const most = node.reach;
  const bent = Math.min(MOST_REACH, most);
  const straight = node[side].filter((segment) => segment.to.kind !== 'loop');
  const groups = groupsOf(node[side]);
  for (const group of groups) {
    let sum = 0;
    for (const segment of group.segments) {
      const other = side === 'right' ? segment.to : segment.from;
      sum += other.y - node.y + (other.kind === 'loop' ? loopLeg(segment) : 0);
    }
    group.want = sum / group.segments.length;
  }
  // One edge alone stays in the middle, unless its way is level with its other end and a few units make it straight.
  const alone = groups.length === 1 && straight.length > 0;
  const leads = straight[0]?.chain.anchor === (side === 'right' ? 'left' : 'right');
  const reach = leads ? 0 : NUDGE;
  const wish = (want: number): number => {
    if (alone) return Math.abs(want) > reach ? 0 : want;
    return Math.abs(want) <= most ? want : Math.max(-bent, Math.min(bent, want));
  };
  const sorted = groups.toSorted((a, b) => a.want - b.want);
  const apart = Math.min(APART, (2 * most) / Math.max(1, sorted.length - 1));
  const rows = isotonic(
    sorted.map(({ want }) => wish(want)),
    // What can be level stays level; what bends anyway gives way.
    sorted.map(({ want }) => (Math.abs(want) > most ? 1 : 20)),
    sorted.map(() => apart),
  );
  // Keeping the distance may have pushed some over the edge: shift back, the whole fits by construction.
  let lowest = -most;
  const clamped = rows.map((row, i) => {
    const highest = most - (rows.length - 1 - i) * apart;
    const y = Math.min(Math.max(row, lowest), highest);
    lowest = y + apart;
    return y;
  });
  sorted.forEach((group, i) => {
    const net = {};
    for (const segment of group.segments) {
      segment.net = net;
      if (side === 'right') segment.fromPort = clamped[i] ?? 0;
      else segment.toPort = clamped[i] ?? 0;
    }
  });
}

/** A loop leaves above and comes back below. */
const loopLeg = (segment: Segment): number => (segment.chain.segments[0] === segment ? -LOOP_LEG : LOOP_LEG);

/** Places the ports of every node by where its edges go, so that they do not cross right at the border. */
export function assignPorts(part: Part): void {
  for (const chain of part.chains)
    if (chain.pill?.kind === 'loop') for (const segment of chain.segments) segment.toPort = loopLeg(segment);
  for (const blocks of part.layers)
    for (const { columns } of blocks)
      for (const { items } of columns)
        for (const item of items) {
          if (item.kind !== 'node') continue;
          portsOf(item, 'left');
          portsOf(item, 'right');
        }
}
