import { useRef, useState } from 'react';
import { Words } from './Words.tsx';

interface Props {
  readonly hints: readonly string[];
  /** Absent: nobody wrote one. */
  readonly onSolution?: () => void;
}

/** A new hint is seen, wherever the story has been scrolled to; the button below covers nothing of it. */
const intoView = (hint: HTMLLIElement | null): void => hint?.scrollIntoView({ block: 'nearest' });

/** One hint after the other; the solution when there is no more. One button throughout, so that it keeps the focus. */
export function Hints({ hints, onSolution }: Props) {
  const [shown, setShown] = useState(0);
  const list = useRef<HTMLOListElement>(null);
  const left = hints.length - shown;
  const more = () => {
    setShown(shown + 1);
    // The button is about to go.
    if (left === 1 && onSolution === undefined) list.current?.focus();
  };
  return (
    <div className="learn-hints" data-shown={shown > 0 || undefined}>
      <ol aria-label="Hints" aria-live="polite" ref={list} tabIndex={-1}>
        {hints.slice(0, shown).map((hint) => (
          <li key={hint} ref={intoView}>
            <Words text={hint} />
          </li>
        ))}
      </ol>
      {(left > 0 || onSolution) && (
        <button
          type="button"
          className="learn-button learn-more-hints"
          onClick={left > 0 ? more : onSolution}
        >
          {left === 0 ? 'Show a solution' : shown === 0 ? 'Give me a hint' : 'Another hint'}
          {left > 0 && <span className="learn-count"> {left} left</span>}
        </button>
      )}
    </div>
  );
}
