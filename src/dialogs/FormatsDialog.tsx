import { CopyBlock } from '#parts/CopyBlock.tsx';
import { useAnswer } from '#session/answers.ts';
import { setLocal } from '#session/local.ts';
import '#explain/explain.css';
import './ledger.css';

/** What can be pasted: one line and one example a format, from the table that the engine itself reads by. */
export function FormatsDialog() {
  const { answer } = useAnswer({ kind: 'formats' });
  return (
    <div className="app-dialog-body">
      <p>
        Any mix of these, pasted or dropped, alone or many at once, inside Markdown or prose, in folders, .zip
        and .gz. Each is recognised by what it holds, not by its name, and all are joined by ARN.
      </p>
      {answer === null ? (
        <p className="app-hint">The engine is still loading …</p>
      ) : (
        <ul className="formats-list">
          {answer.map(({ example, id, what }) => (
            <li key={id}>
              {example === null ? (
                <span className="formats-what">{what}</span>
              ) : (
                <details>
                  <summary>{what}</summary>
                  <CopyBlock text={example} label={what} />
                </details>
              )}
            </li>
          ))}
        </ul>
      )}
      <button type="button" className="app-button" onClick={() => setLocal({ dialog: 'add' })}>
        Add policies …
      </button>
    </div>
  );
}
