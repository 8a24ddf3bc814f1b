// The picture as one self-contained SVG: no script, no style sheet, no reference to anything outside.
import { readableId } from '#language/unknownAccount.ts';
import { accountLabel } from '#graph/accountLabel.ts';
import type { AccessGraph, GraphAccount, GraphEdge, GraphNode } from '#graph/accessGraph.ts';
import { edgePath, EDGE_END, endTransform } from '#graph/edgePath.ts';
import { summary } from './exportWords.ts';
import {
  ACCESS_LOOK,
  ANSWER_LOOK,
  NODE_LOOK,
  outlineDash,
  PALETTE,
  SIZE,
  UNDECLARED_DASH,
  VERDICT_LOOK,
  type Palette,
  type Theme,
} from '#graph/look.ts';
import { GATE_BOX, PILL, pillOf, type GateMark } from '#graph/pill.ts';
import type { FlowDirection, PlacedEdge, Placement, Rect, UnitRect } from '#graph/placement.ts';
import { SHAPE_TEXT, shapePath } from '#graph/shapePath.ts';
import { strokes } from '#graph/strength.ts';
import { fitText, textWidth } from '#graph/textWidth.ts';
import { titleWidth } from '#graph/titleWidth.ts';
import { UNIT_TEXT, unitLabel, unitTitleScale } from '#graph/unitTitle.ts';
import { unitTree, type UnitBox } from '#graph/unitTree.ts';
import { escapeXml } from './xml.ts';

const FONT = "Inter, 'Liberation Sans', system-ui, sans-serif";

interface Pen {
  readonly theme: Theme;
  readonly colours: Palette;
}

const n = (value: number): string => String(Math.round(value * 100) / 100);

interface TextStyle {
  readonly size: number;
  readonly fill: string;
  readonly weight?: number;
  readonly anchor?: 'start' | 'middle';
}

function text(x: number, y: number, words: string, style: TextStyle): string {
  const weight = style.weight === undefined ? '' : ` font-weight="${style.weight}"`;
  const anchor = style.anchor === 'middle' ? ' text-anchor="middle"' : '';
  return `<text x="${n(x)}" y="${n(y)}" font-size="${style.size}"${weight}${anchor} fill="${style.fill}">${escapeXml(words)}</text>`;
}

const dashed = (dash: readonly number[] | null): string =>
  dash === null ? '' : ` stroke-dasharray="${dash.join(' ')}"`;

function drawBox(account: GraphAccount, box: Rect, flow: FlowDirection, { colours }: Pen): string {
  const sub = [account.alias, account.declared ? undefined : 'not pasted'].filter(Boolean).join(' · ');
  const isDown = flow === 'down';
  const room = isDown ? titleWidth(account.id) - 20 : box.width - 32;
  const label = accountLabel(account.id);
  const title = `Account ${label}`;
  // The id is never cut for the sake of the word.
  const fits = textWidth(title, 12.5, true) <= room;
  const lines = [
    ...(isDown ? ['Account', label] : [fits ? title : label]).map((words) => ({
      words,
      size: 12.5,
      bold: true,
    })),
    ...(sub === '' ? [] : [{ words: sub, size: 11, bold: false }]),
  ];
  const first = box.y + ((isDown ? box.height : SIZE.titleHeight) - (lines.length - 1) * 16) / 2 + 4;
  return (
    `<g><rect x="${n(box.x)}" y="${n(box.y)}" width="${n(box.width)}" height="${n(box.height)}" rx="${SIZE.boxRadius}" fill="${colours.box}" stroke="${colours.boxLine}"${dashed(account.declared ? null : UNDECLARED_DASH)}/>` +
    lines
      .map(({ words, size, bold }, i) =>
        text(box.x + 16, first + i * 16, fitText(words, room, size, bold), {
          size,
          fill: bold ? colours.ink : colours.mute,
          ...(bold ? { weight: 600 } : {}),
        }),
      )
      .join('') +
    '</g>'
  );
}

