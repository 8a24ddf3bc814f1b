import { useState } from 'react';
import { edit, useWorkspace } from '#session/truth.ts';
import { renameWorkspace } from '#workspace/edits.ts';

/** The name of this graph, edited in place: Enter or leaving keeps it, Escape takes it back. */
export function GraphName() {
  const name = useWorkspace((w) => w.name);
  const [draft, setDraft] = useState<string | null>(null);
  const keep = () => {
    if (draft !== null) edit((w) => renameWorkspace(w, draft));
    setDraft(null);
  };
  const shown = draft ?? name;
  return (
    <input
      className="app-name"
      aria-label="Name of this graph"
      title="Name of this graph"
      maxLength={120}
      spellCheck={false}
      autoComplete="off"
      size={Math.min(Math.max(shown.length, 6), 32)}
      value={shown}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key !== 'Escape') return;
        setDraft(null);
        // The next blur must not keep what was just taken back.
        requestAnimationFrame(() => document.getElementById('main')?.focus());
      }}
    />
  );
}
