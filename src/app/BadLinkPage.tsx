import { useRef, useState } from 'react';
import { copyText } from '#parts/copyText.ts';
import { runCommand } from '#commands/commands.ts';
import type { Local } from '#session/local.ts';

type BadLink = NonNullable<Local['badLink']>;

/** What happened, in a heading, and what helps. The session's own message says the details. */
export const LINK_HELP: Readonly<Record<BadLink['kind'], { readonly title: string; readonly help: string }>> =
  {
    cut: {
      title: 'This link was cut off',
      help: 'Chat and mail programs shorten long links. Ask for the link again as a file, or in a place that keeps it whole.',
    },
    damaged: {
      title: 'This link is damaged',
      help: 'Something on its way changed a few characters. Ask the sender to copy it once more.',
    },
    newer: {
      title: 'This link is from a newer Rolegraph',
      help: 'Reload the page to get the newest version, then open the link again.',
    },
    foreign: {
      title: 'This is not a Rolegraph link',
      help: 'Its address ends in something that Rolegraph never wrote. Check where the link came from.',
    },
    lesson: {
      title: 'There is no such lesson',
      help: 'It may belong to another version of the course, or a letter is missing. The list has all there are.',
    },
    'too-large': {
      title: 'This link holds too much',
      help: 'It unpacks to more than Rolegraph opens, so it was stopped. Ask for the graph as a file.',
    },
  };

/** Instead of the graph when the address holds a link that cannot be opened. Own work is untouched. */
export function BadLinkPage({ link }: { readonly link: BadLink }) {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  const field = useRef<HTMLTextAreaElement>(null);
  const { title, help } = LINK_HELP[link.kind];
  const copy = async () => {
    field.current?.select();
    setState((await copyText(link.hash)) ? 'copied' : 'refused');
  };
  return (
    <section className="app-bad-link" aria-labelledby="app-bad-link-title">
      <h2 id="app-bad-link-title">{title}</h2>
      <p>{link.message}</p>
      <p>{help}</p>
      <p className="app-calm">Your own work in this browser is untouched.</p>
      <label htmlFor="app-bad-link-text">
        The text of the link, for a bug report ({link.hash.length} characters)
      </label>
      <textarea id="app-bad-link-text" ref={field} readOnly rows={4} value={link.hash} />
      <div className="app-actions">
        {link.kind === 'lesson' && (
          <button type="button" className="app-button app-primary" onClick={() => runCommand('learn')}>
            All lessons
          </button>
        )}
        <button
          type="button"
          className={link.kind === 'lesson' ? 'app-button' : 'app-button app-primary'}
          onClick={() => runCommand('back-to-mine')}
        >
          Go to my graph
        </button>
        <button type="button" className="app-button" onClick={() => void copy()}>
          {state === 'copied' ? 'Copied' : 'Copy the link text'}
        </button>
        <output className="app-hint">
          {state === 'refused' && 'The browser refused the clipboard: the text is selected, press Ctrl+C.'}
        </output>
      </div>
    </section>
  );
}
