import { useEffect, useState } from 'react';

/** Nothing was typed for so long. */
const REST_MS = 700;

/** `words` once they have stayed the same for a while: for live regions, which should not speak at every key. */
export function useRested(words: string): string {
  const [rested, setRested] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setRested(words), REST_MS);
    return () => clearTimeout(timer);
  }, [words]);
  return rested === words ? words : '';
}
