// For mouse and touch what the keys + - 0 and 1 do.
import { Maximize, Minus, Plus } from 'lucide-react';

interface Props {
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  readonly fit: () => void;
}

export function ZoomButtons({ zoomIn, zoomOut, fit }: Props) {
  return (
    <fieldset className="canvas-zoom" aria-label="View">
      <button type="button" onClick={zoomIn} aria-label="Zoom in" title="Zoom in (+)">
        <Plus size={16} aria-hidden="true" />
      </button>
      <button type="button" onClick={zoomOut} aria-label="Zoom out" title="Zoom out (−)">
        <Minus size={16} aria-hidden="true" />
      </button>
      <button
        type="button"
        onClick={fit}
        aria-label="Show the whole picture"
        title="Show the whole picture (1)"
      >
        <Maximize size={15} aria-hidden="true" />
      </button>
    </fieldset>
  );
}
