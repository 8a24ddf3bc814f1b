// An account as a box with a title on top (on the left, in a picture that runs down); dashed when only mentioned.
import { memo } from 'react';
import type { NodeProps } from '@xyflow/react';
import { accountLabel } from '#graph/accountLabel.ts';
import { titleWidth } from '#graph/titleWidth.ts';
import { changeView, useWorkspace } from '#session/truth.ts';
import { closeAccount } from './closing.ts';
import type { BoxNode } from './flow.ts';
import { useStoodAt } from './pointing.ts';

/** Narrower than this the title on top is the id alone, so that it is seen in full. */
const NARROW = 280;

/** As AWS groups the twelve digits; from far away each group has its line, to be larger. */
const inGroups = (id: string) => (/^\d{12}$/.test(id) ? (id.match(/\d{4}/g) ?? [id]) : [id]);

export const Box = memo(function Box({ data, width = 0 }: NodeProps<BoxNode>) {
  const { id, alias, declared } = data.account;
  const label = accountLabel(id);
  const selected = useWorkspace((w) => w.view.selection === id);
  const current = useStoodAt(id);
  const more = [alias, declared ? undefined : 'not pasted'].filter(Boolean).join(' · ');
  return (
    <div
      className="canvas-box"
      data-mentioned={!declared || undefined}
      data-selected={selected || undefined}
      data-current={current || undefined}
      data-flow={data.flow}
      data-narrow={(data.flow === 'right' && width < NARROW) || undefined}
    >
      <div
        className="canvas-box-title"
        style={data.flow === 'down' ? { width: titleWidth(id) } : undefined}
        title={[`Account ${label}`, more].filter(Boolean).join(' · ')}
      >
        <button
          type="button"
          className="canvas-box-name nopan"
          tabIndex={-1}
          onClick={(event) => {
            event.stopPropagation();
            changeView({ selection: id });
          }}
        >
          <span>Account</span>{' '}
          <span>
            {inGroups(label).map((group, i) => (
              // oxlint-disable-next-line react/no-array-index-key
              <span key={i} className="canvas-box-digits">
                {group}
              </span>
            ))}
          </span>
        </button>
        {(more !== '' || data.closes) && (
          <span className="canvas-box-more">
            {more !== '' && <span className="canvas-detail">{more}</span>}
            {data.closes && (
              <button
                type="button"
                className="canvas-close nopan"
                tabIndex={-1}
                onClick={() => void closeAccount(id)}
              >
                close
              </button>
            )}
          </span>
        )}
      </div>
    </div>
  );
});
