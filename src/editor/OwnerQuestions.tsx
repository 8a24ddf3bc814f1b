// "Whose is it?": one line for each policy whose owner is our guess. Never blocks anything.
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { Piece } from '#import/reading.ts';
import { useDerived } from '#session/derived.ts';
import { edit, useWorkspace } from '#session/truth.ts';
import { OwnerQuestion } from './OwnerQuestion.tsx';
import {
  confirmAll,
  confirmed,
  findQuestions,
  MANY_QUESTIONS,
  QUESTIONS_AT_ONCE,
} from './ownerQuestionRows.ts';

const keyOf = (piece: Piece) => `${piece.document} ${piece.index}`;
const counted = (n: number) => n.toLocaleString('en');

interface Props {
  /** No question is left: the keyboard needs another place. */
  readonly onAnswered: () => void;
}

const FIRST_ANSWER = '.editor-question-answers button';
const NONE: readonly Piece[] = [];

/** The answered question goes when the engine has read the answer; the keyboard then goes on to the next one. */
function useNextQuestion(shown: readonly Piece[], onNone: () => void) {
  const section = useRef<HTMLElement>(null);
  const answered = useRef(false);
  const keys = shown.map(keyOf).join('\n');
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

/** Of tens of thousands a few are drawn, the others found by words or asked for a few at a time. */
export function OwnerQuestions({ onAnswered }: Props) {
  const pieces = useDerived(({ analysis }) => analysis?.pieces) ?? NONE;
  const documents = useWorkspace((w) => w.documents);
  const [showAll, setShowAll] = useState(false);
  const [typed, setTyped] = useState('');
  const [atOnce, setAtOnce] = useState(QUESTIONS_AT_ONCE);
  const open = useMemo(() => pieces.filter((piece) => piece.ownership === 'guessed'), [pieces]);
  const names = useMemo(() => new Map(documents.map(({ id, name }) => [id, name])), [documents]);
  const many = showAll && open.length > MANY_QUESTIONS;
  const wanted = useDeferredValue(many ? typed : '');
  const found = useMemo(
    () => findQuestions(open, wanted, (document) => names.get(document) ?? ''),
    [open, wanted, names],
  );
  const sure = useMemo(() => found.filter((piece) => confirmed(piece) !== null), [found]);
  const shown = showAll ? found.slice(0, atOnce) : open.slice(0, 1);
  const { section, onAnswer } = useNextQuestion(shown, onAnswered);
  if (open.length === 0) return null;
  const rest = found.length - shown.length;
  return (
    <section ref={section} className="editor-questions" aria-label="Whose policy is it?">
      {many && (
        <div className="editor-questions-find">
          <input
            type="search"
            className="editor-input"
            aria-label="Find a question"
            placeholder="Find: role, account, document"
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              setAtOnce(QUESTIONS_AT_ONCE);
            }}
          />
          <output>
            {wanted.trim() === ''
              ? `${counted(open.length)} questions`
              : `${counted(found.length)} of ${counted(open.length)}`}
          </output>
        </div>
      )}
      {shown.map((piece) => (
        <OwnerQuestion
          key={keyOf(piece)}
          piece={piece}
          of={documents.length > 1 ? names.get(piece.document) : undefined}
          onAnswer={onAnswer}
        />
      ))}
      {many && found.length === 0 && <p className="editor-questions-none">No question has these words.</p>}
      {open.length > 1 && (
        <div className="editor-questions-more">
          {showAll && rest > 0 && (
            <button
              type="button"
              className="editor-link"
              onClick={() => setAtOnce(atOnce + QUESTIONS_AT_ONCE)}
            >
              Show {Math.min(rest, QUESTIONS_AT_ONCE)} more of {counted(rest)}
            </button>
          )}
          <button
            type="button"
            className="editor-link"
            aria-expanded={showAll}
            onClick={() => {
              setShowAll(!showAll);
              setTyped('');
              setAtOnce(QUESTIONS_AT_ONCE);
            }}
          >
            {showAll ? 'Show only the first' : `and ${counted(open.length - 1)} more`}
          </button>
          {sure.length > 1 && (
            <button
              type="button"
              className="editor-button"
              onClick={() => {
                onAnswer();
                edit((w) => confirmAll(w, sure));
              }}
            >
              Yes to all {counted(sure.length)}
            </button>
          )}
        </div>
      )}
    </section>
  );
}
