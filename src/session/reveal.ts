// Shows a node or an account wherever it is: opens what it stands in, shows what was hidden, focuses where that is not enough.
import { chooseResources, isResource } from '#graph/hidden.ts';
import { closedAccounts, visibleGraph } from '#graph/visibleGraph.ts';
import type { LightGraph } from '#graph/accessGraph.ts';
import { everyUnit, unitIds } from '#graph/unitTree.ts';
import type { ViewChange } from '#workspace/edits.ts';
import type { ViewChoices } from '#workspace/workspace.ts';
import { wholeOf } from '#engine/analysis.ts';
import { derivedStore } from './derived.ts';
import { fitNext } from './focus.ts';
import { changeView, getWorkspace } from './truth.ts';

/** A picture in which one still finds what was looked for. */
const READABLE = 150;

const applied = (view: ViewChoices, change: ViewChange): ViewChoices =>
  Object.fromEntries(Object.entries({ ...view, ...change }).filter(([, value]) => value !== undefined));

/** An OU is drawn as soon as nothing around it is closed. */
function revealingUnit(whole: LightGraph, view: ViewChoices, id: string): ViewChange {
  const around = everyUnit(whole.accounts).get(id)?.units.slice(0, -1) ?? [];
  const closed = closedAccounts(whole, view);
  const isHidden = around.some((unit) => closed.includes(unit.id));
  if (!isHidden) return { selection: id };
  return { selection: id, collapsed: closed.filter((each) => !around.some((unit) => unit.id === each)) };
}

/** The change of the view after which `id` is drawn; it is selected too. */
export function revealing(whole: LightGraph, view: ViewChoices, id: string): ViewChange {
  if (whole.accounts.some((each) => unitIds(each).includes(id))) return revealingUnit(whole, view, id);
  const isDrawn = (choices: ViewChoices, most = Number.POSITIVE_INFINITY): boolean => {
    const { nodes } = visibleGraph(whole, choices);
    return (
      nodes.length <= most &&
      nodes.some((node) => node.closed === undefined && (node.id === id || node.account === id))
    );
  };
  const node = whole.nodes.find((each) => each.id === id);
  const account = node === undefined ? id : node.account;
  const resource = isResource(whole, id) ? { hidden: chooseResources(view, true) } : {};
  const start: ViewChange = { selection: id, ...resource };
  if (isDrawn(applied(view, start))) return start;
  const closed = closedAccounts(whole, applied(view, resource));
  const opened = view.opened ?? [];
  const around = unitIds(whole.accounts.find((each) => each.id === account) ?? {});
  const open: ViewChange =
    account === null
      ? start
      : {
          ...start,
          collapsed: closed.filter((each) => each !== account && !around.includes(each)),
          opened: [...opened.filter((each) => each !== account), account],
        };
  if (isDrawn(applied(view, open), READABLE)) return open;
  const focus: ViewChange = { ...start, focus: [id, 1], collapsed: undefined, opened: undefined };
  // What the filter or a hidden verdict leaves out comes back for it.
  return isDrawn(applied(view, focus)) ? focus : { ...focus, filter: undefined };
}

export function reveal(id: string): void {
  const { analysis } = derivedStore.getState();
  if (analysis === null) return;
  changeView(revealing(wholeOf(analysis), getWorkspace().view, id));
  fitNext();
}
