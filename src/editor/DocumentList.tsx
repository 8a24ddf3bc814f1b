// The documents and, below a document that holds several, its pieces.
import { FileText, Pencil, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useDerived } from '#session/derived.ts';
import { setLocal, useLocal } from '#session/local.ts';
import { edit, useWorkspace } from '#session/truth.ts';
import { removeDocument, renameDocument } from '#workspace/edits.ts';
import { documentRows, type DocumentRow, piecesAtOnce, type Row } from './documentRows.ts';
import { takeFocus } from './takeFocus.ts';

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

interface Props {
  /** The last document is about to go, and this list with it. */
  readonly onLast: () => void;
}

export function DocumentList({ onLast }: Props) {
  const [focused, setFocused] = useState<string | null>(null);
  /** How many pieces somebody asked for, by document. */
  const [asked, setAsked] = useState<Readonly<Record<string, number>>>({});
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
  const current = rows.some((row) => row.document === active) ? active : rows[0]?.document;
  const lit = (row: Row, whole: boolean) =>
    hover?.some((place) => place.document === row.document && (whole || place.piece === row.piece)) ?? false;
  return (
    <ul className="editor-list">
      {rows.map((row) => (
        <li key={row.key}>
          <DocumentItem
            row={row}
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
                  className={lit(piece, false) ? 'editor-row editor-row-lit' : 'editor-row'}
                >
                  <RowButton row={piece} />
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
    </ul>
  );
}

interface ItemProps {
  readonly row: DocumentRow;
  readonly current: boolean;
  readonly lit: boolean;
  /** The document that stood here has been removed. */
  readonly takesFocus: boolean;
  readonly onRemove: () => void;
}

function DocumentItem({ row, current, lit, takesFocus, onRemove }: ItemProps) {
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
    <div className={classes}>
      <RowButton
        row={row}
        current={current}
        icon
        takesFocus={comesBack || takesFocus}
        onRename={() => setRenaming(true)}
      />
      <span className="editor-row-tools">
        <button
          type="button"
          className="editor-icon"
          aria-label={`Rename ${row.title}`}
          title="Rename (F2)"
          onClick={() => setRenaming(true)}
        >
          <Pencil size={14} aria-hidden="true" />
        </button>
        <button
          type="button"
          className="editor-icon"
          aria-label={`Remove ${row.title}`}
          title="Remove"
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
  readonly current?: boolean;
  readonly icon?: boolean;
  /** The keyboard comes back from renaming it. */
  readonly takesFocus?: boolean;
  readonly onRename?: () => void;
}

function RowButton({ row, current = false, icon = false, takesFocus = false, onRename }: RowButtonProps) {
  return (
    <button
      ref={takesFocus ? takeFocus : undefined}
      type="button"
      className="editor-row-main"
      aria-current={current || undefined}
      title={row.title}
      onClick={() => show(row)}
      onDoubleClick={onRename}
      onKeyDown={(event) => {
        if (event.key === 'F2') onRename?.();
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
