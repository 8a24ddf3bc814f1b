import { Download } from 'lucide-react';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { CopyMark } from '#parts/CopyMark.tsx';
import { copyText } from '#parts/copyText.ts';
import { runCommand } from '#commands/commands.ts';
import { download } from '#commands/download.ts';
import {
  canSeal,
  isTooLarge,
  linkWith,
  putInAddress,
  sealedLinkWith,
  workspaceFile,
  type Link,
  type Sees,
} from '#commands/shareLink.ts';
import { getWorkspace, truthStore } from '#session/truth.ts';
import type { Workspace } from '#workspace/workspace.ts';
import { WaitLine } from '#waiting/WaitLine.tsx';
import { EmbedSnippet } from './EmbedSnippet.tsx';
import { OtherNames } from './OtherNames.tsx';
import { ReadAnswer } from './ReadAnswer.tsx';
import { useHash } from './useHash.ts';
import './sharing.css';

const SEES: readonly { readonly id: Sees; readonly words: string }[] = [
  { id: 'everything', words: 'Everything' },
  { id: 'graph', words: 'Graph and explanation only' },
];

/** What is said of the link, beside its light. */
function fitsWords({ fits, length }: Link): string {
  return `${length.toLocaleString('en')} characters. ${fits}`;
}

/** The link holds everything: texts, names, what-if and view. It is written into the address only when copied. */
export function ShareDialog() {
  const [own] = useState(() => ({ workspace: getWorkspace(), state: truthStore.getState() }));
  const [sees, setSees] = useState<Sees>('everything');
  /** Under other names; null: not yet, or a verdict would change. */
  const [renamed, setRenamed] = useState<Workspace | null>(null);
  const [renaming, setRenaming] = useState(false);
  const [passphrase, setPassphrase] = useState<string | null>(null);
  const [sealed, setSealed] = useState<Link | null>(null);
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  const field = useRef<HTMLInputElement>(null);
  const shared = renaming ? renamed : own.workspace;
  const { again, cancel, hash, wait } = useHash(shared);
  const link = sealed ?? (hash === null ? null : linkWith(hash, sees));
  const tooLarge = shared !== null && isTooLarge(shared);
  const waits = passphrase !== null && sealed === null;
  const isOwn = !renaming && sees === 'everything';
  /** Whatever the link depends on has changed. */
  const anew = () => {
    setSealed(null);
    setState('idle');
  };
  const copy = async () => {
    if (hash === null || link === null) return;
    try {
      const made = waits ? await sealedLinkWith(hash, passphrase, sees) : link;
      flushSync(() => setSealed(passphrase === null ? null : made));
      if (isOwn) putInAddress(made, own.state);
      field.current?.select();
      setState((await copyText(made.url)) ? 'copied' : 'refused');
    } catch {
      setState('refused');
    }
  };
  const save = () => {
    if (shared === null) return;
    const { name, text } = workspaceFile(shared);
    download(name, text);
  };
  return (
    <div className="app-dialog-body sharing">
      <div className="app-link">
        <label htmlFor="app-link-text">
          {renaming ? 'Link to this graph under other names' : 'Link to exactly this graph'}
        </label>
        <div className="app-link-row">
          <input
            id="app-link-text"
            ref={field}
            readOnly
            value={waits || link === null ? '' : link.url}
            placeholder={waits ? 'Made when you copy it' : undefined}
            aria-describedby="app-link-fits"
            onFocus={(event) => event.target.select()}
          />
          <button
            type="button"
            className="app-button app-primary"
            disabled={passphrase === '' || hash === null}
            onClick={() => void copy()}
          >
            <CopyMark copied={state === 'copied'} />
            {state === 'copied' ? 'Copied' : 'Copy link'}
          </button>
        </div>
        <p id="app-link-fits" className="app-fits" data-light={link?.light}>
          {!waits && link !== null && <span className="app-light" aria-hidden="true" />}
          {waits
            ? 'Send the passphrase separately from the link. Without it nobody can open the link, and nobody can recover it.'
            : link === null
              ? tooLarge
                ? 'Too large for a link: save it as a file.'
                : 'No link yet.'
              : fitsWords(link)}
        </p>
        <WaitLine wait={wait} onCancel={cancel} onAgain={again}>
          Making the link
        </WaitLine>
        <output className="app-hint">
          {state === 'copied' && (isOwn ? 'Copied, and written into the address bar.' : 'Copied.')}
          {state === 'refused' && 'The browser refused the clipboard: the link is selected, press Ctrl+C.'}
        </output>
      </div>
      {canSeal() && (
        <div className="app-seal">
          <label>
            <input
              type="checkbox"
              checked={passphrase !== null}
              onChange={(event) => {
                setPassphrase(event.target.checked ? '' : null);
                anew();
              }}
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
              onChange={(event) => {
                setPassphrase(event.target.value);
                anew();
              }}
            />
          )}
        </div>
      )}
      <OtherNames
        workspace={own.workspace}
        onChange={(on, workspace) => {
          setRenaming(on);
          setRenamed(workspace);
          anew();
        }}
      />
      <fieldset className="sharing-sees">
        <legend>The reader sees</legend>
        {SEES.map(({ id, words }) => (
          <label key={id}>
            <input
              type="radio"
              name="sees"
              checked={sees === id}
              onChange={() => {
                setSees(id);
                anew();
              }}
            />
            {words}
          </label>
        ))}
      </fieldset>
      {sees === 'graph' && !waits && link !== null && <EmbedSnippet link={link} />}
      <p>
        The link itself holds the texts {renaming ? 'under the other names' : 'as you wrote them, the names'}{' '}
        and the view. No server keeps a copy, so whoever has the link{' '}
        {passphrase !== null && 'and the passphrase '}can read the policies.
      </p>
      <div className="app-dialog-actions">
        <button type="button" className="app-button" disabled={shared === null} onClick={save}>
          <Download size={15} aria-hidden="true" />
          Save as a file
        </button>
        {!renaming && (
          <button type="button" className="app-button" onClick={() => runCommand('export')}>
            Picture, report, data …
          </button>
        )}
      </div>
      <ReadAnswer />
    </div>
  );
}
