// What opening and closing an account or a group means for the view, and a click on a gate. Loaded with the first one.
import { containerOf } from '#graph/cards.ts';
import { closedAccounts } from '#graph/visibleGraph.ts';
import { wholeOf } from '#engine/analysis.ts';
import { derivedStore } from '#session/derived.ts';
import { fitNext } from '#session/focus.ts';
import { getLocal, setLocal } from '#session/local.ts';
import { changeView, getWorkspace } from '#session/truth.ts';

const closedNow = (): readonly string[] => {
  const { analysis } = derivedStore.getState();
  return analysis === null ? [] : closedAccounts(wholeOf(analysis), getWorkspace().view);
};

/** Shows what is in a closed account or group; the last opened is the last to be closed again for want of room. */
export function openNow(id: string): void {
  const { opened = [] } = getWorkspace().view;
  const isGroup = containerOf(id) !== null;
  const collapsed = closedNow();
  changeView({
    opened: [...opened.filter((each) => each !== id), id],
    ...(isGroup ? {} : { collapsed: collapsed.filter((each) => each !== id) }),
  });
  fitNext();
}

/** A group goes back among its kin; an account takes its groups with it. */
export function closeNow(id: string): void {
  const opened = (getWorkspace().view.opened ?? []).filter((each) => each !== id && containerOf(each) !== id);
  changeView({
    ...(containerOf(id) === null ? { collapsed: [...new Set([...closedNow(), id])] } : {}),
    opened: opened.length === 0 ? undefined : opened,
  });
  fitNext();
}

/** A box of an edge was clicked: the explanation opens at that gate. */
export function openAtGate(id: string, letter: string): void {
  // A line that stands for several opens an account instead, and is not explained.
  if (getWorkspace().view.selection !== id) return;
  setLocal({ panes: { ...getLocal().panes, explanation: true }, wish: { kind: 'gate', id, letter } });
}

/** As the picture began. */
export function closeAllNow(): void {
  changeView({ collapsed: undefined, opened: undefined });
  fitNext();
}