function drawUnit(box: UnitBox, { title, ...rect }: UnitRect, flow: FlowDirection, { colours }: Pen): string {
  const frame = `<rect x="${n(rect.x)}" y="${n(rect.y)}" width="${n(rect.width)}" height="${n(rect.height)}" rx="${SIZE.unitRadius}" fill="${colours.unit}" stroke="${colours.unitLine}"/>`;
  const scale = unitTitleScale(title.height, flow);
  const room = (title.width - 2 * UNIT_TEXT.indent) / scale;
  const { count, name, word } = unitLabel(box, room, flow);
  const mute = { size: UNIT_TEXT.count * scale, fill: colours.mute };
  const bold = { size: UNIT_TEXT.name * scale, fill: colours.ink, weight: 600 };
  const x = title.x + UNIT_TEXT.indent;
  if (flow === 'down') {
    const y = title.y + Math.min(title.height / 2, 60) + 4;
    return `<g>${frame}${text(x, y - 16, word, mute)}${text(x, y, name, bold)}${text(x, y + 16, count, mute)}</g>`;
  }
  const y = title.y + title.height / 2 + 4 * scale;
  const after = x + UNIT_TEXT.word * scale;
  const end = after + (textWidth(name, UNIT_TEXT.name, true) + 6) * scale;
  return `<g>${frame}${text(x, y, word, mute)}${text(after, y, name, bold)}${text(end, y, count, mute)}</g>`;
}

function drawNode(node: GraphNode, rect: Rect, { colours }: Pen): string {
  const look = NODE_LOOK[node.kind];
  const { align, indent } = SHAPE_TEXT[look.shape];
  const x = rect.x + (align === 'start' ? indent : rect.width / 2);
  const y = rect.y + rect.height / 2 + (look.shape === 'house' ? 4 : 0);
  const room = rect.width - 2 * indent + (align === 'start' ? indent - 10 : 0);
  const shape = shapePath(look.shape, rect.width, rect.height);
  const label = look.mark === '' ? node.label : `${look.mark} ${node.label}`;
  return (
    `<g><title>${escapeXml(readableId(node.id))}</title><path transform="translate(${n(rect.x)} ${n(rect.y)})" d="${shape}" fill="${colours.panel}" stroke="${colours.ink}" stroke-width="${look.stroke}" stroke-linejoin="round"${dashed(outlineDash(node))}/>` +
    text(x, y - 4, fitText(label, room, 13.5, true), {
      size: 13.5,
      fill: colours.ink,
      weight: 600,
      anchor: align,
    }) +
    text(x, y + 14, fitText(node.detail, room, 11), { size: 11, fill: colours.mute, anchor: align }) +
    '</g>'
  );
}

const colourOf = (edge: GraphEdge, { theme, colours }: Pen): string =>
  edge.kind === 'access' ? colours.mute : VERDICT_LOOK[edge.verdict].colour[theme];

function drawEdge(edge: GraphEdge, placed: PlacedEdge, pen: Pen, strength = 1): string {
  const look = VERDICT_LOOK[edge.verdict];
  const end = EDGE_END[look.end];
  const colour = colourOf(edge, pen);
  const width = edge.kind === 'access' ? Math.min(look.width, ACCESS_LOOK.width) : look.width;
  const fill = end.fill === 'line' ? colour : end.fill === 'panel' ? pen.colours.panel : 'none';
  return (
    `<g${strength < 1 ? ` opacity="${n(strength)}"` : ''}><title>${escapeXml(edge.text)}</title><path d="${edgePath(placed, SIZE.edgeRadius, end.gap)}" fill="none" stroke="${colour}" stroke-width="${width}"${dashed(look.dash)}/>` +
    `<path d="${end.path}" transform="${endTransform(placed.points)}" fill="${fill}" stroke="${colour}" stroke-width="${Math.max(width, 1.5)}" stroke-linejoin="round"/></g>`
  );
}

function drawMark({ look, answer }: GateMark, x: number, y: number, { theme, colours }: Pen): string {
  const { fill, as, glyph } = ANSWER_LOOK[answer];
  const colour = as === null ? colours.mute : VERDICT_LOOK[as].colour[theme];
  const box = GATE_BOX[fill];
  const wash =
    box.wash === null ? '' : `<path d="${box.wash}" fill="${colour}" fill-opacity="${box.opacity}"/>`;
  const hatch =
    box.hatch === null ? '' : `<path d="${box.hatch}" stroke="${colour}" stroke-width="0.6" fill="none"/>`;
  const letter = fill === 'none' ? glyph : look.letter;
  const faint = fill === 'none' ? ' stroke-opacity="0.5"' : '';
  return (
    `<g transform="translate(${n(x)} ${n(y)})">${wash}${hatch}<rect width="${PILL.box}" height="${PILL.box}" rx="3" fill="none" stroke="${colour}" stroke-width="1.2"${faint}/>` +
    text(PILL.box / 2, 11, letter, {
      size: 9.5,
      fill: box.letter === 'panel' ? colours.panel : colour,
      weight: 700,
      anchor: 'middle',
    }) +
    '</g>'
  );
}

