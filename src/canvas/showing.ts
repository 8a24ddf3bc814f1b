// Resources are drawn or not: a choice of the view, like a hidden verdict.
import { useEffect } from 'react';
import type { LightGraph } from '#graph/accessGraph.ts';
import type { VerdictWord } from '#decision/verdict.ts';
import { chooseResources, defaultHidden, isResource, RESOURCES, type UNTRIED } from '#graph/hidden.ts';
import { wholeOf } from '#engine/analysis.ts';
import { derivedStore } from '#session/derived.ts';
import { changeView, getWorkspace, useWorkspace } from '#session/truth.ts';
import { fitNext } from '#session/focus.ts';

/** Shows or hides the edges of a verdict, or those that nobody tried. */
export function toggleVerdict(verdict: VerdictWord | typeof UNTRIED): void {
  const hidden = getWorkspace().view.hidden ?? [];
  const next = hidden.includes(verdict) ? hidden.filter((each) => each !== verdict) : [...hidden, verdict];
  changeView({ hidden: next.length === 0 ? undefined : next });
}

export function showResources(): void {
  changeView({ hidden: chooseResources(getWorkspace().view, true) });
  fitNext();
}

/** What is selected goes with them when it is one of them. */
export function hideResources(): void {
  const { view } = getWorkspace();
  const { analysis } = derivedStore.getState();
  const goes =
    analysis !== null && view.selection !== undefined && isResource(wholeOf(analysis), view.selection);
  changeView({ hidden: chooseResources(view, false), ...(goes && { selection: undefined }) });
  fitNext();
}

/** Whoever selects a resource that is not drawn, in the edge table or by a link, wants to see it. */
export function useSelectedResource(whole: LightGraph): void {
  const selection = useWorkspace((w) => w.view.selection);
  useEffect(() => {
    if (selection === undefined || !isResource(whole, selection)) return;
    if (defaultHidden(whole, getWorkspace().view).has(RESOURCES)) showResources();
  }, [whole, selection]);
}
