import { useId, useState } from 'react';
import { unlock } from './startReader.ts';

/**
 * Instead of the picture while the link is locked. No form: frames are mostly sandboxed, and a sandbox without
 * `allow-forms` never submits one.
 */
export function SealedGraph({ hash }: { readonly hash: string }) {
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [why, setWhy] = useState('');
  const ids = useId();
  const ready = passphrase !== '' && !busy;
  const open = async () => {
    if (!ready) return;
    setBusy(true);
    setWhy('');
    setWhy((await unlock(hash, passphrase)) ?? '');
    setBusy(false);
  };
  return (
    <section className="reader-sealed" aria-labelledby={`${ids}title`}>
      <h2 id={`${ids}title`}>This graph is locked</h2>
      <p>Whoever sent you here knows its passphrase. It is opened in this frame and goes nowhere else.</p>
      <label htmlFor={`${ids}words`}>Passphrase</label>
      <div className="reader-unlock">
        <input
          id={`${ids}words`}
          type="password"
          autoComplete="off"
          value={passphrase}
          aria-describedby={`${ids}why`}
          onChange={(event) => setPassphrase(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && void open()}
        />
        <button type="button" disabled={!ready} onClick={() => void open()}>
          {busy ? 'Opening …' : 'Open'}
        </button>
      </div>
      <p id={`${ids}why`} role="alert">
        {why}
      </p>
    </section>
  );
}
