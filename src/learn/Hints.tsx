import { useState } from 'react';
import { Words } from './Words.tsx';

interface Props {
  readonly hints: readonly string[];
  /** Absent: nobody wrote one. */
  readonly onSolution?: () => void;
}

/** One hint after the other; the solution when there is no more. */
export function Hints({ hints, onSolution }: Props) {
  const [shown, setShown] = useState(0);
  const left = hints.length - shown;
  return (
    <div className="learn-hints">
      {shown > 0 && (
        <ol aria-label="Hints" aria-live="polite">
          {hints.slice(0, shown).map((hint) => (
            <li key={hint}>
              <Words text={hint} />
            </li>
          ))}
        </ol>
      )}
      {left > 0 && (
        <button type="button" className="learn-button" onClick={() => setShown(shown + 1)}>
          {shown === 0 ? 'Give me a hint' : 'Another hint'}
          <span className="learn-count"> {left} left</span>
        </button>
      )}
      {left === 0 && onSolution && (
        <button type="button" className="learn-button" onClick={onSolution}>
          Show a solution
        </button>
      )}
    </div>
  );
}
