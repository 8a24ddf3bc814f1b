// The menu's code comes when somebody reaches for it, not with the first picture.
import { ChevronDown } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';

const load = () => import('./SamplesMenu.tsx');
const SamplesMenu = lazy(() => load().then(({ SamplesMenu }) => ({ default: SamplesMenu })));

export const SAMPLES_FACE = (
  <>
    Samples
    <ChevronDown size={14} aria-hidden="true" />
  </>
);

export function SamplesButton() {
  const [wanted, setWanted] = useState(false);
  const button = (
    <button
      type="button"
      className="app-button app-quiet"
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
      onClick={() => setWanted(true)}
    >
      {SAMPLES_FACE}
    </button>
  );
  return wanted ? (
    <Suspense fallback={button}>
      <SamplesMenu face={SAMPLES_FACE} />
    </Suspense>
  ) : (
    button
  );
}
