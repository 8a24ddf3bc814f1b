// Phones: one pane at a time. The picture stays mounted, so that it keeps its place.
import { useRef, useState, type KeyboardEvent } from 'react';
import { wholeOf } from '#engine/analysis.ts';
import { useDerived } from '#session/derived.ts';
import { useLocal } from '#session/local.ts';
import { useTold } from '#session/told.ts';
import { useWorkspace } from '#session/truth.ts';
import { DOCUMENTS, EDGES, EXPLANATION, LESSON, PROBLEMS } from './panes.tsx';
import { Stage } from './Stage.tsx';

type TabName = 'Lesson' | 'Graph' | 'Explain' | 'Text' | 'Edges' | 'Problems';
const TABS: readonly TabName[] = ['Graph', 'Explain', 'Text', 'Edges', 'Problems'];

const PANES = {
  Lesson: LESSON,
  Explain: EXPLANATION,
  Text: DOCUMENTS,
  Edges: EDGES,
  Problems: PROBLEMS,
} as const;

const GOALS: Readonly<Record<string, TabName>> = {
  graph: 'Graph',
  explanation: 'Explain',
  text: 'Text',
  edges: 'Edges',
  problems: 'Problems',
};

/** What is selected in one sentence, under the picture. */
function SelectionLine({ onWhy }: { readonly onWhy: () => void }) {
  const selection = useWorkspace((w) => w.view.selection);
  const edge = useTold(selection);
  const node = useDerived(({ analysis }) =>
    analysis === null ? undefined : wholeOf(analysis).nodes.find(({ id }) => id === selection),
  );
  if (edge === null && node === undefined) return null;
  return (
    <div className="app-selection" data-verdict={edge?.veiled ? undefined : edge?.verdict}>
      {edge === null ? (
        <p>
          <strong>{node?.label}</strong> {node?.detail}
        </p>
      ) : (
        <p>{edge.text}</p>
      )}
      <button type="button" className="app-button" onClick={onWhy}>
        {edge === null ? 'More' : 'Why?'}
      </button>
    </div>
  );
}

export function PhonePanes() {
  const lesson = useWorkspace((w) => w.lesson !== undefined);
  const tabs: readonly TabName[] = lesson ? ['Lesson', ...TABS] : TABS;
  const [chosen, setTab] = useState<TabName | null>(null);
  // Until somebody chooses, the first one: a lesson may arrive after the picture.
  const tab: TabName = (chosen && tabs.find((name) => name === chosen)) ?? (lesson ? 'Lesson' : 'Graph');
  const list = useRef<HTMLDivElement>(null);
  const reveals = useLocal((local) => local.reveal !== null);
  if (reveals && tab !== 'Text') setTab('Text');
  const wish = useLocal((local) => local.wish);
  const [granted, setGranted] = useState(wish);
  if (wish !== granted) {
    setGranted(wish);
    if (wish !== null) setTab('Explain');
  }
  // A command that leads to a pane leads to its tab.
  const goal = useLocal((local) => (local.goal === 'bottom' ? local.panes.bottom : local.goal));
  const [reached, setReached] = useState(goal);
  if (goal !== reached) {
    setReached(goal);
    const wanted = goal === null ? undefined : GOALS[goal];
    if (wanted !== undefined) setTab(wanted);
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length];
    if (by === 0 || next === undefined) return;
    setTab(next);
    list.current?.querySelector<HTMLElement>(`#app-tab-${next}`)?.focus();
  };
  return (
    <div className="app-phone">
      <div className="app-phone-pane">
        <div
          className="app-phone-graph"
          role="tabpanel"
          aria-labelledby="app-tab-Graph"
          inert={tab !== 'Graph'}
        >
          <Stage />
          <SelectionLine onWhy={() => setTab('Explain')} />
        </div>
        {tab !== 'Graph' && (
          <div className="app-phone-over" role="tabpanel" aria-labelledby={`app-tab-${tab}`}>
            {PANES[tab]}
          </div>
        )}
      </div>
      <div className="app-phone-tabs" role="tablist" aria-label="Panes" ref={list}>
        {tabs.map((name) => (
          <button
            key={name}
            id={`app-tab-${name}`}
            type="button"
            role="tab"
            aria-selected={name === tab}
            tabIndex={name === tab ? 0 : -1}
            onKeyDown={onKeyDown}
            onClick={() => setTab(name)}
          >
            {name}
          </button>
        ))}
      </div>
    </div>
  );
}
