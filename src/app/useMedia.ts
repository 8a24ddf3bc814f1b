import { useSyncExternalStore } from 'react';

/** Whether a media query holds now; re-renders when that changes. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    () => window.matchMedia(query).matches,
  );
}

/** Below this width there is one pane at a time (ux.md 4.10). */
export const PHONE = '(max-width: 699px)';
