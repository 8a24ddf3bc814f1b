// An OU: a quiet box behind those of its accounts, and its title, which lines of a map do not run over.
import { memo } from 'react';
import type { NodeProps } from '@xyflow/react';
import { UNIT_TEXT, unitLabel, unitTitleScale } from '#graph/unitTitle.ts';
import { unitTitle } from '#graph/unitTree.ts';
import { changeView, useWorkspace } from '#session/truth.ts';
import { closeAccount } from './closing.ts';
import type { UnitNode, UnitTitleNode } from './flow.ts';

export const UnitFrame = memo(function UnitFrame({ data }: NodeProps<UnitNode>) {
  const selected = useWorkspace((w) => w.view.selection === data.box.id);
  return <div className="canvas-unit" data-selected={selected || undefined} />;
});

export const UnitTitle = memo(function UnitTitle({ data, height = 0, width = 0 }: NodeProps<UnitTitleNode>) {
  const { box, closes, flow } = data;
  const selected = useWorkspace((w) => w.view.selection === box.id);
  const scale = unitTitleScale(height, flow);
  const { count, name, word } = unitLabel(box, (width - 2 * UNIT_TEXT.indent) / scale, flow);
  return (
    <div className="canvas-unit-title" data-flow={flow} data-selected={selected || undefined}>
      <button
        type="button"
        className="canvas-unit-name nopan"
        tabIndex={-1}
        title={[unitTitle(box), box.units.at(-1)?.id].join('\n')}
        onClick={(event) => {
          event.stopPropagation();
          changeView({ selection: box.id });
        }}
      >
        <span className="canvas-unit-word">{word}</span> <span className="canvas-unit-words">{name}</span>{' '}
        <span className="canvas-unit-count">{count}</span>
      </button>
      {closes && (
        <button
          type="button"
          className="canvas-close nopan"
          tabIndex={-1}
          onClick={(event) => {
            event.stopPropagation();
            void closeAccount(box.id);
          }}
        >
          close
        </button>
      )}
    </div>
  );
});