function drawPill(edge: GraphEdge, placed: PlacedEdge, pen: Pen, terse = false): string {
  const pill = pillOf(edge, terse);
  const colour = colourOf(edge, pen);
  const left = placed.label.x - pill.width / 2;
  const top = placed.label.y - pill.height / 2;
  const base = placed.label.y + 4;
  const marksAt = left + pill.width - PILL.padding + 2 - pill.marks.length * (PILL.box + PILL.boxGap);
  const marks = pill.marks.map((mark, i) =>
    drawMark(mark, marksAt + i * (PILL.box + PILL.boxGap) + 2, placed.label.y - PILL.box / 2, pen),
  );
  const isBare = edge.kind === 'access';
  const start = left + (isBare ? PILL.bare : PILL.padding);
  const words = start + (pill.glyph === '' ? 0 : PILL.glyph);
  const frame = isBare
    ? `fill="${pen.colours.background}"`
    : `fill="${pen.colours.panel}" stroke="${colour}" stroke-width="1.3"`;
  return (
    `<g><rect x="${n(left)}" y="${n(top)}" width="${n(pill.width)}" height="${pill.height}" rx="${pill.height / 2}" ${frame}/>` +
    (pill.glyph === '' ? '' : text(start, base, pill.glyph, { size: 13, fill: colour, weight: 700 })) +
    // Numbers of a line for many are all that it says: as large and in the middle, as on the screen.
    (edge.counts === undefined
      ? text(words, base, pill.words, { size: PILL.font, fill: colour })
      : text(placed.label.x, base + 1, pill.words, {
          size: PILL.bundleFont,
          fill: colour,
          weight: 600,
          anchor: 'middle',
        })) +
    (pill.tried === ''
      ? ''
      : text(words + textWidth(pill.words, PILL.font) + PILL.wordGap, base, pill.tried, {
          size: PILL.font,
          fill: pen.colours.ink,
        })) +
    `${marks.join('')}</g>`
  );
}

/** Holds the link in an SVG; `linkInside` finds it again. */
const INSIDE = 'urn:rolegraph:link';

interface SvgOptions {
  /** `g1.…`: stands in the metadata, where screen readers do not read it out, and opens the whole graph again. */
  readonly link?: string | undefined;
  /** Ids of edges that are drawn for what was: their lines are pale. */
  readonly past?: ReadonlySet<string>;
}

/** Strength of a line of the past. */
const PAST = 0.35;

/** The picture as an SVG document; `paper` is black on white. */
export function toSvg(
  graph: AccessGraph,
  placement: Placement,
  theme: Theme,
  { link, past }: SvgOptions = {},
): string {
  const pen: Pen = { theme, colours: PALETTE[theme] };
  const { flow = 'right' } = placement;
  const [width, height] = [Math.max(1, placement.width), Math.max(1, placement.height)];
  const edges = graph.edges.flatMap((edge) => {
    const placed = placement.edges[edge.id];
    return placed ? [{ edge, placed }] : [];
  });
  // In a crowd lines are as strong as on the screen, and those say their words that have room for them.
  const painted = placement.crowded
    ? strokes(
        edges.map(({ edge }) => edge),
        true,
      ).flatMap(({ edge, strength }) => {
        const placed = placement.edges[edge.id];
        return placed ? [drawEdge(edge, placed, pen, strength)] : [];
      })
    : edges.map(({ edge, placed }) => drawEdge(edge, placed, pen, past?.has(edge.id) === true ? PAST : 1));
  const tree = unitTree(graph);
  const parts = [
    ...[...tree.boxes.values()].flatMap((box) => {
      const rect = placement.units?.[box.id];
      return rect ? [drawUnit(box, rect, flow, pen)] : [];
    }),
    ...graph.accounts.flatMap((account) => {
      const box = placement.boxes[account.id];
      return box ? [drawBox(account, box, flow, pen)] : [];
    }),
    ...painted,
    ...graph.nodes.flatMap((node) => {
      const rect = placement.nodes[node.id];
      return rect ? [drawNode(node, rect, pen)] : [];
    }),
    ...edges.flatMap(({ edge, placed }) =>
      placement.crowded && !placed.told ? [] : [drawPill(edge, placed, pen, placement.terse)],
    ),
  ];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${n(width)}" height="${n(height)}" viewBox="0 0 ${n(width)} ${n(height)}" role="img" aria-labelledby="rolegraph-title rolegraph-desc" font-family="${FONT}">\n` +
    `<title id="rolegraph-title">Who can assume which role</title>\n<desc id="rolegraph-desc">${escapeXml(summary(graph))}</desc>\n` +
    (link === undefined ? '' : `<metadata><link xmlns="${INSIDE}">${escapeXml(link)}</link></metadata>\n`) +
    `<rect width="100%" height="100%" fill="${pen.colours.background}"/>\n${parts.join('\n')}\n</svg>\n`
  );
}
