// A value to be filled in on one line, with what is to be said of it below.
import { type ReactNode, useId } from 'react';

interface Props {
  readonly label: ReactNode;
  readonly typed: string;
  readonly placeholder: string;
  readonly isNumber?: true;
  readonly trouble: string | null;
  readonly onType: (typed: string) => void;
  /** Beside the trouble, or in its place. */
  readonly children?: ReactNode;
}

export function BlankField({ children, isNumber, label, onType, placeholder, trouble, typed }: Props) {
  const id = useId();
  return (
    <div className="bench-blank">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="explain-input"
        value={typed}
        placeholder={placeholder}
        inputMode={isNumber && 'numeric'}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={trouble !== null}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onType(event.target.value.trim())}
      />
      <p id={`${id}-hint`} className="explain-note">
        {trouble}
        {children}
      </p>
    </div>
  );
}
