// Wide screens: documents, picture and explanation side by side, tables below; every pane can be closed.
import { useState, useSyncExternalStore } from 'react';
import { useLocal } from '#session/local.ts';
import { useWorkspace } from '#session/truth.ts';
import { PaneHandle } from './PaneHandle.tsx';
import { BOTTOM, DOCUMENTS, EXPLANATION, LESSON } from './panes.tsx';
import { lessonWidth, loadSizes, paneSize, PANES, saveSizes, type PaneName } from './paneSizes.ts';
import { Splitter } from './Splitter.tsx';
import { Stage } from './Stage.tsx';

const STAGE = <Stage />;

function onWindowSize(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}

export function Columns() {
  const open = useLocal((local) => local.panes);
  const lesson = useWorkspace((w) => w.lesson !== undefined);
  const [chosen, setChosen] = useState(loadSizes);
  const width = useSyncExternalStore(onWindowSize, () => window.innerWidth);
  const height = useSyncExternalStore(onWindowSize, () => window.innerHeight);
  const sizeOf = (pane: PaneName) => {
    const first = pane === 'documents' && lesson ? lessonWidth(width) : undefined;
    return paneSize(pane, chosen[pane] ?? first, PANES[pane].along === 'width' ? width : height);
  };
  const onSize = (pane: PaneName, size: number | undefined) => {
    const { [pane]: _, ...rest } = chosen;
    const next = size === undefined ? rest : { ...rest, [pane]: size };
    setChosen(next);
    saveSizes(next);
  };
  const splitter = (pane: PaneName, label: string) => (
    <Splitter pane={pane} label={label} size={sizeOf(pane)} onSize={onSize} />
  );
  return (
    <div className="app-columns">
      <div className="app-row">
        {open.documents && (
          <>
            <div className="app-pane" style={{ width: sizeOf('documents') }}>
              {lesson ? (
                <div className="app-with-lesson">
                  {LESSON}
                  {DOCUMENTS}
                </div>
              ) : (
                DOCUMENTS
              )}
            </div>
            {splitter('documents', 'Width of the documents')}
          </>
        )}
        <div className="app-stage">
          <PaneHandle pane="documents" side="left" label="Documents" />
          {STAGE}
          <PaneHandle pane="explanation" side="right" label="Explanation" />
        </div>
        {open.explanation && (
          <>
            {splitter('explanation', 'Width of the explanation')}
            <div className="app-pane" style={{ width: sizeOf('explanation') }}>
              {EXPLANATION}
            </div>
          </>
        )}
      </div>
      {open.bottom !== 'closed' && (
        <>
          {splitter('bottom', 'Height of the table')}
          <div id="app-bottom" className="app-pane" style={{ height: sizeOf('bottom') }}>
            {BOTTOM}
          </div>
        </>
      )}
    </div>
  );
}
