// The picture for draw.io (diagrams.net): an mxGraph document, uncompressed, placed as on the screen.
// https://www.drawio.com/doc/faq/save-file-formats
import { accountLabel } from '#graph/accountLabel.ts';
import type { VerdictWord } from '#decision/verdict.ts';
import type { AccessGraph, GraphAccount, GraphEdge, GraphNode, NodeKind } from '#graph/accessGraph.ts';
import { outlineDash, PALETTE, VERDICT_LOOK } from '#graph/look.ts';
import type { Placement, Point, Rect } from '#graph/placement.ts';
import { unitTitle, unitTree, type UnitBox } from '#graph/unitTree.ts';
import { edgeWords, shortIds } from './exportWords.ts';
import { escapeXml } from './xml.ts';

const SHAPES: Readonly<Record<NodeKind, string>> = {
  role: 'rounded=1',
  user: 'ellipse',
  group: 'ellipse',
  service: 'shape=hexagon;perimeter=hexagonPerimeter2',
  federated: 'shape=parallelogram;perimeter=parallelogramPerimeter',
  account: 'shape=process',
  anyone: 'ellipse;shape=doubleEllipse',
  session: 'shape=note;size=12',
  resource: 'shape=trapezoid;perimeter=trapezoidPerimeter;flipV=1',
};

const LINES: Readonly<Record<VerdictWord, string>> = {
  valid: 'endArrow=block;endFill=1',
  conditional: 'dashed=1;endArrow=open',
  unknown: 'endArrow=oval;endFill=0',
  invalid: 'dashed=1;dashPattern=1 3;endArrow=cross',
};

const n = (value: number): string => String(Math.round(value * 100) / 100);

const geometry = ({ x, y, width, height }: Rect): string =>
  `<mxGeometry x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" as="geometry"/>`;

const points = (list: readonly Point[]): string =>
  `<mxGeometry relative="1" as="geometry"><Array as="points">${list.map(({ x, y }) => `<mxPoint x="${n(x)}" y="${n(y)}"/>`).join('')}</Array></mxGeometry>`;

/** `html=0`: draw.io shows a label as the text that it is. `id` stays ours: names are data, never references. */
const TEXT = 'html=0;whiteSpace=wrap';

function accountCell(account: GraphAccount, id: string, parent: string, box: Rect): string {
  const title = [
    `Account ${accountLabel(account.id)}`,
    ...(account.alias === undefined ? [] : [account.alias]),
  ].join(' · ');
  const dash = account.declared ? '' : ';dashed=1';
  return `<mxCell id="${id}" value="${escapeXml(title)}" style="rounded=1;arcSize=4;${TEXT};verticalAlign=top;fontStyle=1;container=1;collapsible=0;fillColor=${parent === '1' ? 'none' : PALETTE.light.box}${dash}" vertex="1" parent="${parent}">${geometry(box)}</mxCell>`;
}

function unitCell(box: UnitBox, id: string, parent: string, rect: Rect): string {
  const { unit, unitLine } = PALETTE.light;
  return `<mxCell id="${id}" value="${escapeXml(unitTitle(box))}" style="rounded=1;arcSize=3;${TEXT};verticalAlign=top;align=left;spacingLeft=10;container=1;collapsible=1;fillColor=${unit};strokeColor=${unitLine}" vertex="1" parent="${parent}">${geometry(rect)}</mxCell>`;
}

function nodeCell(node: GraphNode, id: string, rect: Rect, parent: string): string {
  const dash = outlineDash(node) === null ? '' : ';dashed=1';
  return `<UserObject id="${id}" label="${escapeXml(node.label)}&#10;${escapeXml(node.detail)}" arn="${escapeXml(node.id)}"><mxCell style="${SHAPES[node.kind]};${TEXT}${dash}" vertex="1" parent="${parent}">${geometry(rect)}</mxCell></UserObject>`;
}

function edgeCell(edge: GraphEdge, id: string, ends: readonly [string, string], placement: Placement) {
  const colour = VERDICT_LOOK[edge.verdict].colour.light;
  const inner = placement.edges[edge.id]?.points.slice(1, -1) ?? [];
  const style = `${LINES[edge.verdict]};html=0;strokeColor=${colour};fontColor=${colour};labelBackgroundColor=#ffffff`;
  return `<UserObject id="${id}" label="${escapeXml(edgeWords(edge))}" verdict="${edge.verdict}" action="${escapeXml(edge.action)}" text="${escapeXml(edge.text)}"><mxCell style="${style}" edge="1" parent="1" source="${ends[0]}" target="${ends[1]}">${points(inner)}</mxCell></UserObject>`;
}

/** One page; accounts are containers, and what a node or an edge says more stands in its data (Ctrl+M). */
export function toDrawio(graph: AccessGraph, placement: Placement): string {
  const ids = shortIds(graph);
  const boxes = new Map(
    graph.accounts.flatMap((account, i) => {
      const box = placement.boxes[account.id];
      return box === undefined ? [] : [[account.id, { account, box, id: `a${i}` }] as const];
    }),
  );
  const tree = unitTree(graph);
  const units = new Map(
    [...tree.boxes.values()].flatMap((box, i) => {
      const rect = placement.units?.[box.id];
      return rect === undefined ? [] : [[box.id, { box, rect, id: `u${i}` }] as const];
    }),
  );
  /** Places are told from the corner of what stands around. */
  const within = (rect: Rect, unit: string | null | undefined): readonly [parent: string, rect: Rect] => {
    const outer = units.get(unit ?? '');
    return outer === undefined
      ? ['1', rect]
      : [outer.id, { ...rect, x: rect.x - outer.rect.x, y: rect.y - outer.rect.y }];
  };
  const cells = [
    ...[...units.values()].map(({ box, id, rect }) => unitCell(box, id, ...within(rect, box.parent))),
    ...[...boxes.values()].map(({ account, box, id }) =>
      accountCell(account, id, ...within(box, tree.around({ account: account.id }).at(-1))),
    ),
    ...graph.nodes.flatMap((node) => {
      const rect = placement.nodes[node.id];
      const around = node.account === null ? undefined : boxes.get(node.account);
      if (rect === undefined) return [];
      const [parent, inside] =
        around === undefined
          ? within(rect, tree.around(node).at(-1))
          : [around.id, { ...rect, x: rect.x - around.box.x, y: rect.y - around.box.y }];
      return [nodeCell(node, ids.get(node.id) ?? '', inside, parent)];
    }),
    ...graph.edges.flatMap((edge, i) => {
      const [source, target] = [ids.get(edge.source), ids.get(edge.target)];
      return source === undefined || target === undefined
        ? []
        : [edgeCell(edge, `e${i}`, [source, target], placement)];
    }),
  ];
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<mxfile host="rolegraph"><diagram id="rolegraph" name="Who can assume which role">',
    '<mxGraphModel grid="0" guides="1" tooltips="1" connect="1" arrows="1" page="0" math="0"><root>',
    '<mxCell id="0"/>',
    '<mxCell id="1" parent="0"/>',
    ...cells,
    '</root></mxGraphModel></diagram></mxfile>',
  ].join('\n')}\n`;
}
