// How wide a node is: its name is seen in full up to about 28 letters, its second line as far as that allows.
import type { GraphNode } from './accessGraph.ts';
import { NODE_LOOK } from './look.ts';
import { SHAPE_TEXT } from './shapePath.ts';
import { textWidth } from './textWidth.ts';

/** Type sizes and limits inside a node, in canvas units. */
export const NODE_TEXT = {
  label: 13.5,
  detail: 11.5,
  /** Icon before the name, with its gap. */
  icon: 20,
  /** On the right of text that starts at the left. */
  end: 10,
  /** A second line longer than this does not make the node wider. */
  mostDetail: 152,
} as const;

const LEAST = { free: 112, boxed: 144 } as const;
const MOST = 236;
/** Widths come in steps, so that nodes with names of about the same length are of one width. */
const STEP = 8;

/** Width in canvas units that the two lines of a node need. */
export function nodeWidth(node: GraphNode): number {
  const { align, indent } = SHAPE_TEXT[NODE_LOOK[node.kind].shape];
  const label = NODE_TEXT.icon + textWidth(node.label, NODE_TEXT.label, true);
  const detail = Math.min(NODE_TEXT.mostDetail, textWidth(node.detail, NODE_TEXT.detail));
  const wanted = Math.max(label, detail) + indent + (align === 'start' ? NODE_TEXT.end : indent);
  const least = node.account === null ? LEAST.free : LEAST.boxed;
  return Math.ceil(Math.min(MOST, Math.max(least, wanted)) / STEP) * STEP;
}
