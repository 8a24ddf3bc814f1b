// One value that a text leaves open: what it is, what is assumed, and a field to fill it in.
import { useId, useState } from 'react';
import { fillValue } from '#session/fillValue.ts';
import { type OpenValue, valueExpectation, valueHint, valueState } from '#words/openValues.ts';
import { pointing, reveal } from './places.ts';
import './valueField.css';

interface Props {
  readonly value: OpenValue;
  /** Several documents are open: say which one it is of. */
  readonly ofDocument: boolean;
  readonly onReveal?: () => void;
}

/** Applying is one undo step. A hint never refuses: placeholders are fine. */
export function ValueField({ ofDocument, onReveal, value }: Props) {
  const { assumed, description, document, documentName, filled, name, place } = value;
  const id = useId();
  const [typed, setTyped] = useState(filled ?? '');
  const [seen, setSeen] = useState(filled);
  // Filled in or taken back elsewhere: by undo, or in the ledger.
  if (seen !== filled) {
    setSeen(filled);
    setTyped(filled ?? '');
  }
  const hint = valueHint(name, typed);
  const expected = typed.trim() === '' ? valueExpectation(name) : null;
  const changed = typed.trim() !== (filled ?? '');
  return (
    <form
      className="value-field"
      onSubmit={(event) => {
        event.preventDefault();
        const next = typed.trim();
        fillValue(document, name, next === '' ? null : next);
      }}
    >
      <div className="value-name">
        <button
          type="button"
          className="value-reveal"
          title="Show it in the text"
          {...pointing([place])}
          onClick={() => {
            reveal(place);
            onReveal?.();
          }}
        >
          {name}
        </button>
        <span className="value-state" data-open={filled === null && assumed === null}>
          {valueState(value)}
        </span>
      </div>
      {(description !== null || ofDocument) && (
        <p className="value-about" id={`${id}-about`}>
          {[description, ofDocument ? documentName : null].filter((part) => part !== null).join(' · ')}
        </p>
      )}
      <div className="value-row">
        <input
          value={typed}
          aria-label={`Value of ${name}`}
          aria-describedby={`${id}-about ${id}-hint`}
          placeholder={assumed ?? ''}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setTyped(event.target.value)}
        />
        <button type="submit" disabled={!changed} aria-label={`Apply the value of ${name}`}>
          Apply
        </button>
        {filled !== null && (
          <button
            type="button"
            aria-label={`Take back the value of ${name}`}
            onClick={() => fillValue(document, name, null)}
          >
            Take back
          </button>
        )}
      </div>
      <p className="value-hint" id={`${id}-hint`} data-doubt={hint !== null}>
        {hint ?? expected}
      </p>
    </form>
  );
}
