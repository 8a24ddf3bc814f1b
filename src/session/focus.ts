// Focus: only what is some steps from the selected one; and how to show one that the picture does not show.
import { derivedStore } from './derived.ts';
import { getLocal, setLocal } from './local.ts';
import { changeView, getWorkspace } from './truth.ts';

/** Steps that a focus may reach. */
const MOST_HOPS = 9;

/** Another picture: it is shown whole as soon as the engine has placed it. */
export function fitNext(): void {
  setLocal({ viewRequests: getLocal().viewRequests + 1, viewWhole: false });
}

/** Shows what is `hops` steps around `id`; what was opened or closed by hand belonged to another picture. */
export function focusOn(id: string, hops = 1): void {
  changeView({ focus: [id, hops], collapsed: undefined, opened: undefined });
  fitNext();
}

export function leaveFocus(): void {
  changeView({ focus: undefined, collapsed: undefined, opened: undefined });
  fitNext();
}

export const isNarrowed = (): boolean => {
  const { filter, focus } = getWorkspace().view;
  return filter !== undefined || focus !== undefined;
};

/** Neither filter nor focus. */
export function showAll(): void {
  setLocal({ filtering: false });
  changeView({ filter: undefined, focus: undefined, collapsed: undefined, opened: undefined });
  fitNext();
}

export const canFocus = (): boolean => {
  const { focus, selection } = getWorkspace().view;
  return derivedStore.getState().analysis !== null && (focus !== undefined || selection !== undefined);
};

/** Focuses on what is selected; the same again leaves the focus. */
export function toggleFocus(): void {
  const { focus, selection } = getWorkspace().view;
  if (selection === undefined || focus?.[0] === selection) leaveFocus();
  else focusOn(selection, focus?.[1]);
}

export const canWiden = (): boolean => (getWorkspace().view.focus?.[1] ?? MOST_HOPS) < MOST_HOPS;
export const canNarrow = (): boolean => (getWorkspace().view.focus?.[1] ?? 1) > 1;

export function widenFocus(by: 1 | -1): void {
  const { focus } = getWorkspace().view;
  if (focus === undefined) return;
  const hops = Math.min(MOST_HOPS, Math.max(1, focus[1] + by));
  changeView({ focus: [focus[0], hops] });
  fitNext();
}
