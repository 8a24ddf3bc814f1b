// When Monaco takes over from the plain text field: wide screens only, when the browser is idle or on focus.
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { loadMonacoEditor } from './loadMonaco.ts';
import type { MonacoEditor } from './MonacoEditor.tsx';

const WIDE = '(min-width: 700px)';
/** Idle or not, after this many milliseconds it is fetched. */
const PATIENCE_MS = 2000;

function watchWidth(changed: () => void): () => void {
  const query = matchMedia(WIDE);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(run, { timeout: PATIENCE_MS });
    return () => cancelIdleCallback(handle);
  }
  const handle = setTimeout(run, PATIENCE_MS);
  return () => clearTimeout(handle);
}

interface Loaded {
  /** null: it cannot come. */
  readonly Rich: typeof MonacoEditor | null;
}

/** Of this page: a text that is opened later need not begin in the plain field. */
let here: Loaded | null = null;

/** The component once it is here, and how to ask for it sooner. When the chunk cannot come, the field stays. */
export function useRichEditor(): {
  readonly Rich: typeof MonacoEditor | null;
  /** It will be here in a moment. */
  readonly coming: boolean;
  readonly fetchRich: () => void;
} {
  const wide = useSyncExternalStore(watchWidth, () => matchMedia(WIDE).matches);
  const [loaded, setLoaded] = useState<Loaded | null>(() => here);
  const fetchRich = useCallback(() => {
    if (!matchMedia(WIDE).matches) return;
    loadMonacoEditor().then(
      (chunk) => {
        here ??= { Rich: chunk.MonacoEditor };
        setLoaded(here);
      },
      () => setLoaded({ Rich: null }),
    );
  }, []);
  useEffect(() => (wide ? whenIdle(fetchRich) : undefined), [wide, fetchRich]);
  return { Rich: wide ? (loaded?.Rich ?? null) : null, coming: wide && loaded === null, fetchRich };
}
