// The keyboard goes where a command sent it, as soon as that is there: panes come in chunks of their own.
import { useEffect } from 'react';
import { setLocal, useLocal, type Local } from '#session/local.ts';

type Goal = NonNullable<Local['goal']>;

/** The first of these that is there, in this order. */
const GOALS: Readonly<Record<Goal, readonly string[]>> = {
  graph: ['.canvas-list'],
  explanation: ['.explain-pane h2'],
  text: ['.editor-source [role="textbox"]', '.editor-source textarea', '.editor-source [tabindex="0"]'],
  bottom: ['.explain-bottom [aria-current]', '.explain-bottom tbody button', '.explain-bottom > p'],
};

/** Something that does not come is not waited for any longer. */
const PATIENCE_MS = 3000;

function find(goal: Goal): HTMLElement | null {
  for (const selector of GOALS[goal]) {
    const found = document.querySelector<HTMLElement>(selector);
    if (found !== null) return found;
  }
  return null;
}

export function useGoal(): void {
  const goal = useLocal((local) => local.goal);
  useEffect(() => {
    if (goal === null) return undefined;
    const begun = performance.now();
    let frame = 0;
    const go = () => {
      const found = find(goal);
      if (found === null && performance.now() - begun < PATIENCE_MS) {
        frame = requestAnimationFrame(go);
        return;
      }
      if (found !== null) {
        if (!found.matches('button, textarea, [tabindex], [contenteditable]')) found.tabIndex = -1;
        found.focus();
      }
      setLocal({ goal: null });
    };
    frame = requestAnimationFrame(go);
    return () => cancelAnimationFrame(frame);
  }, [goal]);
}
