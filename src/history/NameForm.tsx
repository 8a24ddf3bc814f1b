import { useEffect, useRef, useState } from 'react';
import { saveNamedState } from '#keeping/states.ts';
import { NAMED_STATES } from '#storage/timeline.ts';

interface Props {
  readonly onSaved: () => void;
  readonly onTrouble: (why: string) => void;
}

const FULL = `There are ${NAMED_STATES} states with a name. Delete one to make room.`;
const REFUSED = 'This browser refused to keep it. Save it as a file.';

/** Keeps what is on the screen, under a name. */
export function NameForm({ onSaved, onTrouble }: Props) {
  const [name, setName] = useState('');
  const field = useRef<HTMLInputElement>(null);
  // The panel comes a moment after its dialog, which has given the focus to what was there.
  useEffect(() => field.current?.focus(), []);
  const save = async () => {
    const kept = await saveNamedState(name.trim()).catch(() => null);
    onTrouble(kept === true ? '' : kept === false ? FULL : REFUSED);
    if (kept !== true) return;
    setName('');
    onSaved();
  };
  return (
    <form
      className="history-name"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') void save();
      }}
    >
      <label htmlFor="history-name">Name of this state</label>
      <input
        id="history-name"
        ref={field}
        value={name}
        maxLength={100}
        placeholder="Before the audit"
        autoComplete="off"
        onChange={(event) => setName(event.target.value)}
      />
      <button type="submit" className="app-button" disabled={name.trim() === ''}>
        Keep it
      </button>
    </form>
  );
}
