// The documents and, below a document that holds several, its pieces.
import { FileText, Pencil, Trash2 } from 'lucide-react';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { useDerived } from '#session/derived.ts';
import { setLocal, useLocal } from '#session/local.ts';
import { edit, useWorkspace } from '#session/truth.ts';
import { removeDocument, renameDocument } from '#workspace/edits.ts';
import { documentRows, type DocumentRow, listedAround, piecesAtOnce, type Row } from './documentRows.ts';
import { MoreDocuments } from './MoreDocuments.tsx';
import { takeFocus } from '#monaco/takeFocus.ts';

const show = (row: Row) =>
  setLocal({ activeDocument: row.document, reveal: { document: row.document, piece: row.piece, path: [] } });

/** So many more pieces are listed with each click. */
const MORE_PIECES = 50;

/** Where the keyboard goes when `gone` is removed: to the row that takes its place, else to the last one. */
export function rowAfter(rows: readonly DocumentRow[], gone: string): string | null {
  const at = rows.findIndex((row) => row.document === gone);
  return (rows[at + 1] ?? rows[at - 1])?.document ?? null;
}

function remove(row: DocumentRow): void {
  edit((w) => removeDocument(w, row.document));
  setLocal({ notice: { kind: 'info', text: `Removed “${row.title}”. Undo brings it back.` } });
}

/** Up and down among the rows; everything about one of them is a Tab further. */
function walk(event: KeyboardEvent<HTMLUListElement>): void {
  if (!(event.target instanceof HTMLElement) || !event.target.matches('.editor-row-main')) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.editor-row-main')];
  const at = rows.indexOf(event.target);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  const row = to === undefined ? undefined : rows[to];
  if (row === undefined) return;
  event.preventDefault();
  row.focus();
}

interface Props {
  /** The last document is about to go, and this list with it. */
  readonly onLast: () => void;
}

export function DocumentList({ onLast }: Props) {
  const [focused, setFocused] = useState<string | null>(null);
  /** How many pieces somebody asked for, by document. */
  const [asked, setAsked] = useState<Readonly<Record<string, number>>>({});
  const [stood, setStood] = useState<string | null>(null);
  const documents = useWorkspace((w) => w.documents);
  const { pieces, problems } = useDerived(({ analysis }) => ({
    pieces: analysis?.pieces,
    problems: analysis?.problems,
  }));
  const { active, hover } = useLocal((local) => ({ active: local.activeDocument, hover: local.hover }));
  const rows = useMemo(
    () =>
      documentRows(
        documents,
        pieces ?? [],
        problems ?? [],
        (id) => asked[id] ?? piecesAtOnce(documents.length),
      ),
    [documents, pieces, problems, asked],
  );
  const [more, setMore] = useState({ before: 0, after: 0 });
  const current = rows.some((row) => row.document === active) ? active : rows[0]?.document;
  const { from, to } = listedAround(
    rows.length,
    rows.findIndex((row) => row.document === current),
    more,
  );
  const listed = rows.slice(from, to);
  const lit = (row: Row, whole: boolean) =>
    hover?.some((place) => place.document === row.document && (whole || place.piece === row.piece)) ?? false;
  const keys = listed.flatMap((row) => [row.key, ...row.pieces.map(({ key }) => key)]);
  /** The row that Tab stops at: where the keyboard was, else the document that is shown. */
  const stop =
    stood !== null && keys.includes(stood) ? stood : rows.find((row) => row.document === current)?.key;
  return (
    // The buttons take the focus; the list only knows where its arrows lead.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <ul
      className="editor-list"
      onKeyDown={walk}
      onFocus={({ target }) => {
        const key = target.closest<HTMLElement>('[data-row]')?.dataset['row'];
        if (key !== undefined) setStood(key);
      }}
    >
      <MoreDocuments
        count={from}
        where="before these"
        onMore={(some) => setMore({ ...more, before: more.before + some })}
      />
      {listed.map((row) => (
        <li key={row.key}>
          <DocumentItem
            row={row}
            stops={row.key === stop}
            current={row.document === current}
            lit={lit(row, true)}
            takesFocus={row.document === focused}
            onRemove={() => {
              const next = rowAfter(rows, row.document);
              if (next === null) onLast();
              setFocused(next);
              remove(row);
            }}
          />
          {row.pieces.length > 0 && (
            <ul className="editor-pieces" aria-label={`Pieces of ${row.title}`}>
              {row.pieces.map((piece) => (
                <li
                  key={piece.key}
                  data-row={piece.key}
                  className={lit(piece, false) ? 'editor-row editor-row-lit' : 'editor-row'}
                >
                  <RowButton row={piece} stops={piece.key === stop} />
                </li>
              ))}
              {row.more > 0 && (
                <li className="editor-row">
                  <button
                    type="button"
                    className="editor-link editor-pieces-more"
                    onClick={() =>
                      setAsked({
                        ...asked,
                        [row.document]: row.pieces.length + Math.min(row.more, MORE_PIECES),
                      })
                    }
                  >
                    Show {Math.min(row.more, MORE_PIECES)} more of {row.more.toLocaleString('en')}
                  </button>
                </li>
              )}
            </ul>
          )}
        </li>
      ))}
      <MoreDocuments
        count={rows.length - to}
        where="more documents"
        onMore={(some) => setMore({ ...more, after: more.after + some })}
      />
    </ul>
  );
}

