// Every edge as a row: the equal alternative to the picture, linked with it both ways.
import { memo, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { changeView, useWorkspace } from '#session/truth.ts';
import {
  edgeRows,
  filterRows,
  nextSorting,
  sortRows,
  type Column,
  type EdgeRow,
  type Sorting,
} from '#words/edgeRows.ts';
import { VerdictMark } from './Marks.tsx';
import { useWholeGraph } from './wholeGraph.ts';

/** Rows drawn at once; the rest is one click away and always in the filter. */
const SHOWN = 200;

const COLUMNS: readonly { readonly column: Column; readonly words: string }[] = [
  { column: 'from', words: 'From' },
  { column: 'to', words: 'To' },
  { column: 'action', words: 'Action' },
  { column: 'verdict', words: 'Verdict' },
  { column: 'why', words: 'Why' },
  { column: 'requires', words: 'Requires' },
];

export function EdgeTable() {
  const graph = useWholeGraph();
  const selection = useWorkspace((w) => w.view.selection);
  const [typed, setTyped] = useState('');
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const [all, setAll] = useState(false);
  const filter = useDeferredValue(typed);
  const rows = useMemo(() => (graph ? edgeRows(graph) : []), [graph]);
  const found = useMemo(() => sortRows(filterRows(rows, filter), sorting), [rows, filter, sorting]);
  const shown = all ? found : withSelected(found, selection);
  if (rows.length === 0) return <p className="explain-empty">No edges yet.</p>;
  return (
    <>
      <div className="explain-table-tools">
        <input
          type="search"
          className="explain-input"
          aria-label="Filter edges"
          placeholder="Filter: name, account, action, verdict, reason"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <output>
          {found.length === rows.length ? `${rows.length} edges` : `${found.length} of ${rows.length} edges`}
        </output>
      </div>
      <table className="explain-table">
        <caption className="explain-unseen">Edges</caption>
        <thead>
          <tr>
            {COLUMNS.map(({ column, words }) => (
              <Header
                key={column}
                words={words}
                direction={
                  sorting?.column === column ? (sorting.descending ? 'descending' : 'ascending') : 'none'
                }
                onSort={() => setSorting(nextSorting(sorting, column))}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Row key={row.id} row={row} selected={row.id === selection} />
          ))}
        </tbody>
        {found.length > shown.length && (
          <tfoot>
            <tr>
              <td colSpan={COLUMNS.length}>
                <button type="button" className="explain-button" onClick={() => setAll(true)}>
                  Show all {found.length}
                </button>
              </td>
            </tr>
          </tfoot>
        )}
      </table>
    </>
  );
}

/** The first rows, and the selected one wherever it stands. */
function withSelected(rows: readonly EdgeRow[], selection: string | undefined): readonly EdgeRow[] {
  const first = rows.slice(0, SHOWN);
  const selected = rows.slice(SHOWN).find((row) => row.id === selection);
  return selected ? [...first, selected] : first;
}

interface HeaderProps {
  readonly words: string;
  readonly direction: 'ascending' | 'descending' | 'none';
  readonly onSort: () => void;
}

function Header({ words, direction, onSort }: HeaderProps) {
  return (
    <th scope="col" aria-sort={direction}>
      <button type="button" className="explain-sort" onClick={onSort}>
        {words}
        <span aria-hidden="true">{direction === 'none' ? '' : direction === 'ascending' ? ' ↑' : ' ↓'}</span>
      </button>
    </th>
  );
}

/** Selecting draws two rows anew, not five thousand. */
const Row = memo(function Row({ row, selected }: { readonly row: EdgeRow; readonly selected: boolean }) {
  const line = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (selected) line.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  return (
    <tr ref={line} className={selected ? 'explain-row explain-row-on' : 'explain-row'}>
      <td>
        <button
          type="button"
          className="explain-cell-button explain-cell-row"
          aria-current={selected || undefined}
          onClick={() => changeView({ selection: row.id })}
        >
          {row.from}
        </button>{' '}
        <span className="explain-quiet">{row.fromAccount}</span>
      </td>
      <td>
        {row.to} <span className="explain-quiet">{row.toAccount}</span>
      </td>
      <td>{row.action}</td>
      <td>
        <VerdictMark verdict={row.verdict} />
      </td>
      <td className="explain-wide">{row.why}</td>
      <td className="explain-wide">{row.requires}</td>
    </tr>
  );
});
