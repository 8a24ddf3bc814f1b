import { ListChecks, Plus } from 'lucide-react';
import { useRef } from 'react';
import { setLocal } from '#session/local.ts';
import { useWorkspace } from '#session/truth.ts';
import { DocumentList } from './DocumentList.tsx';
import { EditorPane } from './EditorPane.tsx';
import { OwnerQuestions } from './OwnerQuestions.tsx';
import { takeFocus } from '#monaco/takeFocus.ts';
import { ValueQuestions } from './ValueQuestions.tsx';
import './editor.css';

/** The row of the document in the editor. */
const SHOWN = '.editor-row-main[aria-current]';

/** Left pane: the documents, the question whose they are, and the editor. */
export function DocumentsPane() {
  const count = useWorkspace((w) => w.documents.length);
  const pane = useRef<HTMLElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  return (
    <section className="editor-pane" aria-label="Documents" ref={pane}>
      <header className="editor-head">
        <h2>Documents</h2>
        <span className="editor-count">{count}</span>
        {count > 0 && (
          <button
            type="button"
            className="editor-icon"
            aria-label="What was read"
            title="What was read (R)"
            onClick={() => setLocal({ dialog: 'ledger' })}
          >
            <ListChecks size={16} aria-hidden="true" />
          </button>
        )}
        <button
          ref={add}
          type="button"
          className="editor-icon"
          aria-label="Add policies"
          title="Add policies"
          onClick={() => setLocal({ dialog: 'add' })}
        >
          <Plus size={16} aria-hidden="true" />
        </button>
      </header>
      {count === 0 ? (
        <p className="editor-empty">
          Nothing here yet. Paste policies anywhere (Ctrl+V), drop files, or{' '}
          <button type="button" className="editor-link" onClick={() => setLocal({ dialog: 'add' })}>
            pick a sample
          </button>
          .
        </p>
      ) : (
        <>
          <DocumentList onLast={() => add.current?.focus()} />
          <OwnerQuestions onAnswered={() => takeFocus(pane.current?.querySelector(SHOWN) ?? null)} />
          <ValueQuestions />
          <EditorPane />
        </>
      )}
    </section>
  );
}
