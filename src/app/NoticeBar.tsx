import { X } from 'lucide-react';
import { useEffect } from 'react';
import { setLocal, useLocal } from '#session/local.ts';

/** How long a plain note stays; errors and choices stay until somebody closes them. */
const SHOWN_MS = 8000;

/** One note at a time. Both live regions are always there: one that appears with its text is not read out. */
export function NoticeBar() {
  const notice = useLocal((local) => local.notice);
  useEffect(() => {
    if (notice?.kind !== 'info' || notice.choices !== undefined) return undefined;
    const timer = setTimeout(() => setLocal({ notice: null }), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  return (
    <div className="app-notice" data-kind={notice?.kind} hidden={notice === null}>
      <output>{notice?.kind === 'info' && notice.text}</output>
      <div role="alert">{notice?.kind === 'error' && notice.text}</div>
      {notice?.choices?.map((choice) => (
        <button key={choice.label} type="button" className="app-button" onClick={() => choice.run()}>
          {choice.label}
        </button>
      ))}
      <button
        type="button"
        className="app-icon-button"
        aria-label="Close this note"
        onClick={() => setLocal({ notice: null })}
      >
        <X size={15} aria-hidden="true" />
      </button>
    </div>
  );
}
