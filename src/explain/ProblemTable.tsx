// What reading and lint had to say: a click goes to the text.
import { useMemo, useState } from 'react';
import { useDerived } from '#session/derived.ts';
import { useWorkspace } from '#session/truth.ts';
import type { Problem, Severity } from '#text/problem.ts';
import { problemRows } from '#words/problemRows.ts';
import { countSeverities } from '#words/severityLook.ts';
import { ProblemLine } from './ProblemLine.tsx';
import { SeverityFilter } from './SeverityFilter.tsx';

/** Each row looks up its line, so they come in portions. */
const PORTION = 200;
const NO_PROBLEMS: readonly Problem[] = [];
const ALL: ReadonlySet<Severity> = new Set();

export function ProblemTable() {
  const problems = useDerived(({ analysis }) => analysis?.problems ?? NO_PROBLEMS);
  const guessing = useDerived((d) => d.guessing);
  const documents = useWorkspace((w) => w.documents);
  const [limit, setLimit] = useState(PORTION);
  const [hidden, setHidden] = useState(ALL);
  const counts = useMemo(() => countSeverities(problems), [problems]);
  const shown = useMemo(() => problems.filter(({ severity }) => !hidden.has(severity)), [problems, hidden]);
  const rows = useMemo(() => problemRows(shown, documents, limit), [shown, documents, limit]);
  if (problems.length === 0 && guessing > 0)
    return (
      <p className="explain-empty">
        What looks doubtful is told when every edge is guessed: {guessing} to go.
      </p>
    );
  if (problems.length === 0)
    return (
      <p className="explain-empty">No problems: everything could be read, and nothing looks doubtful.</p>
    );
  const toggle = (severity: Severity) =>
    setHidden((before) => {
      const next = new Set(before);
      if (!next.delete(severity)) next.add(severity);
      return next;
    });
  return (
    <>
      <SeverityFilter counts={counts} hidden={hidden} onToggle={toggle} />
      <table className="explain-table">
        <caption className="explain-unseen">Problems</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="explain-severity-word">Severity</span>
            </th>
            <th scope="col">Message</th>
            <th scope="col">Document</th>
            <th scope="col">Line</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ProblemLine key={row.key} row={row} />
          ))}
          {shown.length === 0 && (
            <tr>
              <td colSpan={4}>Nothing of the severities chosen.</td>
            </tr>
          )}
        </tbody>
        {shown.length > limit && (
          <tfoot>
            <tr>
              <td colSpan={4}>
                <button type="button" className="explain-button" onClick={() => setLimit(limit + PORTION)}>
                  Show {Math.min(PORTION, shown.length - limit)} more of {shown.length}
                </button>
              </td>
            </tr>
          </tfoot>
        )}
      </table>
    </>
  );
}
