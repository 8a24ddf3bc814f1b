// The top of an explanation of an edge: both ends (a click goes there), the action, the one sentence.
import { readableId } from '#language/unknownAccount.ts';
import { Fragment } from 'react';
import type { VerdictWord } from '#decision/verdict.ts';
import { VERDICT_LOOK } from '#graph/look.ts';
import { changeView } from '#session/truth.ts';
import type { Ends } from '#words/gateRows.ts';
import { sentence, together } from '#words/sentence.ts';

interface Props {
  readonly ids: Ends;
  readonly names: Ends;
  readonly action: string;
  readonly verdict: VerdictWord;
  readonly text: string;
}

export function Heading({ ids, names, action, verdict, text }: Props) {
  return (
    <header className="explain-head">
      <div className="explain-crumb">
        <span>
          <End id={ids.source} name={names.source} /> <span aria-label="to">→</span>{' '}
          <End id={ids.target} name={names.target} />
        </span>
        <span className="explain-action">{action}</span>
      </div>
      <h2 className="explain-sentence">
        <span className={`explain-glyph explain-is-${verdict}`} title={VERDICT_LOOK[verdict].word}>
          <span aria-hidden="true">{VERDICT_LOOK[verdict].glyph}</span>
          <span className="explain-unseen">{VERDICT_LOOK[verdict].word}: </span>
        </span>
        {together(sentence(text, verdict)).map(({ after, as, before, text: words }, i) =>
          as === 'plain' ? (
            breakable(words)
          ) : as === 'code' ? (
            <span key={i} className="explain-together">
              {before}
              <code>{breakable(words)}</code>
              {after}
            </span>
          ) : (
            <strong key={i} className={`explain-is-${verdict}`}>
              {words}
            </strong>
          ),
        )}
      </h2>
    </header>
  );
}

/** Words of which hardly one fits into a line: condition keys of issuers, ARNs. */
const LONG = 26;

/** Long ones break after their dots and colons, and not anywhere. */
const breakable = (text: string) =>
  text
    .split(/(?<=\s)/)
    .flatMap((word) => (word.length > LONG ? word.split(/(?<=[.:/])(?=\w)/) : [word]))
    .map((piece, i) => (
      <Fragment key={i}>
        {i > 0 && <wbr />}
        {piece}
      </Fragment>
    ));

function End({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <button
      type="button"
      className="explain-end"
      title={readableId(id)}
      onClick={() => changeView({ selection: id })}
    >
      {name}
    </button>
  );
}
