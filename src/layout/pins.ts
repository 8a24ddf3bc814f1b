// Hand-placed nodes: they stand where the user put them, their box grows with them, their edges run anew.
import type { AccessGraph } from '#graph/accessGraph.ts';
import { ROOM } from '#layered/layoutModel.ts';
import { SIZE } from '#graph/look.ts';
import { axesOf } from '#layered/axes.ts';
import type { FlowDirection, PlacedEdge, Placement, Rect, UnitRect } from '#graph/placement.ts';
import { unitTree } from '#graph/unitTree.ts';
import { shortWay } from './shortWay.ts';

/** Node id -> position of the upper left corner, in canvas units. */
export type Pins = Readonly<Record<string, readonly [x: number, y: number]>>;

function moved(edge: PlacedEdge, dx: number, dy: number): PlacedEdge {
  const shift = <T extends { readonly x: number; readonly y: number }>(p: T): T => ({
    ...p,
    x: p.x + dx,
    y: p.y + dy,
  });
  return { ...edge, points: edge.points.map(shift), label: shift(edge.label) };
}

/** Grows `box` until it holds `rect` with padding and without touching the title strip. */
function grown(box: Rect, rect: Rect, account: string, flow: FlowDirection): Rect {
  const title = axesOf({ flow }).title(account);
  const x = Math.min(box.x, rect.x - (flow === 'down' ? title : SIZE.boxPadding));
  const y = Math.min(box.y, rect.y - (flow === 'down' ? SIZE.boxPadding : title));
  const right = Math.max(box.x + box.width, rect.x + rect.width + SIZE.boxPadding);
  const bottom = Math.max(box.y + box.height, rect.y + rect.height + SIZE.boxPadding);
  return { x, y, width: right - x, height: bottom - y };
}

/** Boxes of OUs around what stands in them now; titles stay where the box begins. */
function grownUnits(
  graph: AccessGraph,
  { boxes, flow, nodes, units = {} }: Placement,
): Record<string, UnitRect> {
  const tree = unitTree(graph);
  const grownBoxes: Record<string, UnitRect> = { ...units };
  const holdIn = (id: string | null | undefined, rect: Rect | undefined): void => {
    const unit = grownBoxes[id ?? ''];
    if (id === null || id === undefined || unit === undefined || rect === undefined) return;
    const strip = flow === 'down' ? { x: unit.title.width, y: 0 } : { x: 0, y: unit.title.height };
    const x = Math.min(unit.x, rect.x - Math.max(SIZE.unitPadding, strip.x));
    const y = Math.min(unit.y, rect.y - Math.max(SIZE.unitPadding, strip.y));
    const right = Math.max(unit.x + unit.width, rect.x + rect.width + SIZE.unitPadding);
    const bottom = Math.max(unit.y + unit.height, rect.y + rect.height + SIZE.unitPadding);
    grownBoxes[id] = { x, y, width: right - x, height: bottom - y, title: { ...unit.title, x, y } };
  };
  for (const { id } of graph.accounts) holdIn(tree.around({ account: id }).at(-1), boxes[id]);
  for (const node of graph.nodes) if (node.units) holdIn(tree.around(node).at(-1), nodes[node.id]);
  for (const { id, parent } of [...tree.boxes.values()].toReversed()) holdIn(parent, grownBoxes[id]);
  return grownBoxes;
}

/** The placement with `pins` applied; pins of nodes that are not drawn are ignored. */
export function applyPins(graph: AccessGraph, placement: Placement, pins: Pins): Placement {
  const pinned = new Set(Object.keys(pins).filter((id) => Object.hasOwn(placement.nodes, id)));
  if (pinned.size === 0) return placement;
  const { flow = 'right' } = placement;
  const nodes: Record<string, Rect> = { ...placement.nodes };
  const boxes: Record<string, Rect> = { ...placement.boxes };
  const edges: Record<string, PlacedEdge> = { ...placement.edges };
  for (const { id, account } of graph.nodes) {
    const pin = pinned.has(id) ? pins[id] : undefined;
    const old = nodes[id];
    if (!pin || !old) continue;
    const rect = { ...old, x: pin[0], y: pin[1] };
    nodes[id] = rect;
    const box = account === null ? undefined : boxes[account];
    if (account !== null && box) boxes[account] = grown(box, rect, account, flow);
  }
  const units = grownUnits(graph, { ...placement, boxes, nodes });
  const kinds = new Map(graph.nodes.map((node) => [node.id, node.kind]));
  for (const { id, source, target } of graph.edges) {
    if (!pinned.has(source) && !pinned.has(target)) continue;
    const [from, to] = [nodes[source], nodes[target]];
    const [old, before] = [edges[id], placement.nodes[source]];
    if (!from || !to || !old || !before) continue;
    edges[id] =
      source === target
        ? moved(old, from.x - before.x, from.y - before.y)
        : {
            ...shortWay(id, from, to, [kinds.get(source), kinds.get(target)], flow),
            ...(old.told && { told: old.told }),
          };
  }
  const all = [...Object.values(nodes), ...Object.values(boxes), ...Object.values(units)];
  const width = all.reduce(
    (most, rect) => Math.max(most, rect.x + rect.width + ROOM.margin),
    placement.width,
  );
  const height = all.reduce(
    (most, rect) => Math.max(most, rect.y + rect.height + ROOM.margin),
    placement.height,
  );
  const grownBy = placement.units === undefined ? {} : { units };
  return { ...placement, boxes, ...grownBy, nodes, edges, width, height };
}
