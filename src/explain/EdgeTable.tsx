// Every edge as a row: the equal alternative to the picture, linked with it both ways.
import { memo, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { isAboutResources } from '#graph/hidden.ts';
import { remaining } from '#graph/visibleGraph.ts';
import { useDerived } from '#session/derived.ts';
import { runCommand } from '#commands/commands.ts';
import { changeView, useWorkspace } from '#session/truth.ts';
import { askInView } from '#waiting/askInView.ts';
import { download } from '#commands/download.ts';
import {
  edgeRows,
  rowSentence,
  filterRows,
  nextSorting,
  sortRows,
  type Column,
  type EdgeRow,
  type Sorting,
} from '#words/edgeRows.ts';
import { VerdictMark } from '#parts/Marks.tsx';
import { useRowKeys, type RowKeys } from './useRowKeys.ts';
import { ROW_HEIGHT, useRowWindow } from './useRowWindow.ts';
import { useRowWords } from '#parts/useRowWords.ts';
import { useWholeGraph } from '#parts/wholeGraph.ts';

/** More rows than this are drawn as they come into view. */
const MANY = 200;

const COLUMNS: readonly { readonly column: Column; readonly words: string }[] = [
  { column: 'from', words: 'From' },
  { column: 'to', words: 'To' },
  { column: 'action', words: 'Action' },
  { column: 'verdict', words: 'Verdict' },
  { column: 'why', words: 'Why' },
  { column: 'requires', words: 'Requires' },
];
/** Only where somebody tried something. */
const TRIED = { column: 'tried', words: 'Tried' } as const;

export function EdgeTable() {
  const graph = useWholeGraph();
  const guessing = useDerived((d) => d.guessing > 0);
  const selection = useWorkspace((w) => w.view.selection);
  const [typed, setTyped] = useState('');
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const { filter: viewFilter, focus, hidden } = useWorkspace((w) => w.view);
  /** Everything stays within reach: what the picture leaves out is one click away. */
  const [all, setAll] = useState(false);
  const [saving, setSaving] = useState(false);
  const filter = useDeferredValue(typed);
  /** Ids of what the picture's own filters leave; null: they leave everything. */
  const within = useMemo(() => {
    if (graph === null) return null;
    const left = remaining(graph, {
      ...(viewFilter && { filter: viewFilter }),
      ...(focus && { focus }),
      // Whether resources are drawn is about room, not about what somebody looks for.
      hidden: [...(guessing ? [] : (hidden ?? []).filter((each) => !isAboutResources(each))), '-access'],
    });
    return left.edges.length === graph.edges.length ? null : new Set(left.edges.map(({ id }) => id));
  }, [graph, viewFilter, focus, hidden, guessing]);
  const ids = useMemo(() => graph?.edges.map((edge) => edge.id) ?? [], [graph]);
  const words = useRowWords(ids);
  const rows = useMemo(() => (graph ? edgeRows(graph, words) : []), [graph, words]);
  const found = useMemo(() => {
    const some = within === null || all ? rows : rows.filter(({ id }) => within.has(id));
    return sortRows(filterRows(some, filter), sorting);
  }, [rows, within, all, filter, sorting]);
  const save = async () => {
    setSaving(true);
    const csv = await askInView({ kind: 'csv', ids: found.map(({ id }) => id) }, 'Writing the table');
    setSaving(false);
    if (csv !== null) download('edges.csv', csv, 'text/csv');
  };
  const many = found.length > MANY;
  const Rows = many ? WindowedRows : AllRows;
  const tried = useMemo(() => rows.some((row) => row.tried !== ''), [rows]);
  const keys = useRowKeys(found, selection);
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
          {found.length === rows.length ? '' : `${found.length.toLocaleString('en')} of `}
          {rows.length.toLocaleString('en')} {rows.length === 1 ? 'edge' : 'edges'}
        </output>
        {within !== null && (
          <label className="explain-table-check">
            <input type="checkbox" checked={!all} onChange={(event) => setAll(!event.target.checked)} />
            filtered as the picture
          </label>
        )}
        <button
          type="button"
          className="explain-table-save"
          title={
            guessing
              ? 'It would tell what is still to be guessed'
              : 'These rows, with reasons, as a file for spreadsheets'
          }
          disabled={saving || guessing || found.length === 0}
          onClick={() => void save()}
        >
          {saving ? 'Writing …' : 'Save as CSV'}
        </button>
      </div>
      <table
        className={`explain-table explain-table-edges${many ? ' explain-table-many' : ''}`}
        aria-rowcount={many ? found.length + 1 : undefined}
      >
        <caption className="explain-unseen">Edges</caption>
        <thead>
          <tr aria-rowindex={many ? 1 : undefined}>
            {(tried ? [...COLUMNS, TRIED] : COLUMNS).map(({ column, words }) => (
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
        <Rows rows={found} selection={selection} tried={tried} keys={keys} />
      </table>
    </>
  );
}

interface RowsProps {
  readonly rows: readonly EdgeRow[];
  readonly selection: string | undefined;
  readonly tried: boolean;
  readonly keys: RowKeys;
}

/** Few rows: each as tall as its words. */
function AllRows({ rows, selection, tried, keys }: RowsProps) {
  return (
    // The buttons take the focus; the table only knows where its arrows lead.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <tbody onKeyDown={keys.onKeyDown} onFocus={keys.onFocus}>
      {rows.map((row) => (
        <Row
          key={row.id}
          row={row}
          selected={row.id === selection}
          tried={tried}
          stops={row.id === keys.stop}
        />
      ))}
    </tbody>
  );
}

/** Many rows: of one height, and only those in view are there. */
function WindowedRows({ rows, selection, tried, keys }: RowsProps) {
  const seen = keys.wanted ?? selection;
  const selected = useMemo(() => rows.findIndex((row) => row.id === seen), [rows, seen]);
  const { body, shown } = useRowWindow(rows.length, selected);
  const drawn = rows.slice(shown.from, shown.to);
  // One that is scrolled away cannot be stopped at.
  const stop = drawn.some(({ id }) => id === keys.stop) ? keys.stop : drawn[0]?.id;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <tbody ref={body} onKeyDown={keys.onKeyDown} onFocus={keys.onFocus}>
      <Gap rows={shown.from} />
      {drawn.map((row, i) => (
        <Row
          key={row.id}
          row={row}
          selected={row.id === selection}
          tried={tried}
          stops={row.id === stop}
          position={shown.from + i + 2}
        />
      ))}
      <Gap rows={rows.length - shown.to} />
    </tbody>
  );
}

function Gap({ rows }: { readonly rows: number }) {
  if (rows <= 0) return null;
  return <tr aria-hidden="true" style={{ height: rows * ROW_HEIGHT }} />;
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

interface RowProps {
  readonly row: EdgeRow;
  readonly selected: boolean;
  readonly tried: boolean;
  readonly stops: boolean;
  /** In the whole table, when not all of it is drawn. */
  readonly position?: number;
}

/** Selecting draws two rows anew, not five thousand. */
const Row = memo(function Row({ row, selected, tried, stops, position }: RowProps) {
  const line = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (selected && position === undefined) line.current?.scrollIntoView({ block: 'nearest' });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- again when its words are there: rows are as tall as they are
  }, [selected, position, row.why]);
  return (
    <tr
      ref={line}
      aria-rowindex={position}
      className={selected ? 'explain-row explain-row-on' : 'explain-row'}
    >
      <td>
        <button
          data-row={row.id}
          type="button"
          tabIndex={stops ? 0 : -1}
          className="explain-cell-button explain-cell-row"
          aria-label={rowSentence(row)}
          aria-current={selected || undefined}
          onClick={(event) => {
            // A key (no click of a pointer) on what is explained already goes to the explanation.
            if (selected && event.detail === 0) runCommand('to-explanation');
            else changeView({ selection: row.id });
          }}
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
        <VerdictMark verdict={row.verdict} veiled={row.veiled} />
      </td>
      <td className="explain-wide" title={position === undefined ? undefined : row.why}>
        {row.why}
      </td>
      <td className="explain-wide" title={position === undefined ? undefined : row.requires}>
        {row.requires}
      </td>
      {tried && <td>{row.tried}</td>}
    </tr>
  );
});
