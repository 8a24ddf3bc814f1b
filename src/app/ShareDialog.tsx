import { Check, Copy, Download } from 'lucide-react';
import { useRef, useState } from 'react';
import { runCommand } from '#session/commands.ts';
import { makeLink, workspaceFile, writeLink } from '#session/shareLink.ts';
import { download } from './download.ts';

/** The link holds everything: texts, names, what-if and view. It is written into the address only when copied. */
export function ShareDialog() {
  const [link] = useState(makeLink);
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  const field = useRef<HTMLInputElement>(null);
  const copy = async () => {
    const { url } = writeLink();
    field.current?.select();
    try {
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
            value={link.url}
            aria-describedby="app-link-fits"
            onFocus={(event) => event.target.select()}
          />
          <button type="button" className="app-button app-primary" onClick={() => void copy()}>
            {state === 'copied' ? (
              <Check size={15} aria-hidden="true" />
            ) : (
              <Copy size={15} aria-hidden="true" />
            )}
            {state === 'copied' ? 'Copied' : 'Copy link'}
          </button>
        </div>
        <p id="app-link-fits" className="app-fits" data-light={link.light}>
          <span className="app-light" aria-hidden="true" />
          {link.length.toLocaleString('en')} characters. {link.fits}
        </p>
        <output className="app-hint">
          {state === 'copied' && 'Copied, and written into the address bar.'}
          {state === 'refused' && 'The browser refused the clipboard: the link is selected, press Ctrl+C.'}
        </output>
      </div>
      <p>
        The link itself holds the texts as you wrote them, the names and the view. No server keeps a copy, so
        whoever has the link can read the policies.
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
