// Find by name, ARN, account id or external id; the engine looks, the picture goes there.
import { useDeferredValue, useState, type KeyboardEvent } from 'react';
import { useAnswer } from '#session/answers.ts';
import { setLocal } from '#session/local.ts';
import { reveal } from '#session/reveal.ts';

function goTo(id: string): void {
  setLocal({ dialog: null });
  reveal(id);
}

const optionId = (at: number): string => `app-find-${at}`;

export function FindDialog() {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const text = useDeferredValue(typed.trim());
  const { answer } = useAnswer(text === '' ? null : { kind: 'find', text });
  const found = text === '' ? [] : (answer?.found ?? []);
  const current = found[Math.min(at, found.length - 1)];
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined) setAt((now) => Math.max(0, Math.min(found.length - 1, now + by)));
    else if (event.key === 'Enter' && current !== undefined) goTo(current.id);
    else return;
    event.preventDefault();
  };
  return (
    <div className="app-find-body">
      <input
        type="text"
        role="combobox"
        className="app-find-field"
        aria-label="Name, ARN, account or external id"
        aria-expanded={found.length > 0}
        aria-controls="app-find-list"
        aria-activedescendant={current === undefined ? undefined : optionId(found.indexOf(current))}
        autoComplete="off"
        spellCheck={false}
        placeholder="Name, ARN, account or external id"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      {/* A listbox under a field: the field keeps the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <div id="app-find-list" role="listbox" aria-label="Found" className="app-find-list" tabIndex={-1}>
        {found.map(({ detail, id, label }, i) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={id}
            id={optionId(i)}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
            role="option"
            tabIndex={-1}
            aria-selected={id === current?.id}
            className="app-find-option"
            title={id}
            onClick={() => goTo(id)}
          >
            <strong>{label}</strong> <span>{detail}</span>
          </div>
        ))}
      </div>
      <output className="app-find-note">
        {text === '' || answer === null
          ? ''
          : answer.count === 0
            ? 'Nothing is called like that.'
            : answer.count > found.length
              ? `The first ${found.length} of ${answer.count.toLocaleString('en')}: type more.`
              : ''}
      </output>
    </div>
  );
}
