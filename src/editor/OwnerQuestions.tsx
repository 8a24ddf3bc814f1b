// "Whose is it?": one line for each policy whose owner is our guess. Never blocks anything.
import { useEffect, useRef, useState } from 'react';
import type { Piece } from '#import/reading.ts';
import { useDerived } from '#session/derived.ts';
import { answerOwner } from '#session/input.ts';
import { setLocal } from '#session/local.ts';
import { edit, useWorkspace } from '#session/truth.ts';
import { answerOwner as answered } from '#workspace/edits.ts';
import { OwnerForm } from './OwnerForm.tsx';
import { slotOf } from './ownerInput.ts';
import { takeFocus } from './takeFocus.ts';

const keyOf = (piece: Piece) => `${piece.document} ${piece.index}`;

function confirmed(piece: Piece) {
  const slot = slotOf(piece.policyType);
  // A name that we invented is nothing to say yes to.
  return piece.owner === undefined || piece.nameless
    ? null
    : { owner: piece.owner, ...(slot ? { slot } : {}) };
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

interface Props {
  /** No question is left: the keyboard needs another place. */
  readonly onAnswered: () => void;
}

const FIRST_ANSWER = '.editor-question-answers button';

/** The answered question goes when the engine has read the answer; the keyboard then goes on to the next one. */
function useNextQuestion(open: readonly Piece[], onNone: () => void) {
  const section = useRef<HTMLElement>(null);
  const answered = useRef(false);
  const keys = open.map(keyOf).join('\n');
  useEffect(() => {
    if (!answered.current) return;
    answered.current = false;
    // Whoever has gone elsewhere meanwhile stays there.
    if (document.activeElement !== document.body) return;
    const next = section.current?.querySelector<HTMLElement>(FIRST_ANSWER);
    if (next) next.focus();
    else onNone();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only a question that comes or goes moves the focus
  }, [keys]);
  const onAnswer = () => {
    answered.current = true;
  };
  return { section, onAnswer };
}

export function OwnerQuestions({ onAnswered }: Props) {
  const pieces = useDerived(({ analysis }) => analysis?.pieces) ?? [];
  const documents = useWorkspace((w) => w.documents);
  const [showAll, setShowAll] = useState(false);
  const open = pieces.filter((piece) => piece.ownership === 'guessed');
  const sure = open.filter((piece) => confirmed(piece) !== null);
  const { section, onAnswer } = useNextQuestion(open, onAnswered);
  if (open.length === 0) return null;
  const shown = showAll ? open : open.slice(0, 1);
  return (
    <section ref={section} className="editor-questions" aria-label="Whose policy is it?">
      {shown.map((piece) => (
        <Question
          key={keyOf(piece)}
          piece={piece}
          of={documents.length > 1 ? documents.find(({ id }) => id === piece.document)?.name : undefined}
          onAnswer={onAnswer}
        />
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
            <button
              type="button"
              className="editor-button"
              onClick={() => {
                onAnswer();
                confirmAll(sure);
              }}
            >
              Yes to all {sure.length}
            </button>
          )}
        </div>
      )}
    </section>
  );
}

interface QuestionProps {
  readonly piece: Piece;
  /** The document, where there are several. */
  readonly of: string | undefined;
  readonly onAnswer: () => void;
}

function Question({ piece, of, onAnswer }: QuestionProps) {
  const [asking, setAsking] = useState(false);
  const [comesBack, setComesBack] = useState(false);
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
