// Looking back: states with a name, the last thirty, and the graph as a file.
import { FileDown, FileUp } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { runCommand } from '#commands/commands.ts';
import { chosenFiles } from '#commands/droppedFiles.ts';
import { addFiles } from '#commands/input.ts';
import { countsNow, namedStates, pastStates, removeState, restoreState } from '#keeping/states.ts';
import { getWorkspace } from '#session/truth.ts';
import { saveAsFile } from '#commands/workspaceFile.ts';
import type { State } from '#storage/timeline.ts';
import './history.css';
import { NameForm } from './NameForm.tsx';
import { StateRow } from './StateRow.tsx';

interface Found {
  readonly named: readonly State[];
  readonly past: readonly State[];
}

const lookUp = (): Promise<Found | 'refused'> =>
  Promise.all([namedStates(), pastStates()]).then(
    ([named, past]) => ({ named, past }),
    () => 'refused',
  );

function useStates() {
  const [found, setFound] = useState<Found | 'looking' | 'refused'>('looking');
  const look = () => void lookUp().then(setFound);
  useEffect(() => {
    let here = true;
    void lookUp().then((states) => here && setFound(states));
    return () => {
      here = false;
    };
  }, []);
  return { found, look };
}

function Files() {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="history-files">
      <button type="button" className="app-button" onClick={saveAsFile}>
        <FileDown size={15} aria-hidden="true" />
        Save as a file
      </button>
      <button type="button" className="app-button" onClick={() => input.current?.click()}>
        <FileUp size={15} aria-hidden="true" />
        Open a file
      </button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label="Saved graph to open"
        onChange={(event) => void addFiles(chosenFiles(event.target.files))}
      />
      <span className="app-hint">Or drop one anywhere on the page.</span>
    </div>
  );
}

interface ListProps {
  readonly title: string;
  readonly none: string;
  readonly states: readonly State[];
  readonly onRemove?: (key: string) => void;
  readonly onTrouble: (why: string) => void;
}

function StateList({ none, onRemove, onTrouble, states, title }: ListProps) {
  const [now] = useState(() => countsNow(getWorkspace()));
  const restore = (key: string) => {
    restoreState(key).then(
      (why) => why !== null && onTrouble(`This state could not be opened. ${why}`),
      () => onTrouble('This browser refused its storage. Nothing was changed.'),
    );
  };
  return (
    <section aria-label={title}>
      <h3 className="history-title">{title}</h3>
      {states.length === 0 && <p className="app-hint">{none}</p>}
      <ol className="history-list">
        {states.map((state) => (
          <StateRow
            key={state.key}
            state={state}
            now={now}
            onRestore={() => restore(state.key)}
            {...(onRemove && { onRemove: () => onRemove(state.key) })}
          />
        ))}
      </ol>
    </section>
  );
}

export function HistoryPanel() {
  const { found, look } = useStates();
  const [trouble, setTrouble] = useState('');
  if (found === 'looking') return <div className="app-dialog-body" aria-busy="true" />;
  if (found === 'refused')
    return (
      <div className="app-dialog-body">
        <p className="app-hint">This browser refused its storage. A file can be saved all the same.</p>
        <Files />
      </div>
    );
  const remove = (key: string) =>
    void removeState(key).then(look, () => setTrouble('This browser refused its storage.'));
  return (
    <div className="app-dialog-body history">
      <NameForm onSaved={look} onTrouble={setTrouble} />
      {trouble !== '' && <p role="alert">{trouble}</p>}
      <StateList
        title="States with a name"
        none="Give this state a name above, and it stays until you delete it."
        states={found.named}
        onRemove={remove}
        onTrouble={setTrouble}
      />
      <StateList
        title="The last thirty states"
        none="As you work, states are kept here: at most one a minute while you type."
        states={found.past}
        onTrouble={setTrouble}
      />
      <Files />
      <p className="app-hint">
        Only this browser has them. To go back to one is a step that Undo takes back.{' '}
        <button type="button" className="app-text-button" onClick={() => runCommand('earlier')}>
          Other graphs that were here
        </button>
      </p>
    </div>
  );
}
