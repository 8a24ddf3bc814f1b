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

/** `offline`: no network. `absent`: its files do not come. `broken`: it is here, and does not run. */
export type RichFault = 'offline' | 'absent' | 'broken';

export interface RichEditor {
  /** null: not here. */
  readonly Rich: typeof MonacoEditor | null;
  /** Why it does not come, where it was asked for in vain. */
  readonly fault: RichFault | null;
  /** How often it was. */
  readonly failures: number;
  /** The screen is wide enough for it. */
  readonly wide: boolean;
  /** Asks for it now, also once more. */
  readonly fetchRich: () => void;
  /** It is here, and has thrown. */
  readonly giveUp: () => void;
}

type State = Pick<RichEditor, 'Rich' | 'fault' | 'failures'>;

/** The component once it is here, and how to ask for it sooner. When it cannot come, the field stays and says so. */
export function useRichEditor(hasText: boolean): RichEditor {
  const wide = useSyncExternalStore(watchWidth, () => matchMedia(WIDE).matches);
  const [state, setState] = useState<State>({ Rich: null, fault: null, failures: 0 });
  const fail = useCallback(
    (fault: RichFault) => setState(({ failures }) => ({ Rich: null, fault, failures: failures + 1 })),
    [],
  );
  const fetchRich = useCallback(() => {
    if (!matchMedia(WIDE).matches) return;
    loadMonacoEditor().then(
      ({ MonacoEditor: Rich }) => setState(({ failures }) => ({ Rich, fault: null, failures })),
      () => fail(navigator.onLine ? 'absent' : 'offline'),
    );
  }, [fail]);
  const giveUp = useCallback(() => fail('broken'), [fail]);
  const isComing = wide && hasText;
  useEffect(() => (isComing ? whenIdle(fetchRich) : undefined), [isComing, fetchRich]);
  return { ...state, Rich: wide ? state.Rich : null, wide, fetchRich, giveUp };
}
