// "Whose is it?": one line for each policy whose owner is our guess. Never blocks anything.
import { useEffect, useState } from 'react';
import type { Piece } from '#import/reading.ts';
import { useDerived } from '#session/derived.ts';
import { answerOwner } from '#session/input.ts';
import { setLocal } from '#session/local.ts';
import { edit } from '#session/truth.ts';
import { answerOwner as answered } from '#workspace/edits.ts';
import { OwnerForm } from './OwnerForm.tsx';
import { slotOf } from './ownerInput.ts';

const keyOf = (piece: Piece) => `${piece.document} ${piece.index}`;

function confirmed(piece: Piece) {
  const slot = slotOf(piece.policyType);
  return piece.owner === undefined ? null : { owner: piece.owner, ...(slot ? { slot } : {}) };
}

/** One undo step for all of them. */
function confirmAll(pieces: readonly Piece[]): void {
  edit((w) =>
    pieces.reduce((next, piece) => {
      const answer = confirmed(piece);
      return answer ? answered(next, piece.document, piece.index, answer) : next;
    }, w),
  );
}

export function OwnerQuestions() {
  const pieces = useDerived(({ analysis }) => analysis?.pieces) ?? [];
  const [showAll, setShowAll] = useState(false);
  const open = pieces.filter((piece) => piece.ownership === 'guessed');
  const sure = open.filter((piece) => piece.owner !== undefined);
  if (open.length === 0) return null;
  const shown = showAll ? open : open.slice(0, 1);
  return (
    <section className="editor-questions" aria-label="Whose policy is it?">
      {shown.map((piece) => (
        <Question key={keyOf(piece)} piece={piece} />
      ))}
      {open.length > 1 && (
        <div className="editor-questions-more">
          <button
            type="button"
            className="editor-link"
            aria-expanded={showAll}
            onClick={() => setShowAll(!showAll)}
          >
            {showAll ? 'Show only the first' : `and ${open.length - 1} more`}
          </button>
          {sure.length > 1 && (
            <button type="button" className="editor-button" onClick={() => confirmAll(sure)}>
              Yes to all {sure.length}
            </button>
          )}
        </div>
      )}
    </section>
  );
}

function Question({ piece }: { readonly piece: Piece }) {
  const [asking, setAsking] = useState(false);
  const answer = confirmed(piece);
  // An answered question is gone before the pointer can leave it.
  useEffect(() => () => setLocal({ hover: null }), []);
  const place = { document: piece.document, piece: piece.index, path: [] };
  const words = piece.question ?? `Whose is this ${piece.title.toLowerCase()}?`;
  return (
    <div
      className="editor-question"
      onMouseEnter={() => setLocal({ hover: [place] })}
      onMouseLeave={() => setLocal({ hover: null })}
    >
      <p>
        <button type="button" className="editor-question-text" onClick={() => setLocal({ reveal: place })}>
          {words}
        </button>
      </p>
      {asking ? (
        <OwnerForm piece={piece} onDone={() => setAsking(false)} />
      ) : (
        <div className="editor-question-answers">
          {answer && (
            <button
              type="button"
              className="editor-button editor-button-main"
              aria-label={`Yes: ${words}`}
              onClick={() => answerOwner(piece.document, piece.index, answer)}
            >
              Yes
            </button>
          )}
          <button
            type="button"
            className="editor-button"
            aria-label={`Other: ${words}`}
            onClick={() => setAsking(true)}
          >
            Other…
          </button>
        </div>
      )}
    </div>
  );
}
