import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { VERDICT_LOOK } from '#graph/look.ts';
import { useDerived } from '#session/derived.ts';
import type { Counts, State } from '#storage/timeline.ts';
import { difference, documentsOf, whenOf } from './stateWords.ts';

/** As the legend has them. */
const ORDER = ['valid', 'conditional', 'unknown', 'invalid'] as const;

interface Props {
  readonly state: State;
  /** What is on the screen; null: it is not drawn yet. */
  readonly now: Counts | null;
  readonly onRestore: () => void;
  /** Absent: it goes by itself. */
  readonly onRemove?: () => void;
}

function Numbers({ counts, now }: { readonly counts: Counts; readonly now: Counts | null }) {
  return (
    <ul className="history-counts" aria-label="What its picture showed">
      <li>
        {counts.principals.toLocaleString('en')} {counts.principals === 1 ? 'principal' : 'principals'}
        <Change by={difference(counts.principals, now?.principals)} />
      </li>
      {ORDER.filter((verdict) => counts[verdict] > 0 || (now?.[verdict] ?? 0) > 0).map((verdict) => (
        <li key={verdict} style={{ color: `var(${VERDICT_LOOK[verdict].variable})` }}>
          <span aria-hidden="true">{VERDICT_LOOK[verdict].glyph} </span>
          {counts[verdict].toLocaleString('en')} {VERDICT_LOOK[verdict].word}
          <Change by={difference(counts[verdict], now?.[verdict])} />
        </li>
      ))}
    </ul>
  );
}

/** How many more or fewer than now. */
const Change = ({ by }: { readonly by: string }) =>
  by === '' ? null : <span className="history-change"> ({by})</span>;

export function StateRow({ now, onRemove, onRestore, state }: Props) {
  const [sure, setSure] = useState(false);
  const guessing = useDerived((d) => d.guessing > 0);
  const title = state.label ?? state.name;
  const when = whenOf(state.savedAt);
  return (
    <li className="history-row">
      <div className="history-what">
        <strong>{title}</strong>
        <span className="history-when">
          <time dateTime={new Date(state.savedAt).toISOString()}>{when}</time> · {documentsOf(state)}
        </span>
        {state.counts === null ? (
          <span className="history-when">Its picture was not finished.</span>
        ) : (
          // They would tell what somebody still guesses.
          !guessing && <Numbers counts={state.counts} now={now} />
        )}
      </div>
      <button
        type="button"
        className="app-button"
        aria-label={`Go back to ${title}, ${when}`}
        onClick={onRestore}
      >
        Go back
      </button>
      {onRemove &&
        (sure ? (
          <button type="button" className="app-button" onClick={onRemove} onBlur={() => setSure(false)}>
            Delete it
          </button>
        ) : (
          <button
            type="button"
            className="app-icon-button"
            aria-label={`Delete ${title} …`}
            onClick={() => setSure(true)}
          >
            <Trash2 size={15} aria-hidden="true" />
          </button>
        ))}
    </li>
  );
}
