// One line that asks whose a policy is, with the answers.
import { useEffect, useState } from 'react';
import type { Piece } from '#import/reading.ts';
import { answerOwner } from '#commands/input.ts';
import { setLocal } from '#session/local.ts';
import { OwnerForm } from './OwnerForm.tsx';
import { confirmed, wordsOf } from './ownerQuestionRows.ts';
import { takeFocus } from '#monaco/takeFocus.ts';

interface Props {
  readonly piece: Piece;
  /** The document, where there are several. */
  readonly of: string | undefined;
  readonly onAnswer: () => void;
}

export function OwnerQuestion({ piece, of, onAnswer }: Props) {
  const [asking, setAsking] = useState(false);
  const [comesBack, setComesBack] = useState(false);
  const answer = confirmed(piece);
  // An answered question is gone before the pointer can leave it.
  useEffect(() => () => setLocal({ hover: null }), []);
  const place = { document: piece.document, piece: piece.index, path: [] };
  const words = wordsOf(piece);
  return (
    <div
      className="editor-question"
      onMouseEnter={() => setLocal({ hover: [place] })}
      onMouseLeave={() => setLocal({ hover: null })}
    >
      {of !== undefined && <p className="editor-question-of">{of}</p>}
      <p>
        <button type="button" className="editor-question-text" onClick={() => setLocal({ reveal: place })}>
          {words}
        </button>
      </p>
      {asking ? (
        <OwnerForm
          piece={piece}
          onDone={(answers) => {
            if (answers) onAnswer();
            setComesBack(!answers);
            setAsking(false);
          }}
        />
      ) : (
        <div className="editor-question-answers">
          {answer && (
            <button
              type="button"
              className="editor-button editor-button-main"
              aria-label={`Yes: ${words}`}
              onClick={() => {
                onAnswer();
                answerOwner(piece.document, piece.index, answer);
              }}
            >
              Yes
            </button>
          )}
          <button
            ref={comesBack ? takeFocus : undefined}
            type="button"
            className="editor-button"
            aria-label={`${piece.nameless ? 'Name it' : 'Other'}: ${words}`}
            onClick={() => setAsking(true)}
          >
            {piece.nameless ? 'Name it…' : 'Other…'}
          </button>
        </div>
      )}
    </div>
  );
}
