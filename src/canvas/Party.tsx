// One principal or resource: its shape says what it is, a dashed outline that no document was given for it.
import { readableId } from '#language/unknownAccount.ts';
import { memo } from 'react';
import { Handle, Position, type NodeProps } from '@xyflow/react';
import type { GraphNode } from '#graph/accessGraph.ts';
import { NODE_LOOK, outlineDash } from '#graph/look.ts';
import { SHAPE_TEXT, shapePath } from '#graph/shapePath.ts';
import { useWorkspace } from '#session/truth.ts';
import type { PartyNode } from './flow.ts';
import { NODE_ICON } from './nodeIcon.tsx';
import { useFaded, useStoodAt } from './pointing.ts';
import { useAsked } from './useAsked.ts';

function titleOf({ id, label, closed }: GraphNode): string {
  if (closed !== undefined) return 'Click to open';
  return label === id ? id : `${label}\n${readableId(id)}`;
}

export const Party = memo(function Party({ id, data, width = 0, height = 0 }: NodeProps<PartyNode>) {
  const { flow, node } = data;
  const chosen = useWorkspace((w) => w.view.selection === id);
  const asked = useAsked(id);
  const selected = chosen || asked;
  const faded = useFaded(id);
  const current = useStoodAt(id);
  const look = NODE_LOOK[node.kind];
  const Icon = NODE_ICON[node.kind];
  const { align, indent } = SHAPE_TEXT[look.shape];
  const path = shapePath(look.shape, width, height);
  const draws = node.closed === undefined && node.kind !== 'resource' && node.kind !== 'group';
  return (
    <div
      className="canvas-party"
      data-kind={node.kind}
      data-draws={draws || undefined}
      data-closed={node.closed === undefined ? undefined : true}
      data-selected={selected || undefined}
      data-faded={faded || undefined}
      data-current={current || undefined}
      title={titleOf(node)}
    >
      <svg className="canvas-shape" width={width} height={height} aria-hidden="true">
        {(selected || current) && <path className={selected ? 'canvas-halo' : 'canvas-ring'} d={path} />}
        <path
          className="canvas-outline"
          d={path}
          strokeWidth={look.stroke}
          strokeDasharray={outlineDash(node)?.join(' ')}
        />
        {selected && current && <path className="canvas-ring" d={path} />}
      </svg>
      <span
        className="canvas-text"
        data-align={align}
        style={{ paddingLeft: indent, paddingRight: align === 'start' ? 10 : indent }}
      >
        <span className="canvas-name">
          <Icon size={14} strokeWidth={1.75} aria-hidden="true" />
          <span>{node.label}</span>
        </span>
        <span className="canvas-detail">{node.detail}</span>
      </span>
      {/* React Flow drops edges of nodes without these as soon as it looks at the page, whatever was given. */}
      <Handle
        type="target"
        position={flow === 'down' ? Position.Top : Position.Left}
        isConnectable={node.kind === 'role'}
        isConnectableStart={false}
      />
      <Handle
        type="source"
        position={flow === 'down' ? Position.Bottom : Position.Right}
        isConnectable={draws}
        isConnectableEnd={false}
        title={draws ? 'Drag to a role: why not, and what it would take' : undefined}
      />
    </div>
  );
});
