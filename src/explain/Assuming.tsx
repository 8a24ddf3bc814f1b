// A verdict that rests on what-if values says so, wherever the bar over the canvas is not in sight.
import { edit, useWorkspace } from '#session/truth.ts';
import { forgetAll, inWords } from '#words/whatIf.ts';

export function Assuming() {
  const context = useWorkspace((w) => w.context);
  const values = Object.entries(context);
  if (values.length === 0) return null;
  return (
    <p className="explain-callout explain-assuming">
      <span>
        Assuming{' '}
        {values.map(([key, value], i) => (
          <span key={key}>
            {i > 0 && ', '}
            <code>{key}</code> {value === null ? 'is not sent' : 'is '}
            {value !== null && <code>{inWords(value)}</code>}
          </span>
        ))}
        .
      </span>
      <button type="button" className="explain-button" onClick={() => edit(forgetAll)}>
        Reset
      </button>
    </p>
  );
}
