// One what-if key: a value, "not sent", or unknown again.
import { useId, useState } from 'react';
import { edit } from '#session/truth.ts';
import { setContext } from '#workspace/edits.ts';
import type { ContextValue } from '#workspace/workspace.ts';
import { typedValue, valueTrouble, type WhatIf } from '#words/whatIf.ts';

interface Props {
  readonly item: WhatIf;
  readonly onDone?: () => void;
}

const FIELD_HINT: Readonly<Record<WhatIf['type'], string>> = {
  String: 'a value',
  ARN: 'arn:aws:…',
  Bool: 'true or false',
  Numeric: 'a number',
  Date: '2026-12-31T12:00:00Z',
  IP: '203.0.113.7',
};

export function WhatIfForm({ item, onDone }: Props) {
  const { key, value, multi, proposals, setBy } = item;
  const id = useId();
  const [typed, setTyped] = useState(value === undefined || value === null ? '' : item.says);
  const trouble = valueTrouble(item.type, multi, typed);
  const put = (next: ContextValue | undefined) => {
    edit((w) => setContext(w, key, next));
    onDone?.();
  };
  return (
    <form
      className="explain-whatif-form"
      onSubmit={(event) => {
        event.preventDefault();
        const next = typedValue(typed, multi);
        if (next !== null && trouble === null) put(next);
      }}
    >
      {item.type === 'Bool' ? (
        // Two values: the choices below say it all.
        <code id={id}>{key}</code>
      ) : (
        <>
          <label htmlFor={id}>
            <code>{key}</code>
          </label>
          <div className="explain-whatif-line">
            <input
              id={id}
              className="explain-input"
              value={typed}
              placeholder={
                value === null ? 'not sent' : multi ? 'values, divided by commas' : FIELD_HINT[item.type]
              }
              autoComplete="off"
              spellCheck={false}
              inputMode={item.type === 'Numeric' ? 'decimal' : undefined}
              aria-invalid={trouble !== null}
              aria-describedby={setBy ? `${id}-by` : undefined}
              onChange={(event) => setTyped(event.target.value)}
            />
            <button
              type="submit"
              className="explain-button"
              disabled={typed.trim() === '' || trouble !== null}
            >
              Set
            </button>
          </div>
          <output className="explain-note explain-trouble">{trouble}</output>
        </>
      )}
      <fieldset className="explain-choices" aria-label={`Values of ${key}`}>
        {proposals.map((proposal) => (
          <button
            key={proposal}
            type="button"
            className="explain-chip"
            aria-pressed={item.says === proposal}
            onClick={() => put(proposal)}
          >
            {proposal}
          </button>
        ))}
        <button
          type="button"
          className="explain-chip"
          aria-pressed={value === null}
          onClick={() => put(null)}
        >
          not sent
        </button>
        <button
          type="button"
          className="explain-chip"
          aria-pressed={value === undefined}
          onClick={() => {
            setTyped('');
            put(undefined);
          }}
        >
          unknown
        </button>
      </fieldset>
      {setBy && (
        <p id={`${id}-by`} className="explain-note">
          Set by {setBy}
        </p>
      )}
    </form>
  );
}
