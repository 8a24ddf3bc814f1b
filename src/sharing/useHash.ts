// The link of a graph for the dialog: at once, or when it is large, made away from the page.
import { useEffect, useMemo, useState } from 'react';
import { encodeLink } from '#share/link.ts';
import { isTooLarge } from '#commands/shareLink.ts';
import { useWait, type Waits } from '#waiting/useWait.ts';
import { isLargeGraph, makeLinkAway } from '#workers/links.ts';
import type { Workspace } from '#workspace/workspace.ts';

interface Hashed extends Waits {
  /** null: not yet, or there is none. */
  readonly hash: string | null;
  readonly again: () => void;
}

export function useHash(w: Workspace | null): Hashed {
  const [made, setMade] = useState<{ readonly of: Workspace; readonly link: string } | null>(null);
  const waits = useWait();
  const { run } = waits;
  const large = w !== null && isLargeGraph(w) && !isTooLarge(w) ? w : null;
  const small = useMemo(() => (w === null || isLargeGraph(w) ? null : encodeLink(w)), [w]);
  const order = (of: Workspace) =>
    run(
      ({ signal }) => makeLinkAway(of, signal),
      (link) => setMade({ of, link }),
    );
  useEffect(() => {
    if (large !== null) order(large);
    // Ordered once for each graph.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [large]);
  const hash = small ?? (made !== null && made.of === w ? made.link : null);
  return {
    ...waits,
    wait: large === null ? null : waits.wait,
    hash,
    again: () => large !== null && order(large),
  };
}
