import { runCommand } from '#session/commands.ts';
import { useLocal } from '#session/local.ts';

/** Somebody else's graph is open; the visitor's own work waits untouched. */
export function VisitBar() {
  const visiting = useLocal((local) => local.visiting);
  if (visiting === null) return null;
  return (
    <section className="app-visit" aria-label="Shared graph">
      <p>
        <strong>Shared graph</strong> <span className="app-visit-name">{visiting.name}</span>
        <span className="app-visit-note"> · your own work is kept as it was</span>
      </p>
      <button type="button" className="app-button" onClick={() => runCommand('keep-copy')}>
        Keep a copy
      </button>
      <button type="button" className="app-button" onClick={() => runCommand('back-to-mine')}>
        Back to mine
      </button>
    </section>
  );
}
