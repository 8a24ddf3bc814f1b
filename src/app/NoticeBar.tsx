import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { setLocal, useLocal } from '#session/local.ts';

/** How long a plain note stays; errors and choices stay until somebody closes them. */
const SHOWN_MS = 8000;
/** With a choice that can be had elsewhere too. */
const BRIEF_MS = 20_000;

/** One note at a time. Both live regions are always there: one that appears with its text is not read out. */
export function NoticeBar() {
  const notice = useLocal((local) => local.notice);
  // Nothing goes away under somebody's pointer or keyboard; afterwards there is the whole time again.
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const held = pointed || focused;
  useEffect(() => {
    const stays = notice?.kind !== 'info' || notice.choices !== undefined;
    if (notice === null || held || (stays && notice.brief !== true)) return undefined;
    const timer = setTimeout(() => setLocal({ notice: null }), notice.brief ? BRIEF_MS : SHOWN_MS);
    return () => clearTimeout(timer);
  }, [notice, held]);
  return (
    <div
      className="app-notice"
      data-kind={notice?.kind}
      hidden={notice === null}
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
    >
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
