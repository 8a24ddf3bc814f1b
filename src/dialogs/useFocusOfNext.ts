// One dialog takes the place of another that is open (Find leads to Share) or is just closing (Escape, then Ctrl+K): the
// keyboard goes to where it would be if the new one had been opened by itself.
import { useEffect, type RefObject } from 'react';

/** Frames until a dialog that comes in a chunk of its own is there. */
const PATIENCE = 60;

export function useFocusOfNext(
  name: string | null,
  popup: RefObject<HTMLElement | null>,
  first: string,
): void {
  useEffect(() => {
    if (name === null) return undefined;
    let frame = 0;
    let left = PATIENCE;
    const go = () => {
      const dialog = popup.current;
      const at = document.activeElement;
      const field = dialog?.querySelector<HTMLElement>(first) ?? null;
      const title = dialog?.querySelector<HTMLElement>('.app-dialog-title') ?? null;
      left -= 1;
      // Whoever has gone on by themselves stays there.
      const free = at === document.body || at === dialog || at === title;
      if ((!free && at !== field) || left === 0) return;
      // The dialog takes the focus back once, when what had it before is gone.
      if (free && field !== null) field.focus();
      else if (free && left === 1 && title !== null) {
        title.tabIndex = -1;
        title.focus();
      }
      frame = requestAnimationFrame(go);
    };
    frame = requestAnimationFrame(go);
    return () => cancelAnimationFrame(frame);
  }, [name, popup, first]);
}
