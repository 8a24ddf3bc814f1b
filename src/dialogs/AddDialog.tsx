import { useState } from 'react';
import { SAMPLES } from '#lessons/samples.ts';
import { FileChoice } from '#parts/FileChoice.tsx';
import { runCommand } from '#commands/commands.ts';
import { addFiles, addText, openSample } from '#commands/input.ts';

const FORMATS =
  'Policies, outputs of the AWS CLI, Terraform, CloudFormation, profiles, error messages, or a page of text with them.';

/** Every way in: a box to paste into, files, samples. The session closes the dialog when something came. */
export function AddDialog() {
  const [text, setText] = useState('');
  return (
    <div className="app-dialog-body">
      <form
        className="app-add"
        onSubmit={(event) => {
          event.preventDefault();
          void addText('Pasted text', text);
        }}
      >
        <label htmlFor="app-add-text">Paste policies</label>
        <textarea
          id="app-add-text"
          rows={9}
          spellCheck={false}
          aria-describedby="app-add-formats"
          placeholder={'{\n  "Version": "2012-10-17",\n  "Statement": [ … ]\n}'}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
              event.currentTarget.form?.requestSubmit();
          }}
        />
        <p id="app-add-formats" className="app-hint">
          {FORMATS} Outside of this box Ctrl+V works anywhere.{' '}
          <button type="button" className="app-text-button" onClick={() => runCommand('formats')}>
            What can I paste?
          </button>
        </p>
        <button type="submit" className="app-button app-primary" disabled={text.trim() === ''}>
          Add this text
        </button>
      </form>
      <FileChoice
        labels={{ files: 'Choose files', folder: 'Choose a folder' }}
        onChoose={(files) => void addFiles(files)}
      >
        <strong>Choose files</strong> or drop them anywhere on the page
      </FileChoice>
      <section aria-labelledby="app-add-samples">
        <h3 id="app-add-samples">Or look at a sample</h3>
        <ul className="app-samples">
          {SAMPLES.map(({ id, name, summary }) => (
            <li key={id}>
              <button type="button" className="app-sample" onClick={() => openSample(id)}>
                <strong>{name}</strong>
                <span>{summary}</span>
              </button>
            </li>
          ))}
        </ul>
        <p className="app-hint">
          A sample replaces what is here; undo brings it back.{' '}
          <button type="button" className="app-text-button" onClick={() => runCommand('earlier')}>
            Earlier graphs in this browser
          </button>{' '}
          <button type="button" className="app-text-button" onClick={() => runCommand('history')}>
            States of this graph
          </button>
        </p>
      </section>
    </div>
  );
}
