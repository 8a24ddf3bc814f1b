// "Replace names and account ids": asks the engine, shows what is called what, and keeps the list in this browser.
import { Download } from 'lucide-react';
import { useState } from 'react';
import type { Different, Pseudonymised } from '#pseudonyms/pseudonymise.ts';
import { ask } from '#session/answers.ts';
import { download } from '#commands/download.ts';
import { useWait } from '#waiting/useWait.ts';
import { WaitLine } from '#waiting/WaitLine.tsx';
import type { Workspace } from '#workspace/workspace.ts';
import { keepNames } from './keptNames.ts';

interface Props {
  readonly workspace: Workspace;
  /** `renamed` null: the engine has not answered, or a verdict would change. */
  readonly onChange: (on: boolean, renamed: Workspace | null) => void;
}

const count = (n: number, one: string, many = `${one}s`) =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
const verdicts = (edges: number) =>
  edges === 0
    ? 'There is no edge whose verdict could change.'
    : `${count(edges, 'edge')} decided again: every verdict is the same.`;

function Result({ edges, left, pseudonyms, workspace }: Pseudonymised) {
  const { names } = pseudonyms;
  const save = () => download('names.rolegraph.json', `${JSON.stringify(pseudonyms, null, 2)}\n`);
  return (
    <>
      <output>
        {count(names.length, 'name')} replaced. {verdicts(edges)}
      </output>
      {left.length > 0 && (
        <p className="sharing-left" role="alert">
          Still there, because the graph depends on them: {left.join(', ')}.
        </p>
      )}
      {names.length > 0 && (
        // It scrolls, also by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <section className="sharing-table" tabIndex={0} aria-label="What is replaced by what">
          <table>
            <thead>
              <tr>
                <th scope="col">Your name</th>
                <th scope="col">What the reader sees</th>
              </tr>
            </thead>
            <tbody>
              {names.map(({ from, to }) => (
                <tr key={from}>
                  <td>{from}</td>
                  <td>{to}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <details className="sharing-more">
        <summary>The texts as the reader gets them</summary>
        {workspace.documents.map(({ id, name, text }) => (
          <label key={id} className="sharing-text">
            {name}
            <textarea readOnly rows={8} value={text} />
          </label>
        ))}
      </details>
      <p className="app-hint">
        Kept: names of AWS and of public providers, plain words such as role or user, regions, IP ranges,
        times, and sentences that name nobody. The list stays in this browser; save it to read an answer
        elsewhere.
      </p>
      <button type="button" className="app-button" onClick={save}>
        <Download size={15} aria-hidden="true" />
        Save the list of names
      </button>
    </>
  );
}

export function OtherNames({ onChange, workspace }: Props) {
  const [on, setOn] = useState(false);
  const [also, setAlso] = useState('');
  const [answer, setAnswer] = useState<Pseudonymised | Different | null>(null);
  const { cancel, run, wait } = useWait();
  const find = () => {
    setAnswer(null);
    onChange(true, null);
    const { context: _context, documents: _documents, ...rest } = workspace;
    const wanted = also.split(/[,\n]/).flatMap((word) => (word.trim() === '' ? [] : [word.trim()]));
    run(
      (asking) => ask({ kind: 'pseudonyms', rest, also: wanted }, asking),
      (found) => {
        setAnswer(found);
        if ('different' in found) return;
        keepNames(found.pseudonyms);
        onChange(true, found.workspace);
      },
    );
  };
  const choose = (wanted: boolean) => {
    setOn(wanted);
    if (wanted) return find();
    cancel();
    onChange(false, null);
  };
  const isBusy = wait?.state === 'asked';
  return (
    <div className="sharing-names" data-open={on || undefined}>
      <label className="sharing-check">
        <input type="checkbox" checked={on} onChange={(event) => choose(event.target.checked)} />
        Replace names and account ids
      </label>
      {on && (
        <div className="sharing-result" aria-busy={isBusy}>
          <WaitLine wait={wait} onCancel={cancel} onAgain={find}>
            Renaming, and deciding every edge again
          </WaitLine>
          {answer !== null && 'different' in answer && (
            <p role="alert">
              No link was made: under other names {count(answer.different, 'edge')} of {answer.edges} would
              get another verdict.
            </p>
          )}
          {answer !== null && 'pseudonyms' in answer && <Result {...answer} />}
          <form
            className="sharing-also"
            onSubmit={(event) => {
              event.preventDefault();
              find();
            }}
          >
            <label htmlFor="sharing-also">Replace these words too</label>
            <input
              id="sharing-also"
              value={also}
              placeholder="Acme, Wilhelmina"
              spellCheck={false}
              onChange={(event) => setAlso(event.target.value)}
            />
            <button type="submit" className="app-button" disabled={isBusy}>
              Replace
            </button>
          </form>
        </div>
      )}
    </div>
  );
}
