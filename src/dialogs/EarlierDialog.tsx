import { useEffect, useState } from 'react';
import { earlierGraphs, openEarlier } from '#keeping/earlier.ts';
import type { Earlier } from '#storage/storage.ts';

const when = (at: number): string =>
  new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** What another tab, a sample or an opened file replaced: nothing of one's own is gone for good. */
export function EarlierDialog() {
  const [found, setFound] = useState<readonly Earlier[] | 'looking' | 'refused'>('looking');
  useEffect(() => {
    let here = true;
    earlierGraphs().then(
      (graphs) => here && setFound(graphs),
      () => here && setFound('refused'),
    );
    return () => {
      here = false;
    };
  }, []);
  if (found === 'looking') return <div className="app-dialog-body" aria-busy="true" />;
  return (
    <div className="app-dialog-body">
      <p className="app-hint">
        {found === 'refused'
          ? 'This browser refused its storage.'
          : found.length === 0
            ? 'There are none yet. What another tab, a sample or an opened file replaces is kept here.'
            : 'What was replaced here by another tab, a sample or an opened file. Only this browser has it.'}
      </p>
      {found !== 'refused' && (
        <ul className="app-samples">
          {found.map((graph) => (
            <li key={`${graph.savedAt} ${graph.workspace.name}`}>
              <button type="button" className="app-sample" onClick={() => openEarlier(graph)}>
                <strong>{graph.workspace.name}</strong>
                <span>
                  {when(graph.savedAt)} · {graph.workspace.documents.map(({ name }) => name).join(', ')}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
