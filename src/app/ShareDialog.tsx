import { Check, Copy, Download } from 'lucide-react';
import { useRef, useState } from 'react';
import { runCommand } from '#session/commands.ts';
import { flushSync } from 'react-dom';
import {
  canSeal,
  makeLink,
  workspaceFile,
  writeLink,
  writeSealedLink,
  type Link,
} from '#session/shareLink.ts';
import { download } from '#session/download.ts';

/** The link holds everything: texts, names, what-if and view. It is written into the address only when copied. */
export function ShareDialog() {
  const [open] = useState(makeLink);
  const [passphrase, setPassphrase] = useState<string | null>(null);
  const [sealed, setSealed] = useState<Link | null>(null);
  const link = sealed ?? open;
  const waits = passphrase !== null && sealed === null;
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  const field = useRef<HTMLInputElement>(null);
  const seal = async (words: string): Promise<Link> => {
    const made = sealed ?? (await writeSealedLink(words));
    flushSync(() => setSealed(made));
    return made;
  };
  const choose = (words: string | null) => {
    setPassphrase(words);
    setSealed(null);
    setState('idle');
  };
  const copy = async () => {
    try {
      const { url } = passphrase === null ? writeLink() : await seal(passphrase);
      field.current?.select();
      await navigator.clipboard.writeText(url);
      setState('copied');
    } catch {
      setState('refused');
    }
  };
  const save = () => {
    const { name, text } = workspaceFile();
    download(name, text);
  };
  return (
    <div className="app-dialog-body">
      <div className="app-link">
        <label htmlFor="app-link-text">Link to exactly this graph</label>
        <div className="app-link-row">
          <input
            id="app-link-text"
            ref={field}
            readOnly
            value={waits ? '' : link.url}
            placeholder={waits ? 'Made when you copy it' : undefined}
            aria-describedby="app-link-fits"
            onFocus={(event) => event.target.select()}
          />
          <button
            type="button"
            className="app-button app-primary"
            disabled={passphrase === ''}
            onClick={() => void copy()}
          >
            {state === 'copied' ? (
              <Check size={15} aria-hidden="true" />
            ) : (
              <Copy size={15} aria-hidden="true" />
            )}
            {state === 'copied' ? 'Copied' : 'Copy link'}
          </button>
        </div>
        {canSeal() && (
          <div className="app-seal">
            <label>
              <input
                type="checkbox"
                checked={passphrase !== null}
                onChange={(event) => choose(event.target.checked ? '' : null)}
              />
              Lock it with a passphrase
            </label>
            {passphrase !== null && (
              <input
                type="text"
                aria-label="Passphrase"
                placeholder="Passphrase"
                autoComplete="off"
                spellCheck={false}
                value={passphrase}
                onChange={(event) => choose(event.target.value)}
              />
            )}
          </div>
        )}
        <p id="app-link-fits" className="app-fits" data-light={link.light}>
          {!waits && <span className="app-light" aria-hidden="true" />}
          {waits
            ? 'Send the passphrase separately from the link. Without it nobody can open the link, and nobody can recover it.'
            : `${link.length.toLocaleString('en')} characters. ${link.fits}`}
        </p>
        <output className="app-hint">
          {state === 'copied' && 'Copied, and written into the address bar.'}
          {state === 'refused' && 'The browser refused the clipboard: the link is selected, press Ctrl+C.'}
        </output>
      </div>
      <p>
        The link itself holds the texts as you wrote them, the names and the view. No server keeps a copy, so
        whoever has the link {passphrase !== null && 'and the passphrase '}can read the policies.
      </p>
      <div className="app-dialog-actions">
        <button type="button" className="app-button" onClick={save}>
          <Download size={15} aria-hidden="true" />
          Save as a file
        </button>
        <button type="button" className="app-button" onClick={() => runCommand('export')}>
          Picture, report, data …
        </button>
      </div>
    </div>
  );
}