interface ItemProps {
  readonly row: DocumentRow;
  readonly stops: boolean;
  readonly current: boolean;
  readonly lit: boolean;
  /** The document that stood here has been removed. */
  readonly takesFocus: boolean;
  readonly onRemove: () => void;
}

function DocumentItem({ row, stops, current, lit, takesFocus, onRemove }: ItemProps) {
  const [renaming, setRenaming] = useState(false);
  const [comesBack, setComesBack] = useState(false);
  const classes = ['editor-row', current && 'editor-row-on', lit && 'editor-row-lit']
    .filter(Boolean)
    .join(' ');
  const done = (byKey: boolean) => {
    setRenaming(false);
    setComesBack(byKey);
  };
  if (renaming) return <RenameField row={row} onDone={done} />;
  return (
    <div className={classes} data-row={row.key}>
      <RowButton
        row={row}
        stops={stops}
        current={current}
        icon
        takesFocus={comesBack || takesFocus}
        onRename={() => setRenaming(true)}
        onRemove={onRemove}
      />
      <span className="editor-row-tools">
        <button
          type="button"
          className="editor-icon"
          tabIndex={stops ? 0 : -1}
          aria-label={`Rename ${row.title}`}
          title="Rename (F2)"
          onClick={() => setRenaming(true)}
        >
          <Pencil size={14} aria-hidden="true" />
        </button>
        <button
          type="button"
          className="editor-icon"
          tabIndex={stops ? 0 : -1}
          aria-label={`Remove ${row.title}`}
          title="Remove (Delete)"
          onClick={onRemove}
        >
          <Trash2 size={14} aria-hidden="true" />
        </button>
      </span>
    </div>
  );
}

interface RowButtonProps {
  readonly row: Row;
  /** Tab stops here; at the others by arrows. */
  readonly stops: boolean;
  readonly current?: boolean;
  readonly icon?: boolean;
  /** The keyboard comes back from renaming it. */
  readonly takesFocus?: boolean;
  readonly onRename?: () => void;
  readonly onRemove?: () => void;
}

function RowButton({ row, stops, current = false, icon = false, ...more }: RowButtonProps) {
  const { takesFocus = false, onRename, onRemove } = more;
  return (
    <button
      ref={takesFocus ? takeFocus : undefined}
      type="button"
      className="editor-row-main"
      tabIndex={stops ? 0 : -1}
      aria-current={current || undefined}
      title={row.title}
      onClick={() => show(row)}
      onDoubleClick={onRename}
      onKeyDown={(event) => {
        if (event.key === 'F2') onRename?.();
        if (event.key === 'Delete') onRemove?.();
      }}
    >
      {icon && <FileText className="editor-row-icon" size={15} aria-hidden="true" />}
      <span className="editor-row-words">
        <span className="editor-row-title">
          {row.error && (
            <span className="editor-is-error">
              <span aria-hidden="true">✗ </span>
              <span className="editor-unseen">has an error: </span>
            </span>
          )}
          {row.title}
        </span>
        {row.detail && <span className="editor-row-detail">{row.detail}</span>}
      </span>
      {row.guessed && <span className="editor-pill editor-pill-guessed">guessed</span>}
      {row.pill && <span className="editor-pill">{row.pill}</span>}
    </button>
  );
}

interface RenameProps {
  readonly row: DocumentRow;
  /** `byKey`: Enter or Escape, not a click elsewhere. */
  readonly onDone: (byKey: boolean) => void;
}

function RenameField({ row, onDone }: RenameProps) {
  const [name, setName] = useState(row.title);
  const save = (byKey: boolean) => {
    edit((w) => renameDocument(w, row.document, name));
    onDone(byKey);
  };
  return (
    <form
      className="editor-row editor-rename"
      onSubmit={(event) => {
        event.preventDefault();
        save(true);
      }}
    >
      <input
        ref={takeFocus}
        className="editor-input"
        aria-label={`New name of ${row.title}`}
        value={name}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setName(event.target.value)}
        onBlur={() => save(false)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onDone(true);
        }}
      />
    </form>
  );
}
