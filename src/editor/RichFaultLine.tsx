// Why there is no full editor, and how to ask for it again.
import type { RichEditor, RichFault } from '#monaco/richEditor.ts';

const WHY: Readonly<Record<RichFault, string>> = {
  offline: 'The full editor is not here: there is no network.',
  absent:
    'The full editor is not here: its files did not come. Perhaps the host has a newer version of this page.',
  broken: 'The full editor does not run in this browser.',
};

interface Props {
  readonly rich: RichEditor;
}

export function RichFaultLine({ rich: { fault, failures, fetchRich } }: Props) {
  return (
    <output className={fault === null ? 'editor-unseen' : 'editor-fault'}>
      {fault !== null && (
        <>
          <span>{WHY[fault]} This text field takes every change, too.</span>
          <span>
            <button type="button" className="editor-link" onClick={fetchRich}>
              Try again
            </button>{' '}
            {/* Some browsers remember that a file was missing. */}
            {failures > 1 && fault === 'absent' && (
              <button type="button" className="editor-link" onClick={() => location.reload()}>
                Reload the page
              </button>
            )}
          </span>
        </>
      )}
    </output>
  );
}
