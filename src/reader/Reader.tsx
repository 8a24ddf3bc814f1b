// Graph and explanation, and nothing else: in a frame of another page, or for whoever got such a link.
import { ExternalLink } from 'lucide-react';
import { lazy, Suspense, type SyntheticEvent } from 'react';
import { CanvasPane } from '#canvas/CanvasPane.tsx';
import { Said } from '#parts/Said.tsx';
import { useDerived } from '#session/derived.ts';
import { useLocal } from '#session/local.ts';
import { useWorkspace } from '#session/truth.ts';
import './reader.css';
import { SealedGraph } from './SealedGraph.tsx';
import { wholePage } from './startReader.ts';

export { startReader } from './startReader.ts';

const Explanation = lazy(() =>
  import('#explain/ExplanationPane.tsx').then(({ ExplanationPane }) => ({ default: ExplanationPane })),
);

/** The link is long and changes with every step: it is made when somebody is about to follow it. */
function makeLink({ currentTarget }: SyntheticEvent<HTMLAnchorElement>): void {
  currentTarget.href = wholePage();
}

function Picture() {
  const sealed = useLocal((local) => local.sealed);
  const empty = useWorkspace((w) => w.documents.length === 0);
  const badLink = useLocal((local) => local.badLink);
  const failure = useDerived((d) => (d.analysis === null ? d.failure : null));
  if (sealed !== null) return <SealedGraph key={sealed.hash} hash={sealed.hash} />;
  if (badLink !== null || failure !== null)
    return (
      <div className="reader-note" role="alert">
        <p>{badLink?.message ?? failure}</p>
        {badLink !== null && <p>The page around this frame has to be given the link anew.</p>}
      </div>
    );
  if (empty) return <p className="reader-note">There is no graph yet.</p>;
  return <CanvasPane />;
}

export function Reader() {
  const name = useWorkspace((w) => w.name);
  const empty = useWorkspace((w) => w.documents.length === 0);
  const waits = useLocal((local) => local.sealed !== null || local.badLink !== null);
  const shown = useDerived((d) => d.analysis !== null) && !empty && !waits;
  return (
    <div className="reader">
      <main className="reader-graph">
        <Picture />
      </main>
      {shown && (
        <div className="reader-why">
          <Suspense>
            <Explanation />
          </Suspense>
        </div>
      )}
      <Said />
      <footer className="reader-foot">
        <h1>{shown ? name : 'Rolegraph'}</h1>
        <a
          href="./"
          target="_blank"
          rel="noopener"
          onPointerDown={makeLink}
          onFocus={makeLink}
          onClick={makeLink}
        >
          Open in Rolegraph
          <ExternalLink size={13} aria-hidden="true" />
        </a>
      </footer>
    </div>
  );
}
