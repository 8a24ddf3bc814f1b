// An account as a box with a title on top (on the left, in a picture that runs down); dashed when only mentioned.
import { memo } from 'react';
import type { NodeProps } from '@xyflow/react';
import { closeAccount } from './closing.ts';
import type { BoxNode } from './flow.ts';

export const Box = memo(function Box({ data }: NodeProps<BoxNode>) {
  const { id, alias, declared } = data.account;
  const words = `Account ${id}`;
  const more = [alias, declared ? undefined : 'not pasted'].filter(Boolean).join(' · ');
  return (
    <div className="canvas-box" data-mentioned={!declared || undefined} data-flow={data.flow}>
      <div className="canvas-box-title" title={[words, more].filter(Boolean).join(' · ')}>
        <span className="canvas-box-name">{words}</span>
        {more !== '' && <span className="canvas-detail">{more}</span>}
        {data.closes && (
          <button type="button" className="canvas-close nopan" tabIndex={-1} onClick={() => closeAccount(id)}>
            close
          </button>
        )}
      </div>
    </div>
  );
});
