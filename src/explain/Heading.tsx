// The top of an explanation of an edge: both ends (a click goes there), the action, the one sentence.
import type { VerdictWord } from '#decision/verdict.ts';
import { VERDICT_LOOK } from '#graph/look.ts';
import { changeView } from '#session/truth.ts';
import type { Ends } from '#words/gateRows.ts';
import { sentence } from '#words/sentence.ts';

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
        {sentence(text, verdict).map((run, i) =>
          run.as === 'plain' ? (
            run.text
          ) : run.as === 'code' ? (
            <code key={i}>{run.text}</code>
          ) : (
            <strong key={i} className={`explain-is-${verdict}`}>
              {run.text}
            </strong>
          ),
        )}
      </h2>
    </header>
  );
}

function End({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <button type="button" className="explain-end" title={id} onClick={() => changeView({ selection: id })}>
      {name}
    </button>
  );
}
