// Files or a whole folder, chosen with the browser's own dialog.
import { FileUp } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { chosenFiles } from '#commands/droppedFiles.ts';
import type { NamedFile } from '#workers/takeAll.ts';

interface FileChoiceProps {
  /** What the large button says. */
  readonly children: ReactNode;
  /** Names of the two inputs. */
  readonly labels: { readonly files: string; readonly folder: string };
  readonly onChoose: (files: readonly NamedFile[]) => void;
}

export function FileChoice({ children, labels, onChoose }: FileChoiceProps) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className="app-dropzone" onClick={() => files.current?.click()}>
        <FileUp size={20} strokeWidth={1.5} aria-hidden="true" />
        <span>{children}</span>
      </button>
      <p className="app-hint">
        Folders, .zip and .gz are opened too.{' '}
        <button type="button" className="app-text-button" onClick={() => folder.current?.click()}>
          Choose a folder
        </button>
      </p>
      <input
        ref={(input) => {
          // React knows no such attribute.
          input?.setAttribute('webkitdirectory', '');
          folder.current = input;
        }}
        type="file"
        hidden
        aria-label={labels.folder}
        onChange={(event) => onChoose(chosenFiles(event.target.files))}
      />
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label={labels.files}
        onChange={(event) => onChoose(chosenFiles(event.target.files))}
      />
    </>
  );
}
