// What the pointer is at on a bitmap, in words that can be read at every zoom.
import { accountLabel } from '#graph/accountLabel.ts';
import type { GraphEdge, GraphNode } from '#graph/accessGraph.ts';
import { countsWords } from '#graph/counts.ts';
import { VERDICT_LOOK } from '#graph/look.ts';
import { nameAlone } from '#graph/nameAlone.ts';

export type Told =
  | { readonly node: GraphNode }
  | { readonly edge: GraphEdge; readonly from: GraphNode; readonly to: GraphNode };

interface Props {
  readonly told: Told;
  /** Of the pointer, in CSS pixels from the upper left corner of the picture. */
  readonly x: number;
  readonly y: number;
  /** Of the picture. */
  readonly room: { readonly width: number; readonly height: number };
}

function where(node: GraphNode): string {
  if (node.kind === 'account' && node.account !== null) return `account ${accountLabel(node.account)}`;
  const name = nameAlone(node);
  return node.account === null || name.includes(node.account) ? name : `${name} in ${node.account}`;
}

function Words({ told }: Pick<Props, 'told'>) {
  if ('node' in told) {
    const { node } = told;
    return (
      <>
        <strong>{where(node)}</strong>
        <span>{node.closed === undefined ? node.detail : `${node.label}. Click to open`}</span>
      </>
    );
  }
  const { edge, from, to } = told;
  const isBundle = edge.counts !== undefined;
  return (
    <>
      <strong>
        {where(from)} → {where(to)}
      </strong>
      <span data-verdict={edge.verdict} className="bitmap-tip-verdict">
        {isBundle ? countsWords(edge.counts) : `${VERDICT_LOOK[edge.verdict].glyph} ${edge.label}`}
      </span>
      <span>{isBundle ? 'Click to open' : 'Click to explain'}</span>
    </>
  );
}

const BESIDE = 14;

export function Tip({ told, x, y, room }: Props) {
  return (
    <div
      className="bitmap-tip"
      aria-hidden="true"
      style={{
        ...(x > room.width / 2 ? { right: room.width - x + BESIDE } : { left: x + BESIDE }),
        ...(y > room.height / 2 ? { bottom: room.height - y + BESIDE } : { top: y + BESIDE }),
      }}
    >
      <Words told={told} />
    </div>
  );
}
