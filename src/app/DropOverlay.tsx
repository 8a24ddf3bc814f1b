import { FileUp } from 'lucide-react';
import { useEffect, useState } from 'react';
import { droppedFiles } from '#commands/droppedFiles.ts';
import { addFiles } from '#commands/input.ts';

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;

/** Files may be dropped anywhere on the page. */
export function DropOverlay() {
  const [over, setOver] = useState(false);
  useEffect(() => {
    // enter and leave also fire for every element inside; only their balance says whether the files left
    let depth = 0;
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth += 1;
      setOver(true);
    };
    const leave = () => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const hover = (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      depth = 0;
      setOver(false);
      if (!hasFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      void droppedFiles(event.dataTransfer).then(addFiles);
    };
    const stop = new AbortController();
    const options = { signal: stop.signal };
    window.addEventListener('dragenter', enter, options);
    window.addEventListener('dragleave', leave, options);
    window.addEventListener('dragover', hover, options);
    window.addEventListener('drop', drop, options);
    return () => stop.abort();
  }, []);
  if (!over) return null;
  return (
    <div className="app-drop">
      <p>
        <FileUp size={28} strokeWidth={1.5} aria-hidden="true" />
        Drop files, folders or archives to add them
        <small>They are read in this tab and go nowhere.</small>
      </p>
    </div>
  );
}
