// How far right everything stands: channels as wide as their legs need, gaps as wide as their pills.
import { assignTracks, widen } from './assignTracks.ts';
import { labelRoom, laneRoom } from './lanes.ts';
import { ROOM, type Block, type Column, type Part } from './layoutModel.ts';
import { SIZE } from '#graph/look.ts';
import type { Extents } from './axes.ts';

/** Room beside a pill, and for an arrow at a node. */
const BESIDE_PILL = 16;
/** A gap that no pill stands in. */
const BARE = 16;

const pillWidth = (column: Column): number =>
  Math.max(0, ...column.items.filter((item) => item.kind !== 'via').map((item) => item.width));

/** Idle nodes stand in a grid that is about as wide as it is high, or as wide as the rest of the block. */
function idleColumns(count: number, { width, half }: Extents, contentWidth: number): number {
  const pitch = width + ROOM.node;
  const fits = Math.floor((contentWidth + ROOM.node) / pitch);
  const square = Math.ceil(Math.sqrt((count * (2 * half + ROOM.node)) / pitch));
  return Math.max(1, Math.min(count, Math.max(fits, square)));
}

/** Widths that the blocks of a layer have in common, so that what stands below each other is in line. */
interface Widths {
  readonly columns: readonly number[];
  readonly channels: readonly number[];
}

function columnWidth(column: Column, at: number): number {
  if (at % 2 === 1) return pillWidth(column);
  return Math.max(0, ...column.items.map((item) => (item.kind === 'node' ? item.width : 0)));
}

/** Lays the legs of all channels of a layer's blocks and measures what is widest. */
function measure(blocks: readonly Block[]): Widths {
  const columns: number[] = [];
  const channels: number[] = [];
  for (const block of blocks) {
    block.columns.forEach((column, i) => {
      columns[i] = Math.max(columns[i] ?? 0, columnWidth(column, i));
    });
    block.channels.forEach((channel, i) => {
      const pills = block.columns[i % 2 === 0 ? i + 1 : i];
      assignTracks(channel, pills && pillWidth(pills) > 0 ? BESIDE_PILL : BARE);
      channels[i] = Math.max(channels[i] ?? 0, channel.width);
    });
  }
  return { columns, channels };
}

/** Columns of a block from x = 0; returns the width of what is in it. */
function blockColumns(block: Block, widths: Widths): number {
  let x = 0;
  block.columns.forEach((column, i) => {
    const channel = block.channels[i - 1];
    if (channel) {
      widen(channel, widths.channels[i - 1] ?? 0);
      channel.x = x;
      x += channel.width;
    }
    column.x = x;
    column.width = widths.columns[i] ?? 0;
    x += column.width;
  });
  return x;
}

const idleWidth = ({ idleColumns: columns, cell }: Block): number =>
  Math.max(0, columns * (cell.width + ROOM.node) - ROOM.node);

/** Number of columns of every idle grid: must be known before rows are. */
export function shapeIdle(part: Part): void {
  for (const blocks of part.layers)
    for (const block of blocks) {
      const guess = block.columns.reduce((sum, column, i) => sum + columnWidth(column, i), 0);
      const channels = block.channels.length * BESIDE_PILL;
      block.idleColumns =
        block.idle.length === 0 ? 0 : idleColumns(block.idle.length, block.cell, guess + channels);
    }
}

/** Gives every column, channel and block its x; returns where each layer ends. */
export function assignColumns(part: Part): readonly number[] {
  const ends: number[] = [];
  let x = 0;
  part.layers.forEach((blocks, i) => {
    const gap = part.gaps[i - 1];
    if (gap) {
      const pills = pillWidth(gap.pills);
      const least = pills > 0 ? BESIDE_PILL : BARE;
      assignTracks(gap.left, least);
      gap.left.x = x;
      gap.pills.x = x + gap.left.width;
      gap.pills.width = pills;
      assignTracks(gap.right, least);
      gap.right.x = gap.pills.x + pills;
      x = gap.right.x + gap.right.width;
    }
    const room = laneRoom(part, i);
    x += room.before;
    const padding = blocks.some((block) => block.account !== null) ? SIZE.boxPadding : 0;
    let widest = 0;
    const widths = measure(blocks);
    for (const block of blocks) {
      const content = Math.max(blockColumns(block, widths), idleWidth(block));
      block.x = x;
      block.width = content + 2 * padding;
      widest = Math.max(widest, block.width);
      for (const each of [...block.columns, ...block.channels]) each.x += x + padding;
    }
    x += Math.max(widest, labelRoom(part, i) - room.before) + room.after;
    ends.push(x);
  });
  return ends;
}
