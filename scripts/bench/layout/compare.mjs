// `npm run bench layout`: our layout beside dagre's (docs/dependencies.md), in what a reader meets.
import { BUNDLE } from '../bundle.mjs';
import { median, once } from '../measure.mjs';
import { dagrePlace } from './dagrePlace.mjs';
import { layoutGraphs } from './graphs.mjs';
import { readability, ROOM } from './readability.mjs';

const ROOM_ASPECT = ROOM.width / ROOM.height;
/** So many edges and nodes are taken away, one at a time, to see what moves; fewer where dagre takes seconds. */
const CHANGES = { usual: 3, large: 1, largeFrom: 60 };

const centre = ({ height, width, x, y }) => ({ x: x + width / 2, y: y + height / 2 });

/** How far nodes stand from where they stood, on the mean; what moved as a whole has not moved. */
function movement(before, after) {
  const shifts = Object.entries(after.nodes).flatMap(([id, rect]) => {
    const [from, to] = [before.nodes[id], rect].map((each) => each && centre(each));
    return from && to ? [{ x: to.x - from.x, y: to.y - from.y }] : [];
  });
  if (shifts.length === 0) return 0;
  const [x, y] = ['x', 'y'].map((axis) => median(shifts.map((shift) => shift[axis])));
  return shifts.reduce((sum, shift) => sum + Math.hypot(shift.x - x, shift.y - y), 0) / shifts.length;
}

const spread = (list, count) =>
  Array.from({ length: Math.min(count, list.length) }, (_, i) => list[Math.floor((i * list.length) / count)]);

/** The graph without one edge, and without one node, some times each. */
function changed(graph) {
  const { largeFrom, ...counts } = CHANGES;
  const count = graph.nodes.length < largeFrom ? counts.usual : counts.large;
  const less = (nodes, edges) => ({ ...graph, nodes, edges });
  const edges = spread(graph.edges, count).map((gone) =>
    less(
      graph.nodes,
      graph.edges.filter((edge) => edge !== gone),
    ),
  );
  const nodes = spread(graph.nodes, count).map(({ id }) =>
    less(
      graph.nodes.filter((node) => node.id !== id),
      graph.edges.filter(({ source, target }) => source !== id && target !== id),
    ),
  );
  return [...edges, ...nodes].filter(({ nodes: left }) => left.length > 1);
}

/** Everything that is told of one layout of one graph; null: it threw. */
async function measured(graph, lay, chosen) {
  let first = null;
  const time = await once(async () => {
    first = await lay(graph);
  });
  const placement = first?.placement ?? null;
  const best = await chosen(graph);
  if (placement === null || best === null) return null;
  const moves = [];
  for (const next of changed(graph)) {
    const after = await lay(next, first);
    if (after !== null) moves.push(movement(placement, after.placement));
  }
  const moved = moves.length === 0 ? 0 : moves.reduce((sum, each) => sum + each, 0) / moves.length;
  const { zoom } = await readability(graph, best);
  return { ...(await readability(graph, placement)), chosen: zoom, moved, time };
}

/** Rows of the table: what, and how it is written. Means over the graphs of a group. */
const ROWS = [
  ['crossings', 'crossings', 1],
  ['lines through a node of others', 'linesThroughNodes', 1],
  ['lines through a box of others', 'linesThroughBoxes', 1],
  ['lines through a pill of others', 'linesThroughPills', 1],
  ['titles covered', 'titlesCovered', 1],
  ['nodes, pills, boxes on each other', 'overlaps', 1],
  ['lines against the flow', 'against', 1],
  ['bends', 'bends', 0],
  ['length of all lines', 'length', 0],
  ['area, 1,000 square units', 'area', 0, 1000],
  ['width by height', 'aspect', 1],
  [`zoom at ${ROOM.width} x ${ROOM.height}`, 'zoom', 2],
  ['zoom there of the better direction', 'chosen', 2],
  ['movement of a node when one edge or node goes', 'moved', 0],
  ['milliseconds', 'time', 0],
];

const mean = (pairs, side, key) => pairs.reduce((sum, pair) => sum + pair[side][key], 0) / pairs.length;

function cell(ours, theirs, digits, unit = 1) {
  const write = (value) =>
    (value / unit).toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const both = `${write(ours)} : ${write(theirs)}`;
  return theirs === 0 ? both : `${(ours / theirs).toFixed(2)} (${both})`;
}

/** The table, as lines of Markdown. */
export async function compareLayouts() {
  const { place, placeInLayers } = await import(BUNDLE);
  // After an edit the order of the picture before it is known, as on the page.
  const ours = (graph, before) => placeInLayers(graph, { flow: 'right' }, ROOM_ASPECT, before?.heights);
  const theirs = async (graph) => {
    const placement = await dagrePlace(graph);
    return placement && { placement };
  };
  const oursChosen = (graph) => place(graph, {}, { aspect: ROOM_ASPECT, terse: true });
  const larger = (one, other) =>
    Math.min(ROOM.width / one.width, ROOM.height / one.height) >=
    Math.min(ROOM.width / other.width, ROOM.height / other.height)
      ? one
      : other;
  const theirsChosen = async (graph) => {
    const both = [await dagrePlace(graph, 'LR'), await dagrePlace(graph, 'TB')];
    return both.includes(null) ? null : larger(...both);
  };
  const groups = await layoutGraphs();
  const columns = [];
  // Once for the compiler.
  for (const graph of groups['10 nodes']) await measured(graph, ours, oursChosen);
  for (const [name, graphs] of Object.entries(groups)) {
    const pairs = [];
    for (const graph of graphs) {
      const pair = [await measured(graph, ours, oursChosen), await measured(graph, theirs, theirsChosen)];
      if (!pair.includes(null)) pairs.push(pair);
    }
    columns.push({ name, count: graphs.length, pairs });
  }
  const table = [
    ['What, ours : dagre', ...columns.map(({ name }) => name)],
    ['---', ...columns.map(() => '---')],
    ['graphs; dagre threw', ...columns.map(({ count, pairs }) => `${count}; ${count - pairs.length}`)],
  ];
  for (const [what, key, digits, unit] of ROWS) {
    const cells = columns.map(({ pairs }) =>
      pairs.length === 0 ? '' : cell(mean(pairs, 0, key), mean(pairs, 1, key), digits, unit),
    );
    table.push([what, ...cells]);
  }
  return table.map((cells) => `| ${cells.join(' | ')} |`);
}
