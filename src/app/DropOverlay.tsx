import { FileUp } from 'lucide-react';
import { useEffect, useState } from 'react';
import { droppedFiles } from '#commands/droppedFiles.ts';
import { dropTaker } from '#commands/dropTaker.ts';
import { addFiles } from '#commands/input.ts';

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;

const ADD = 'Drop files, folders or archives to add them';

/** Files may be dropped anywhere on the page. */
export function DropOverlay() {
  const [over, setOver] = useState<string | null>(null);
  useEffect(() => {
    // enter and leave also fire for every element inside; only their balance says whether the files left
    let depth = 0;
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth += 1;
      setOver(dropTaker()?.words ?? ADD);
    };
    const leave = () => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(null);
    };
    const hover = (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      depth = 0;
      setOver(null);
      if (!hasFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      void droppedFiles(event.dataTransfer).then(dropTaker()?.take ?? addFiles);
    };
    const stop = new AbortController();
    const options = { signal: stop.signal };
    window.addEventListener('dragenter', enter, options);
    window.addEventListener('dragleave', leave, options);
    window.addEventListener('dragover', hover, options);
    window.addEventListener('drop', drop, options);
    return () => stop.abort();
  }, []);
  if (over === null) return null;
  return (
    <div className="app-drop">
      <p>
        <FileUp size={28} strokeWidth={1.5} aria-hidden="true" />
        {over}
        <small>They are read in this tab and go nowhere.</small>
      </p>
    </div>
  );
}
