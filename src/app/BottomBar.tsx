import { wholeOf } from '#engine/analysis.ts';
import { runCommand, toggleBottom } from '#commands/commands.ts';
import { useDerived } from '#session/derived.ts';
import { useLocal } from '#session/local.ts';
import { countTroubles } from '#words/severityLook.ts';

/** Made once: it is slow to make. */
let format: Intl.DateTimeFormat | undefined;

function clock(at: number): string {
  format ??= new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
  return format.format(at);
}

function Tab({
  which,
  label,
  count,
}: {
  readonly which: 'problems' | 'edges';
  readonly label: string;
  readonly count: number | '…';
}) {
  const open = useLocal((local) => local.panes.bottom === which);
  return (
    <button
      type="button"
      className="app-tab"
      aria-expanded={open}
      aria-controls={open ? 'app-bottom' : undefined}
      onClick={() => toggleBottom(which)}
    >
      <strong>{label}</strong> {count.toLocaleString('en')}
    </button>
  );
}

/** What there is to look up, what leaves this tab (nothing), and when it was saved. */
export function BottomBar() {
  // Of a large estate they are still being looked for when the picture is there.
  const problems = useDerived(({ analysis, guessing }) =>
    guessing > 0 || analysis?.unfinished ? '…' : countTroubles(analysis?.problems ?? []),
  );
  const edges = useDerived(({ analysis }) => (analysis === null ? 0 : wholeOf(analysis).edges.length));
  const failure = useDerived((d) => d.failure);
  const savedAt = useLocal((local) => local.savedAt);
  const notSaved = useLocal((local) => local.notSaved);
  const visiting = useLocal((local) => local.visiting !== null);
  return (
    <footer className="app-bottom-bar">
      <Tab which="problems" label="Problems" count={problems} />
      <Tab which="edges" label="Edges" count={edges} />
      {failure !== null && (
        <span className="app-failure" role="alert">
          {failure}
        </span>
      )}
      <span className="app-spring" />
      <button type="button" className="app-tab" onClick={() => runCommand('privacy')}>
        Everything is computed in this tab. Nothing is sent.
      </button>
      {visiting ? (
        <span>changes stay with this link</span>
      ) : (
        savedAt !== null &&
        !notSaved && (
          <button
            type="button"
            className="app-tab"
            title="Saved in this browser only. Click to look back."
            onClick={() => runCommand('history')}
          >
            saved {clock(savedAt)}
          </button>
        )
      )}
      {notSaved && (
        <button type="button" className="app-tab app-failure" onClick={() => runCommand('save-file')}>
          Not saved here: save as a file
        </button>
      )}
    </footer>
  );
}
