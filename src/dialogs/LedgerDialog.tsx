// What was read: per document and piece what it is, what was taken, what was left out and why, and what is left open.
import { useMemo, useState } from 'react';
import type { Piece } from '#import/reading.ts';
import { reveal } from '#parts/places.ts';
import { SeverityMark } from '#parts/SeverityMark.tsx';
import { ValueField } from '#parts/ValueField.tsx';
import { useDerived } from '#session/derived.ts';
import { setLocal, useLocal } from '#session/local.ts';
import { useWorkspace } from '#session/truth.ts';
import type { Spot } from '#text/characters.ts';
import type { Problem } from '#text/problem.ts';
import {
  leftOutWords,
  ledger,
  takenTogether,
  type LedgerFile,
  type LedgerPiece,
  type LedgerState,
} from '#words/ledger.ts';
import { openValues, type OpenValue } from '#words/openValues.ts';
import type { ProblemRow } from '#words/problemRows.ts';
import '#explain/explain.css';
import './ledger.css';

const NO_PIECES: readonly Piece[] = [];
const NO_PROBLEMS: readonly Problem[] = [];
const PORTION = 50;

/** Word and sign: never colour alone. */
const STATES: Readonly<Record<LedgerState, { readonly glyph: string; readonly words: string }>> = {
  empty: { glyph: '–', words: 'empty' },
  none: { glyph: '✗', words: 'not understood' },
  part: { glyph: '◐', words: 'read in part' },
  all: { glyph: '✓', words: 'read' },
};

const RANK: readonly LedgerState[] = ['none', 'part', 'all', 'empty'];

const close = () => setLocal({ dialog: null });

function goTo(spot: Spot): void {
  close();
  reveal(spot);
}

export function LedgerDialog() {
  const documents = useWorkspace((w) => w.documents);
  const pieces = useDerived(({ analysis }) => analysis?.pieces ?? NO_PIECES);
  const problems = useDerived(({ analysis }) => analysis?.problems ?? NO_PROBLEMS);
  const refused = useLocal((local) => local.refused);
  const [limit, setLimit] = useState(PORTION);
  const files = useMemo(() => ledger(documents, pieces, problems), [documents, pieces, problems]);
  const values = useMemo(() => openValues(documents, pieces), [documents, pieces]);
  const sorted = useMemo(
    () => files.toSorted((a, b) => RANK.indexOf(a.state) - RANK.indexOf(b.state)),
    [files],
  );
  const taken = useMemo(() => takenTogether(files), [files]);
  return (
    <div className="app-dialog-body ledger">
      <p className="ledger-sum">
        <strong>
          {files.length} {files.length === 1 ? 'document' : 'documents'}
        </strong>
        {taken.length > 0 ? `: ${taken.join(', ')}.` : ': nothing was understood.'}{' '}
        <button type="button" className="app-text-button" onClick={() => setLocal({ dialog: 'formats' })}>
          What can I paste?
        </button>
      </p>
      <table className="ledger-table" aria-label="What was read">
        <thead>
          <tr>
            <th scope="col">What it is</th>
            <th scope="col">Taken</th>
            <th scope="col">Left out, and why</th>
          </tr>
        </thead>
        {sorted.slice(0, limit).map((file) => (
          <FileRows
            key={file.document}
            file={file}
            values={values.filter(({ document }) => document === file.document)}
          />
        ))}
      </table>
      {sorted.length > limit && (
        <button type="button" className="app-button" onClick={() => setLimit(limit + PORTION)}>
          Show {Math.min(PORTION, sorted.length - limit)} more of {sorted.length}
        </button>
      )}
      {refused.length > 0 && (
        <section aria-labelledby="ledger-refused">
          <h3 id="ledger-refused">Files of the last import that were not taken</h3>
          <ul className="ledger-refused">
            {refused.slice(0, PORTION).map(({ name, why }) => (
              <li key={name}>
                <strong>{name}</strong> {why}.
              </li>
            ))}
            {refused.length > PORTION && <li>And {refused.length - PORTION} more.</li>}
          </ul>
        </section>
      )}
    </div>
  );
}

function FileRows({ file, values }: { readonly file: LedgerFile; readonly values: readonly OpenValue[] }) {
  const { glyph, words } = STATES[file.state];
  const [most, setMost] = useState(PORTION);
  const rest = file.pieces.length - most;
  return (
    <tbody>
      <tr className="ledger-file">
        <th scope="rowgroup" colSpan={3}>
          <span className="ledger-name">{file.name}</span>
          <span className="ledger-state" data-state={file.state}>
            <span aria-hidden="true">{glyph} </span>
            {words}
          </span>
          {file.secretCount > 0 && (
            <span className="ledger-secrets">
              {file.secretCount} {file.secretCount === 1 ? 'secret' : 'secrets'} struck out before anything
              was stored: {file.secrets}
            </span>
          )}
          <Problems rows={file.problems} />
        </th>
      </tr>
      {file.pieces.slice(0, most).map((piece) => (
        <PieceRow key={piece.key} piece={piece} />
      ))}
      {rest > 0 && (
        <tr>
          <td colSpan={3}>
            <button type="button" className="app-button" onClick={() => setMost(most + PORTION)}>
              Show {Math.min(PORTION, rest)} more pieces of {rest.toLocaleString('en')}
            </button>
          </td>
        </tr>
      )}
      {values.length > 0 && (
        <tr>
          <td colSpan={3} className="ledger-values">
            <h3>Values to fill in</h3>
            <div>
              {values.map((value) => (
                <ValueField key={value.key} value={value} ofDocument={false} onReveal={close} />
              ))}
            </div>
          </td>
        </tr>
      )}
    </tbody>
  );
}

function PieceRow({ piece }: { readonly piece: LedgerPiece }) {
  const { document, guessed, index, leftOut, problems, taken, title } = piece;
  return (
    <tr>
      <td>
        <button
          type="button"
          className="ledger-link"
          onClick={() => goTo({ document, piece: index, path: [] })}
        >
          {title}
        </button>{' '}
        {guessed && <span className="ledger-guessed">guessed</span>}
      </td>
      <td className="ledger-taken" data-label="Taken">
        {taken.length > 0 ? taken.join(', ') : <span className="ledger-none">nothing</span>}
      </td>
      <td className="ledger-left" data-label="Left out, and why">
        {leftOut.length + problems.length === 0 && <span className="ledger-none">nothing</span>}
        {leftOut.length > 0 && (
          <ul>
            {leftOut.map(({ count, what, why }) => (
              <li key={what}>
                <strong>{leftOutWords(what, count)}</strong> {why}
              </li>
            ))}
          </ul>
        )}
        <Problems rows={problems} />
      </td>
    </tr>
  );
}

function Problems({ rows }: { readonly rows: readonly ProblemRow[] }) {
  if (rows.length === 0) return null;
  return (
    <ul className="ledger-problems">
      {rows.map((row) => (
        <li key={row.key}>
          <SeverityMark severity={row.severity} />{' '}
          <button type="button" className="ledger-link" onClick={() => goTo(row.spot)}>
            {row.at && <span className="ledger-at">{row.at}</span>} {row.message}
          </button>
        </li>
      ))}
    </ul>
  );
}
