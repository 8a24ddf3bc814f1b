import { GateBox } from '#canvas/GateBox.tsx';
import { CANVAS_KEYS } from '#canvas/keyboard.ts';
import { editorKeys } from '#monaco/editorKeys.ts';
import { LineSample } from '#canvas/LineSample.tsx';
import { ANSWER_LOOK, GATE_LOOK, VERDICT_LOOK, VERDICT_ORDER } from '#graph/look.ts';
import type { GateAnswer } from '#decision/verdict.ts';
import { COMMANDS } from '#commands/commands.ts';
import { setLocal } from '#session/local.ts';
import { KeyCaps } from '#parts/KeyCaps.tsx';
import { isMac } from '#parts/keyText.ts';

const [PERMISSION] = GATE_LOOK;

interface Row {
  readonly label: string;
  readonly keys: readonly string[];
}

function KeyTable({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }) {
  return (
    <table className="app-key-table">
      <caption>{title}</caption>
      <tbody>
        {rows.map(({ label, keys }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>
              <KeyCaps keys={keys} mac={isMac()} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How to read the picture, and every key, from the tables that the picture and the keyboard use themselves. */
export function HelpDialog() {
  const global = COMMANDS.flatMap(({ label, keys }) => (keys === undefined ? [] : [{ label, keys }]));
  return (
    <div className="app-dialog-body">
      <section aria-labelledby="app-help-read">
        <h3 id="app-help-read">How to read the picture</h3>
        <ul className="app-reading">
          {VERDICT_ORDER.toReversed().map((verdict) => (
            <li key={verdict} data-verdict={verdict}>
              <LineSample verdict={verdict} />
              <strong>
                {VERDICT_LOOK[verdict].glyph} {VERDICT_LOOK[verdict].word}
              </strong>
              <span>{VERDICT_LOOK[verdict].meaning}</span>
            </li>
          ))}
        </ul>
        <p>
          The boxes on an edge are its gates: <b>P</b> may the caller ask, <b>T</b> does the role trust the
          caller, <b>G</b> does a guardrail stand in the way.
        </p>
        <ul className="app-answers">
          {PERMISSION !== undefined &&
            (Object.keys(ANSWER_LOOK) as GateAnswer[]).map((answer) => (
              <li key={answer}>
                <GateBox mark={{ look: PERMISSION, answer }} /> {ANSWER_LOOK[answer].word}
              </li>
            ))}
        </ul>
      </section>
      <section className="app-key-tables" aria-label="Keys">
        <KeyTable title="Anywhere outside of text fields" rows={global} />
        <div className="app-key-column">
          <KeyTable title="In the picture" rows={CANVAS_KEYS} />
          <KeyTable title="In the editor" rows={editorKeys(isMac())} />
        </div>
      </section>
      <p className="app-hint">
        <span className="app-by-keys">
          <kbd>Ctrl</kbd> <kbd>V</kbd> outside of text fields adds what is on the clipboard.{' '}
        </span>
        <button type="button" className="app-text-button" onClick={() => setLocal({ dialog: 'palette' })}>
          All commands
        </button>{' '}
        ·{' '}
        <button type="button" className="app-text-button" onClick={() => setLocal({ dialog: 'formats' })}>
          What can I paste?
        </button>{' '}
        ·{' '}
        <button type="button" className="app-text-button" onClick={() => setLocal({ dialog: 'about' })}>
          About
        </button>{' '}
        ·{' '}
        <button type="button" className="app-text-button" onClick={() => setLocal({ dialog: 'privacy' })}>
          Privacy: what this page can send
        </button>{' '}
        ·{' '}
        <button type="button" className="app-text-button" onClick={() => setLocal({ dialog: 'learn' })}>
          Learn: the course
        </button>
        {import.meta.env.MODE !== 'single' && (
          <>
            {' '}
            ·{' '}
            <a className="app-text-button" href="docs/index.html" target="_blank" rel="noreferrer">
              Documentation
            </a>
          </>
        )}
      </p>
    </div>
  );
}
