// What a reader meets in a placed picture, counted along the lines as they are drawn.
import { BUNDLE } from '../bundle.mjs';

/** The canvas of a desktop window, in CSS pixels. */
export const ROOM = { width: 1100, height: 700 };
/** Touching is not covering. */
const SLACK = 1;

const legsOf = (points) => points.slice(1).map((b, i) => [points[i], b]);

/** Where two legs cross, neither at its end; null: they do not. */
function meeting([a, b], [c, d]) {
  const [rx, ry, sx, sy] = [b.x - a.x, b.y - a.y, d.x - c.x, d.y - c.y];
  const across = rx * sy - ry * sx;
  if (Math.abs(across) < 1e-6) return null;
  const t = ((c.x - a.x) * sy - (c.y - a.y) * sx) / across;
  const u = ((c.x - a.x) * ry - (c.y - a.y) * rx) / across;
  const [end, other] = [0.5 / Math.hypot(rx, ry), 0.5 / Math.hypot(sx, sy)];
  if (t <= end || t >= 1 - end || u <= other || u >= 1 - other) return null;
  return { x: a.x + t * rx, y: a.y + t * ry };
}

/** Does the leg run through the inside of `rect`? Liang and Barsky's clipping. */
function isThrough([a, b], rect) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  let [from, to] = [0, 1];
  for (const [p, q] of [
    [-dx, a.x - (rect.x + SLACK)],
    [dx, rect.x + rect.width - SLACK - a.x],
    [-dy, a.y - (rect.y + SLACK)],
    [dy, rect.y + rect.height - SLACK - a.y],
  ]) {
    if (p === 0 && q < 0) return false;
    if (p < 0) from = Math.max(from, q / p);
    if (p > 0) to = Math.min(to, q / p);
  }
  return to - from > 1e-6;
}

const overlaps = (a, b) =>
  a.x + SLACK < b.x + b.width &&
  b.x + SLACK < a.x + a.width &&
  a.y + SLACK < b.y + b.height &&
  b.y + SLACK < a.y + a.height;

/** Crossings by pairs of lines, and by places: where bundled lines cross a line, a reader sees one crossing. */
function crossings(lines) {
  let pairs = 0;
  const places = new Set();
  lines.forEach((line, i) => {
    for (const other of lines.slice(i + 1))
      for (const leg of line.legs)
        for (const against of other.legs) {
          const at = meeting(leg, against);
          if (at === null) continue;
          pairs += 1;
          places.add(`${Math.round(at.x / 4)} ${Math.round(at.y / 4)}`);
        }
  });
  return { pairs, places: places.size };
}

const count = (list, holds) => list.reduce((sum, each) => sum + (holds(each) ? 1 : 0), 0);
const total = (list, of) => list.reduce((sum, each) => sum + of(each), 0);

export async function readability(graph, placement) {
  const { pillOf, SIZE, textWidth } = await import(BUNDLE);
  const nodeOf = new Map(graph.nodes.map((node) => [node.id, node]));
  const nodes = graph.nodes.map(({ id }) => ({ id, rect: placement.nodes[id] }));
  const boxes = Object.entries(placement.boxes).map(([account, rect]) => ({ account, rect }));
  // The words of the title, not the whole strip.
  const titles = boxes.map(({ account, rect }) => ({
    account,
    rect: {
      x: rect.x + 14,
      y: rect.y + 8,
      width: placement.flow === 'down' ? SIZE.titleWidth - 14 : textWidth(`Account ${account}`, 12.5, true),
      height: SIZE.titleHeight - 16,
    },
  }));
  const lines = graph.edges.flatMap((edge) => {
    const placed = placement.edges[edge.id];
    if (!placed) return [];
    const { height, width } = pillOf(edge, placement.terse);
    const { x, y } = placed.label;
    const pill = { x: x - width / 2, y: y - height / 2, width, height };
    return [{ edge, legs: legsOf(placed.points), pill, points: placed.points }];
  });
  const hits = (line, rect) => line.legs.some((leg) => isThrough(leg, rect));
  const { pairs, places } = crossings(lines);
  const foreign = ({ edge }, account) =>
    nodeOf.get(edge.source)?.account !== account && nodeOf.get(edge.target)?.account !== account;
  return {
    edges: lines.length,
    crossings: pairs,
    crossingPlaces: places,
    linesThroughNodes: total(lines, (line) =>
      count(nodes, ({ id, rect }) => id !== line.edge.source && id !== line.edge.target && hits(line, rect)),
    ),
    linesThroughBoxes: total(lines, (line) =>
      count(boxes, ({ account, rect }) => foreign(line, account) && hits(line, rect)),
    ),
    linesThroughPills: total(lines, (line) =>
      count(lines, (other) => other !== line && hits(line, other.pill)),
    ),
    titlesCovered: count(
      titles,
      ({ account, rect }) =>
        lines.some((line) => hits(line, rect) || overlaps(line.pill, rect)) ||
        nodes.some((node) => overlaps(node.rect, rect)) ||
        boxes.some((box) => box.account !== account && overlaps(box.rect, rect)),
    ),
    overlaps:
      total(nodes, (node) =>
        count(
          boxes,
          ({ account, rect }) => nodeOf.get(node.id)?.account !== account && overlaps(node.rect, rect),
        ),
      ) +
      total(boxes, (box) => count(boxes, (other) => other !== box && overlaps(box.rect, other.rect))) / 2 +
      total(lines, (line) => count(nodes, ({ rect }) => overlaps(line.pill, rect))) +
      total(lines, (line) => count(lines, (other) => other !== line && overlaps(line.pill, other.pill))) / 2,
    length: total(lines, ({ legs }) => total(legs, ([a, b]) => Math.hypot(b.x - a.x, b.y - a.y))),
    bends: total(lines, ({ points }) => bendsOf(points)),
    against: count(lines, ({ edge }) => isAgainst(placement, edge)),
    area: placement.width * placement.height,
    aspect: placement.width / placement.height,
    zoom: Math.min(1, ROOM.width / placement.width, ROOM.height / placement.height),
  };
}

/** Corners of more than about three degrees. */
function bendsOf(points) {
  const legs = legsOf(points).filter(([a, b]) => Math.hypot(b.x - a.x, b.y - a.y) > 0.5);
  const turns = legs.slice(1).map(([a, b], i) => {
    const [c, d] = legs[i];
    const [x, y] = [b.x - a.x, b.y - a.y];
    const [u, v] = [d.x - c.x, d.y - c.y];
    return Math.abs(Math.atan2(u * y - v * x, u * x + v * y));
  });
  return count(turns, (turn) => turn > 0.05);
}

/** Its target stands before its source. */
function isAgainst({ flow, nodes }, { source, target }) {
  const [from, to] = [nodes[source], nodes[target]];
  return flow === 'down' ? to.y + to.height <= from.y : to.x + to.width <= from.x;
}
