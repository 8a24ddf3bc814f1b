// What the live region says: results, once things are at rest, never each key on the way to them.
import { useEffect, useRef, useState } from 'react';
import { announcement, type Counts, shownOf } from './counts.ts';

export interface Told {
  readonly counts: Counts;
  /** How many edges the last analysis changed; it counts once for each `analysis`. */
  readonly changed: number;
  readonly analysis: unknown;
  /** The picture is of the last text that could be read. */
  readonly stale: boolean;
  /** The first error in the texts, where there is one. */
  readonly error: string | undefined;
  readonly shown: { readonly principals: number; readonly edges: number };
}

const STALE = 'A text cannot be read now, and the graph is as of the last one that could.';

const sameVerdicts = (a: Counts, b: Counts): boolean =>
  (Object.keys(a.verdicts) as (keyof Counts['verdicts'])[]).every(
    (word) => a.verdicts[word] === b.verdicts[word],
  );

/** What somebody who only hears the page should be told of the way from `was` to `now`; null: nothing. */
export function newsOf(was: Told | null, now: Told): string | null {
  if (now.stale) {
    if (was?.stale && was.error === now.error) return null;
    return now.error === undefined ? STALE : `${STALE} ${now.error}`;
  }
  const updated = announcement(now.counts, now.changed);
  if (was === null) return updated;
  if (was.stale) return `The text can be read again. ${updated}`;
  if (was.analysis !== now.analysis && (now.changed > 0 || !sameVerdicts(was.counts, now.counts)))
    return updated;
  if (was.shown.edges === now.shown.edges && was.shown.principals === now.shown.principals) return null;
  return `${shownOf(now.shown.principals, now.counts.principals)}, with ${edgesOf(now)}.`;
}

function edgesOf({ counts: { access, verdicts }, shown }: Told): string {
  const all = Object.values(verdicts).reduce((sum, count) => sum + count, access);
  return `${shown.edges.toLocaleString('en')} of ${all.toLocaleString('en')} ${all === 1 ? 'edge' : 'edges'}`;
}

/** Nothing has happened for so long. */
const REST_MS = 700;

/** The words for the live region; `now` null: nothing may be told. */
export function useNews(now: Told | null): string {
  const [said, setSaid] = useState('');
  const told = useRef<Told | null>(null);
  const changes = useRef(0);
  const seen = useRef<unknown>(null);
  useEffect(() => {
    if (now === null) return undefined;
    if (seen.current !== now.analysis) {
      seen.current = now.analysis;
      changes.current += 1;
    }
    const tell = () => {
      // What several analyses changed together nobody has counted.
      const news = newsOf(told.current, changes.current > 1 && told.current ? { ...now, changed: 0 } : now);
      told.current = now;
      changes.current = 0;
      if (news !== null) setSaid(news);
    };
    const timer = setTimeout(tell, REST_MS);
    return () => clearTimeout(timer);
  });
  return now === null ? '' : said;
}
