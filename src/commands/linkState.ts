// Whether the link in the address bar is still what is on the screen.
import { getLocal, setLocal } from '#session/local.ts';
import { truthStore } from '#session/truth.ts';

type Content = ReturnType<typeof truthStore.getState>['content'];
let shared: Content | null = null;

/** The address bar shows a link to exactly this content. */
export function markShared(content: Content | null): void {
  shared = content;
  setLocal({ linkStale: false });
}

/** Follows the edits; undoing back to what was shared makes the link fresh again. */
export function watchLink(): () => void {
  return truthStore.subscribe((now, before) => {
    if (now.content === before.content) return;
    const linkStale = shared !== null && now.content !== shared;
    if (linkStale !== getLocal().linkStale) setLocal({ linkStale });
  });
}
