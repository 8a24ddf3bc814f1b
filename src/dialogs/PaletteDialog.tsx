// Find, loaded when first asked for. What is typed before it is there is not lost.
import { lazy, Suspense, useRef, useState } from 'react';
import { FIELD_WORDS } from './fieldWords.ts';
import './palette.css';

// On its way as soon as there are dialogs.
const chunk = import('./Palette.tsx');
chunk.catch(() => undefined);
const Palette = lazy(() => chunk.then((loaded) => ({ default: loaded.Palette })));

export function PaletteDialog() {
  const [early, setEarly] = useState('');
  const waited = useRef(false);
  return (
    <Suspense
      fallback={
        <>
          <input
            type="text"
            {...FIELD_WORDS}
            onFocus={() => {
              waited.current = true;
            }}
            value={early}
            onChange={(event) => setEarly(event.target.value)}
          />
          <p className="app-dialog-body">Loading the commands …</p>
        </>
      }
    >
      <Palette early={early} waited={waited} />
    </Suspense>
  );
}
