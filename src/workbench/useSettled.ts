import { useEffect, useState } from 'react';

const PAUSE_MS = 300;

/** The text once nobody has typed for a moment: judging a whole graph for each letter helps nobody. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), settled === '' ? 0 : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, settled]);
  return settled;
}
