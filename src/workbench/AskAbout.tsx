// Why not? Picks the other end: a list of everybody whom this node can be asked about.
import { useEffect, useRef, useState } from 'react';
import { VerdictMark } from '#parts/Marks.tsx';
import { useWholeGraph } from '#parts/wholeGraph.ts';
import type { GraphNode } from '#graph/accessGraph.ts';
import { setLocal, useLocal } from '#session/local.ts';
import { changeView } from '#session/truth.ts';
import { askRows, type AskRow } from '#words/askRows.ts';
import './workbench.css';

export function AskAbout({ node }: { readonly node: GraphNode }) {
  const graph = useWholeGraph();
  const wished = useLocal(({ wish }) => wish?.kind === 'ask' && wish.id === node.id);
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!wished) return;
    field.current?.focus();
    setLocal({ wish: null });
  }, [wished]);
  if (graph === null) return null;
  const { become, more, who } = askRows(graph, node, typed);
  const [first] = [...become, ...who];
  return (
    <section className="explain-card" aria-label="Ask about">
      <h3>
        <label htmlFor="bench-ask">Why not? Ask about …</label>
      </h3>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (first) changeView({ selection: first.selection });
        }}
      >
        <input
          ref={field}
          id="bench-ask"
          type="search"
          className="explain-input bench-search"
          placeholder="Name, account or ARN"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </form>
      <div className="bench-ask">
        <Rows title={`Can ${node.label} become …`} rows={become} />
        <Rows title={`Who might become ${node.label}?`} rows={who} />
        {first === undefined && (
          <p className="explain-note">
            Nobody here is called like that.
            {node.kind === 'role' &&
              ' Others have their full name: an ARN, an account id, lambda.amazonaws.com, the host of an identity provider, or *.'}
          </p>
        )}
        {more > 0 && <p className="explain-note">{more} more: type a part of the name.</p>}
      </div>
    </section>
  );
}

function Rows({ title, rows }: { readonly title: string; readonly rows: readonly AskRow[] }) {
  if (rows.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <ul className="explain-links">
        {rows.map(({ account, id, name, selection, verdict }) => (
          <li key={id}>
            <button type="button" className="explain-edge" onClick={() => changeView({ selection })}>
              {verdict === null ? (
                <span className="explain-verdict explain-is-mute" aria-hidden="true">
                  –
                </span>
              ) : (
                <VerdictMark verdict={verdict} word={false} />
              )}
              <span className="explain-edge-words">
                <span className="explain-edge-name">{name}</span>
                <span className="explain-edge-label">{account}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
