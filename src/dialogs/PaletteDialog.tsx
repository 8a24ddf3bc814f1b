import { lazy, Suspense } from 'react';

const Palette = lazy(() => import('./Palette.tsx').then((chunk) => ({ default: chunk.Palette })));

export function PaletteDialog() {
  return (
    <Suspense fallback={<p className="app-dialog-body">Loading the commands …</p>}>
      <Palette />
    </Suspense>
  );
}
