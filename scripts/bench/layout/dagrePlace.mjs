// What dagre makes of a picture, in our own terms (src/graph/placement.ts): the same sizes of nodes and pills, accounts as
// compound nodes. It knows no titles, so each box grows upwards by the strip of its title afterwards.
import dagre from '@dagrejs/dagre';
import { BUNDLE } from '../bundle.mjs';

/** As near to each other as ours stand: `ROOM` of src/layout/layoutModel.ts. */
const OPTIONS = {
  rankdir: 'LR',
  ranker: 'network-simplex',
  nodesep: 18,
  edgesep: 10,
  ranksep: 60,
  marginx: 24,
  marginy: 24,
};

const rectOf = ({ height, width, x, y }) => ({ x: x - width / 2, y: y - height / 2, width, height });

/** The smallest rectangle around all of them. */
function around(rects) {
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  const right = Math.max(...rects.map((rect) => rect.x + rect.width));
  const bottom = Math.max(...rects.map((rect) => rect.y + rect.height));
  return { x, y, width: right - x, height: bottom - y };
}

const grown = ({ height, width, x, y }, { bottom, side, top }) => ({
  x: x - side,
  y: y - top,
  width: width + 2 * side,
  height: height + top + bottom,
});

/** null: dagre threw, which it does on some compound graphs. */
export async function dagrePlace(graph, rankdir = 'LR') {
  const { nodeWidth, pillOf, SIZE } = await import(BUNDLE);
  const laid = new dagre.graphlib.Graph({ compound: true, multigraph: true });
  laid.setGraph({ ...OPTIONS, rankdir });
  laid.setDefaultEdgeLabel(() => ({}));
  const used = new Set(graph.nodes.flatMap(({ account }) => (account === null ? [] : [account])));
  for (const account of used) laid.setNode(`account ${account}`, {});
  for (const node of graph.nodes) {
    laid.setNode(node.id, { width: nodeWidth(node), height: SIZE.nodeHeight });
    if (node.account !== null) laid.setParent(node.id, `account ${node.account}`);
  }
  for (const edge of graph.edges) {
    const { height, width } = pillOf(edge);
    laid.setEdge(edge.source, edge.target, { width, height, labelpos: 'c' }, edge.id);
  }
  try {
    dagre.layout(laid);
  } catch {
    return null;
  }
  const nodes = Object.fromEntries(graph.nodes.map(({ id }) => [id, rectOf(laid.node(id))]));
  const boxes = {};
  for (const account of used) {
    const inside = graph.nodes.filter((node) => node.account === account).map(({ id }) => nodes[id]);
    const pad = SIZE.boxPadding;
    const least = grown(around(inside), { side: pad, top: pad, bottom: pad });
    const box = around([least, rectOf(laid.node(`account ${account}`))]);
    boxes[account] = grown(box, { side: 0, top: SIZE.titleHeight + 8 - pad, bottom: 0 });
  }
  const edges = {};
  for (const { name, v, w } of laid.edges()) {
    const { points, x, y } = laid.edge(v, w, name);
    edges[name] = { id: name, points: points.map((point) => ({ x: point.x, y: point.y })), label: { x, y } };
  }
  return framed(graph, { nodes, boxes, edges }, pillOf);
}

/** Moved so that all of it lies in the positive, with the same margin as ours. */
function framed(graph, { boxes, edges, nodes }, pillOf) {
  const lines = Object.values(edges).flatMap(({ points }) =>
    points.map((point) => ({ ...point, width: 0, height: 0 })),
  );
  const pills = graph.edges.map((edge) => rectOf({ ...pillOf(edge), ...edges[edge.id].label }));
  const whole = around([...Object.values(nodes), ...Object.values(boxes), ...pills, ...lines]);
  const [dx, dy] = [OPTIONS.marginx - whole.x, OPTIONS.marginy - whole.y];
  const moved = (one) => ({ ...one, x: one.x + dx, y: one.y + dy });
  const all = (record, change) =>
    Object.fromEntries(Object.entries(record).map(([id, one]) => [id, change(one)]));
  return {
    flow: 'right',
    nodes: all(nodes, moved),
    boxes: all(boxes, moved),
    edges: all(edges, ({ id, label, points }) => ({ id, label: moved(label), points: points.map(moved) })),
    width: whole.width + 2 * OPTIONS.marginx,
    height: whole.height + 2 * OPTIONS.marginy,
  };
}
