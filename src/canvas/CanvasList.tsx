// The picture as a list: the canvas' one tab stop, and what a screen reader reads instead of shapes and lines.
import { useMemo, useState, type KeyboardEvent } from 'react';
import type { AccessGraph } from '#graph/accessGraph.ts';
import type { Placement } from '#graph/placement.ts';
import { runCommand } from '#commands/commands.ts';
import { changeView, getWorkspace, useWorkspace } from '#session/truth.ts';
import { choose, closeUnitAround, openOrClose } from './closing.ts';
import { canvasItems, itemSentence, step } from './keyboard.ts';
import { standAt } from './pointing.ts';

interface Props {
  readonly graph: AccessGraph;
  readonly placement: Placement;
  /** Keys that change the view, letters in lower case; they are told where the keyboard stands. */
  readonly viewKeys: Readonly<Record<string, (at: string | null) => void>>;
  /** Brings an item into view. */
  readonly show: (id: string) => void;
}

/** Options around the current one that stand in the document; thousands would cost more than they tell. */
const WINDOW = 40;

const optionId = (index: number): string => `canvas-item-${index}`;

export function CanvasList({ graph, placement, viewKeys, show }: Props) {
  const items = useMemo(() => canvasItems(graph, placement), [graph, placement]);
  const selection = useWorkspace((w) => w.view.selection);
  const [wanted, setWanted] = useState<string | null>(null);
  const found = items.findIndex((item) => item.id === (wanted ?? selection));
  const at = found < 0 ? 0 : found;
  const currentId = items[at]?.id ?? null;
  const first = Math.max(0, at - WINDOW);

  const go = (id: string) => {
    setWanted(id);
    standAt(id);
    show(id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    // Commands of the page go by what is selected: here that is where the keyboard stands.
    if (/^(?:w|Delete|Backspace)$/i.test(event.key) && currentId !== null) choose(graph, currentId);
    const next = step(items, currentId, event.key);
    if (next !== null) go(next);
    else if ((event.key === 'Enter' || event.key === ' ') && currentId !== null) {
      // What is explained already is gone to.
      if (currentId === selection) runCommand('to-explanation');
      else choose(graph, currentId);
    } else if (event.key === 'Escape' && getWorkspace().view.selection !== undefined)
      changeView({ selection: undefined });
    else if (key === 'g' && event.shiftKey && currentId !== null) closeUnitAround(graph, currentId);
    else if (key === 'g' && currentId !== null) openOrClose(graph, currentId);
    else if (key === 'n')
      void import('#parts/stepProblem.ts').then(({ stepProblem }) => stepProblem(event.shiftKey ? -1 : 1));
    else if (viewKeys[key] !== undefined) viewKeys[key]?.(currentId);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // A select cannot stand over a picture, and its options could not be clicked by touch readers.
    <div
      className="canvas-list"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="listbox"
      tabIndex={0}
      aria-label="Graph. Arrow keys follow the edges, Enter explains."
      aria-activedescendant={currentId === null ? undefined : optionId(at)}
      onKeyDown={onKeyDown}
      onClick={({ target }) => {
        const id = target instanceof HTMLElement ? target.dataset['item'] : undefined;
        if (id !== undefined) choose(graph, id);
      }}
      onFocus={(event) => {
        if (event.currentTarget.matches(':focus-visible')) standAt(currentId);
      }}
      onBlur={() => {
        standAt(null);
        setWanted(null);
      }}
    >
      {items.slice(first, at + WINDOW + 1).map((item, i) => (
        <div
          key={item.id}
          id={optionId(first + i)}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
          role="option"
          aria-selected={item.id === selection}
          aria-posinset={first + i + 1}
          aria-setsize={items.length}
          tabIndex={-1}
          data-item={item.id}
        >
          {itemSentence(item, graph)}
        </div>
      ))}
    </div>
  );
}
