// What reading had to say: a click goes to the text.
import { useMemo, useState } from 'react';
import { useDerived } from '#session/derived.ts';
import { useWorkspace } from '#session/truth.ts';
import { pointing, reveal } from './places.ts';
import { problemRows, type ProblemRow } from '#words/problemRows.ts';

const SHOWN = 200;
const SIGN = { error: '✗', warning: '!', info: 'i' } as const;

export function ProblemTable() {
  const problems = useDerived(({ analysis }) => analysis?.problems);
  const documents = useWorkspace((w) => w.documents);
  const [limit, setLimit] = useState(SHOWN);
  const all = problems?.length ?? 0;
  const rows = useMemo(() => problemRows(problems ?? [], documents, limit), [problems, documents, limit]);
  if (rows.length === 0) return <p className="explain-empty">No problems. Everything here could be read.</p>;
  return (
    <table className="explain-table">
      <caption className="explain-unseen">Problems</caption>
      <thead>
        <tr>
          <th scope="col">Severity</th>
          <th scope="col">Message</th>
          <th scope="col">Document</th>
          <th scope="col">Line</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.key} row={row} />
        ))}
      </tbody>
      {all > limit && (
        <tfoot>
          <tr>
            <td colSpan={4}>
              <button type="button" className="explain-button" onClick={() => setLimit(all)}>
                Show all {all}
              </button>
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}

function Row({ row }: { readonly row: ProblemRow }) {
  return (
    <tr>
      <td className={`explain-severity explain-severity-${row.severity}`}>
        <span aria-hidden="true">{SIGN[row.severity]}</span> {row.severity}
      </td>
      <td>
        <button
          type="button"
          className="explain-cell-button"
          {...pointing([row.place])}
          onClick={() => reveal(row.place)}
        >
          {row.message}
        </button>{' '}
        <code className="explain-code-quiet">{row.code}</code>
      </td>
      <td>{row.document}</td>
      <td className="explain-number">{row.at}</td>
    </tr>
  );
}
