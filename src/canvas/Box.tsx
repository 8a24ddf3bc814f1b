// An account as a box with a title bar; dashed when it is only mentioned.
import { memo } from 'react';
import type { NodeProps } from '@xyflow/react';
import type { BoxNode } from './flow.ts';

export const Box = memo(function Box({ data }: NodeProps<BoxNode>) {
  const { id, alias, declared } = data.account;
  const more = [alias, declared ? undefined : 'not pasted'].filter(Boolean).join(' · ');
  return (
    <div className="canvas-box" data-mentioned={!declared || undefined}>
      <div className="canvas-box-title">
        <span className="canvas-box-name">Account {id}</span>
        {more !== '' && <span className="canvas-detail">{more}</span>}
      </div>
    </div>
  );
});
