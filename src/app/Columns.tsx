// Wide screens: documents, picture and explanation side by side, tables below; every pane can be closed.
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { DocumentsPane } from '#editor/DocumentsPane.tsx';
import { BottomPane } from '#explain/BottomPane.tsx';
import { ExplanationPane } from '#explain/ExplanationPane.tsx';
import { useLocal } from '#session/local.ts';
import { PaneHandle } from './PaneHandle.tsx';
import { Stage } from './Stage.tsx';

/** Storage may be refused; then widths are simply not remembered. */
const storage = {
  getItem: (key: string): string | null => {
    try {
      return window.localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  setItem: (key: string, value: string): void => {
    try {
      window.localStorage.setItem(key, value);
    } catch {
      // only comfort
    }
  },
};

function Row() {
  const documents = useLocal((local) => local.panes.documents);
  const explanation = useLocal((local) => local.panes.explanation);
  const panelIds = [...(documents ? ['documents'] : []), 'graph', ...(explanation ? ['explanation'] : [])];
  const layout = useDefaultLayout({ id: 'rolegraph-columns', panelIds, storage });
  return (
    <Group className="app-row" orientation="horizontal" {...layout}>
      {documents && (
        <>
          <Panel
            id="documents"
            className="app-pane"
            defaultSize="24%"
            minSize="220px"
            groupResizeBehavior="preserve-pixel-size"
          >
            <DocumentsPane />
          </Panel>
          <Separator className="app-separator" aria-label="Width of the documents" />
        </>
      )}
      <Panel id="graph" className="app-stage" minSize="280px">
        <PaneHandle pane="documents" side="left" label="Documents" />
        <Stage />
        <PaneHandle pane="explanation" side="right" label="Explanation" />
      </Panel>
      {explanation && (
        <>
          <Separator className="app-separator" aria-label="Width of the explanation" />
          <Panel
            id="explanation"
            className="app-pane"
            defaultSize="25%"
            minSize="240px"
            groupResizeBehavior="preserve-pixel-size"
          >
            <ExplanationPane />
          </Panel>
        </>
      )}
    </Group>
  );
}

export function Columns() {
  const bottom = useLocal((local) => local.panes.bottom !== 'closed');
  const panelIds = ['row', ...(bottom ? ['bottom'] : [])];
  const layout = useDefaultLayout({ id: 'rolegraph-rows', panelIds, storage });
  return (
    <Group className="app-columns" orientation="vertical" {...layout}>
      <Panel id="row" minSize="200px">
        <Row />
      </Panel>
      {bottom && (
        <>
          <Separator className="app-separator" aria-label="Height of the table" />
          <Panel id="bottom" className="app-pane" defaultSize="32%" minSize="96px">
            <div id="app-bottom" className="app-fill">
              <BottomPane />
            </div>
          </Panel>
        </>
      )}
    </Group>
  );
}
