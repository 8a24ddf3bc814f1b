import { ClipboardPaste, FileUp, Shapes } from 'lucide-react';
import { useRef } from 'react';
import { SAMPLES } from '#lessons/samples.ts';
import { chosenFiles } from '#commands/droppedFiles.ts';
import { addFiles, openSample } from '#commands/input.ts';
import { setLocal } from '#session/local.ts';
import { PHONE, useMedia } from './useMedia.ts';

/** Nothing here yet: three ways in, and nothing else. */
export function EmptyState() {
  const phone = useMedia(PHONE);
  const files = useRef<HTMLInputElement>(null);
  return (
    <section className="app-empty" aria-labelledby="app-empty-title">
      <h2 id="app-empty-title">Who can assume which role?</h2>
      <p>Bring IAM policies in any of these ways. They stay in this tab.</p>
      <div className="app-choices">
        <button type="button" className="app-choice" onClick={() => setLocal({ dialog: 'add' })}>
          <ClipboardPaste size={26} strokeWidth={1.5} aria-hidden="true" />
          <strong>Paste</strong>
          <span>{phone ? 'Open the box for text' : 'Ctrl+V anywhere, or open the box'}</span>
        </button>
        <button type="button" className="app-choice" onClick={() => files.current?.click()}>
          <FileUp size={26} strokeWidth={1.5} aria-hidden="true" />
          <strong>Files</strong>
          <span>{phone ? 'Choose them' : 'Choose them, or drop them here'}</span>
        </button>
        <button type="button" className="app-choice" onClick={() => openSample(SAMPLES[0]?.id ?? '')}>
          <Shapes size={26} strokeWidth={1.5} aria-hidden="true" />
          <strong>Sample</strong>
          <span>{SAMPLES[0]?.name}</span>
        </button>
      </div>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label="Choose files"
        onChange={(event) => void addFiles(chosenFiles(event.target.files))}
      />
    </section>
  );
}
