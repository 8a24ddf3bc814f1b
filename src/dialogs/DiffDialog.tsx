import { lazy, Suspense, useState } from 'react';
import { loadMonacoDiff } from '#monaco/loadMonaco.ts';
import { setLocal, useLocal } from '#session/local.ts';

const MonacoDiff = lazy(() => loadMonacoDiff().then((chunk) => ({ default: chunk.MonacoDiff })));

/** Documents before and after a change, side by side in the full editor. */
export function DiffDialog() {
  const documents = useLocal((local) => local.diff);
  const write = useLocal((local) => local.writeDiff);
  const [at, setAt] = useState(0);
  const shown = documents[at];
  return (
    <div className="app-dialog-body app-diff">
      {documents.length > 1 && (
        <fieldset aria-label="Documents" className="app-diff-documents">
          {documents.map(({ name }, i) => (
            <button
              key={name}
              type="button"
              className="app-button"
              aria-pressed={i === at}
              onClick={() => setAt(i)}
            >
              {name}
            </button>
          ))}
        </fieldset>
      )}
      {shown && (
        <p>
          <strong>{shown.name}</strong>: as it is on the left, as it would be on the right.
        </p>
      )}
      {shown && (
        <Suspense fallback={<p>Loading the editor …</p>}>
          <MonacoDiff
            key={shown.name}
            name={shown.name}
            before={shown.before ?? ''}
            after={shown.after ?? ''}
          />
        </Suspense>
      )}
      {write && (
        <div className="app-dialog-actions">
          <button
            type="button"
            className="app-button app-primary"
            onClick={() => {
              write();
              setLocal({ dialog: null });
            }}
          >
            Write it into the {documents.length === 1 ? 'document' : 'documents'}
          </button>
          <button type="button" className="app-button" onClick={() => setLocal({ dialog: null })}>
            I write it myself
          </button>
        </div>
      )}
    </div>
  );
}
