import { useState, type FormEvent } from 'react';
import { runCommand } from '#commands/commands.ts';
import { openSealed } from '#commands/visit.ts';

/** Instead of the graph when the address holds a link that is locked with a passphrase. Own work is untouched. */
export function SealedLinkPage() {
  const [passphrase, setPassphrase] = useState('');
  const [state, setState] = useState<{ readonly busy: boolean; readonly why: string | null }>({
    busy: false,
    why: null,
  });
  const open = async (event: FormEvent) => {
    event.preventDefault();
    setState({ busy: true, why: null });
    setState({ busy: false, why: await openSealed(passphrase) });
  };
  return (
    <form className="app-bad-link" aria-labelledby="app-sealed-title" onSubmit={(event) => void open(event)}>
      <h2 id="app-sealed-title">This graph is locked</h2>
      <p>Whoever sent you the link knows its passphrase. It is opened here, in your browser.</p>
      <label htmlFor="app-sealed-words">Passphrase</label>
      <input
        id="app-sealed-words"
        type="password"
        autoComplete="off"
        value={passphrase}
        aria-describedby="app-sealed-why"
        onChange={(event) => setPassphrase(event.target.value)}
      />
      <p id="app-sealed-why" role="alert">
        {state.why}
      </p>
      <p className="app-calm">
        Your own work in this browser is untouched. If you change the graph once it is open, your changes are
        kept in this browser, not locked.
      </p>
      <div className="app-actions">
        <button type="submit" className="app-button app-primary" disabled={state.busy || passphrase === ''}>
          {state.busy ? 'Opening …' : 'Open'}
        </button>
        <button type="button" className="app-button" onClick={() => runCommand('back-to-mine')}>
          Go to my graph
        </button>
      </div>
    </form>
  );
}
