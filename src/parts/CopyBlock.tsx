import { Fragment, useEffect, useState } from 'react';
import { setLocal } from '#session/local.ts';
import { CopyMark } from './CopyMark.tsx';
import { copyText } from './copyText.ts';

const THANKS_MS = 1500;

/** A command that needs several lines breaks before an option, and not within one. */
const byOption = (command: string) =>
  command.split(/ (?=--\w)/).map((part, i) => (
    <Fragment key={part}>
      {i > 0 && ' '}
      <span className="explain-option">{part}</span>
    </Fragment>
  ));

/** A command or message as code, with a button that copies it. */
export function CopyBlock({ text, label }: { readonly text: string; readonly label: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const handle = setTimeout(() => setCopied(false), THANKS_MS);
    return () => clearTimeout(handle);
  }, [copied]);
  const copy = async () => {
    if (await copyText(text)) setCopied(true);
    else
      setLocal({
        notice: { kind: 'error', text: 'The browser did not let us copy. Select the text instead.' },
      });
  };
  return (
    <div className="explain-copy">
      <pre>{text.includes('\n') ? text : byOption(text)}</pre>
      <button
        type="button"
        className="explain-icon"
        aria-label={`Copy ${label}`}
        title="Copy"
        onClick={() => void copy()}
      >
        <CopyMark copied={copied} size={14} />
      </button>
      <output className="explain-unseen">{copied ? 'Copied' : ''}</output>
    </div>
  );
}
